// A run as a process of its own: takes in what is due in the configuration and home named, and says what came of it.
import { run } from '../../pipelines/run.js';
import { withCurrentWarehouse } from '../../pipelines/session.js';

const [, , config = '', home = ''] = process.argv;
const silent = { info: () => undefined, warn: () => undefined };
const ports = {
  clock: () => new Date('2026-03-01T05:00:00Z'),
  env: process.env,
  log: silent,
  signal: new AbortController().signal,
};
await withCurrentWarehouse({ config, home }, ports, async (session) => {
  process.stdout.write('running\n');
  const { datasets, audits } = await run(session, {}, () => undefined);
  const failed = datasets.flatMap(({ error }) => (error === null ? [] : [error.message]));
  process.stdout.write(`${JSON.stringify({ failed, audits })}\n`);
});
