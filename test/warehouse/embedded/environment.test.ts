import { expect, test } from 'vitest';
import { environment } from '../../../warehouse/embedded/run.js';

test('the process of PostgreSQL gets what it needs to run and none of the keys of sources', () => {
  const own = {
    PATH: '/bin',
    HOME: '/root',
    TMPDIR: '/tmp',
    SystemRoot: 'C:\\Windows',
    BPS_API_KEY: 'rahasia',
    DATABASE_URL: 'postgres://x',
    SATUDATA_READER_URL: 'postgres://y',
    PGOPTIONS: '-c fsync=off',
    LANG: 'id_ID',
  };
  expect(environment(own)).toEqual({
    PATH: '/bin',
    HOME: '/root',
    TMPDIR: '/tmp',
    SystemRoot: 'C:\\Windows',
    LC_ALL: 'C',
    TZ: 'UTC',
  });
});
