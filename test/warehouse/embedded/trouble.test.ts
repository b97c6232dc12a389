import { expect, test } from 'vitest';
import { trouble } from '../../../warehouse/embedded/trouble.js';

test.each([
  ['initdb: error: could not write file "base/1/1255": No space left on device', 'SD_WAREHOUSE_DISK_FULL'],
  ['FATAL:  could not extend file "base/1/2": Disk quota exceeded', 'SD_WAREHOUSE_DISK_FULL'],
  [
    'FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 16',
    'SD_WAREHOUSE_VERSION',
  ],
  ['FATAL:  data directory "x" has invalid permissions', 'SD_WAREHOUSE_START'],
])('what the server said is understood: %s', (said, code) => {
  expect(trouble('start', '/data', said)).toMatchObject({ code });
});

test('the last lines of the log are quoted without their times', () => {
  const said = '2026-01-01 00:00:00.000 UTC [1] LOG:  starting\n2026-01-01 00:00:00.001 UTC [1] FATAL:  no\n';
  expect(trouble('start', '/data', said).message).toBe(
    'PostgreSQL could not start in /data. It said: LOG:  starting / FATAL:  no',
  );
  expect(trouble('start', '/data', '').message).toContain('It said: nothing');
});
