// A program as a test runs it: opens the warehouse of the home named first, says so on a line, and closes it on SIGTERM.
import { openWarehouse } from '../../warehouse/open.js';

const [, , home = ''] = process.argv;
const silent = { info: () => undefined, warn: () => undefined };
const asked = new Promise((resolve) => process.once('SIGTERM', resolve));
const warehouse = await openWarehouse({ home }, { env: {}, log: silent });
// Two who make the same table at once would stumble over each other.
await warehouse.knex.raw(
  'begin; select pg_advisory_xact_lock(1); create table if not exists visit (pid integer); commit',
);
await warehouse.knex.raw('insert into visit values (?)', [process.pid]);
process.stdout.write(`${warehouse.url}\n`);
const breath = setInterval(() => undefined, 1000);
await asked;
clearInterval(breath);
await warehouse.knex.raw('insert into visit values (?)', [process.pid]);
await warehouse.close();
process.stdout.write('closed\n');
