// After an installation: the program built, where its compiler came along, and its command put where npx looks.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

if (existsSync(compiler)) {
  execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
} else if (!existsSync(join(root, 'dist', 'cli', 'main.js'))) {
  console.error(
    'dist/ is not built, and --omit=dev leaves the compiler out: run "npm ci" once, then "npm ci --omit=dev".',
  );
  process.exit(1);
}
await import('./link.js');
