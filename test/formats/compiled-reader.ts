// A process loads only JavaScript: brings the compiled reader of binary workbooks up to date before tests that need it.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');
const sources = [
  'limits',
  'number-format',
  'serial-date',
  'styled-number',
  'sheetjs/bold-rows',
  'sheetjs/read',
  'sheetjs/answer',
  'sheetjs/process-pool',
  'sheetjs/watch-parent',
  'sheetjs/worker',
];

export default function compileReader(): void {
  for (const source of sources) {
    const from = join(root, 'formats/kit', `${source}.ts`);
    const to = join(root, 'dist/formats/kit', `${source}.js`);
    if (modified(to) < modified(from)) compile(from, to);
  }
}

function compile(from: string, to: string): void {
  const { outputText } = ts.transpileModule(readFileSync(from, 'utf8'), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(`${to}.${process.pid}`, outputText);
  renameSync(`${to}.${process.pid}`, to);
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
