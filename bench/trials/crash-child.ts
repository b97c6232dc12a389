// A run of the small city as a process of its own, to be killed: the database and the inbox stand on the command line.
import { inSmallCity, runWhole } from './session.js';

const [, , url = '', inbox = ''] = process.argv;
await inSmallCity(url, inbox, async (session) => {
  process.stdout.write('running\n');
  process.stdout.write(`${JSON.stringify(await runWhole(session))}\n`);
});
