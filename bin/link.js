// Puts this package's own command where npx looks first, so that "npx satudata" works inside a checkout.
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'node_modules', '.bin');
const target = join(root, 'bin', 'satudata.js');

mkdirSync(folder, { recursive: true });
chmodSync(target, 0o755);
if (process.platform === 'win32') {
  writeFileSync(join(folder, 'satudata.cmd'), `@node "${target}" %*\r\n`);
} else {
  rmSync(join(folder, 'satudata'), { force: true });
  symlinkSync(join('..', '..', 'bin', 'satudata.js'), join(folder, 'satudata'));
}
