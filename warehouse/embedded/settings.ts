// This machine → the settings the embedded server is started with.
import { statfs } from 'node:fs/promises';

const mebibyte = 1024 ** 2;

const fixed: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  maintenance_work_mem: '256MB',
  // Nobody replicates from here; loads write less to the log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  huge_pages: 'off',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** As pg_ctl --options takes them: no value has a blank or a quote in it. */
export async function serverSettings(port: number): Promise<string> {
  const all = { ...fixed, port: String(port), dynamic_shared_memory_type: await sharedMemory() };
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** A container gives /dev/shm 64 MB, too little for a parallel hash join: then files of the data directory serve. */
async function sharedMemory(): Promise<string> {
  if (process.platform === 'win32') return 'windows';
  if (process.platform !== 'linux') return 'posix';
  const { bavail, bsize } = await statfs('/dev/shm').catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize >= 512 * mebibyte ? 'posix' : 'mmap';
}
