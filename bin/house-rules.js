// Holds the source to the house's sizes and names: no file over 250 lines, no vague names, nothing left undone.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const files = execFileSync('git', ['ls-files', '--', '*.ts', '*.sql', '*.js'], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const source = files.filter((file) => !/^(test|dist)\/|schema\.sql$/.test(file));
const unfinished = new RegExp(['TO' + 'DO', 'FIX' + 'ME'].map((word) => `\\b${word}\\b`).join('|'));
const complaints = [];

for (const file of source) {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n').length - 1;
  if (lines > 250) complaints.push(`${file} has ${lines} lines (250 at most): split it by meaning`);
  if (/^(utils?|helpers?|common|manager|service|base|index)\b/.test(basename(file)))
    complaints.push(`${file}: name it by what it holds`);
  if (unfinished.test(text)) complaints.push(`${file} leaves something undone`);
  if (file.endsWith('.ts') && !/^(\/\/|\/\*\*)/.test(text))
    complaints.push(`${file} does not open with a sentence that says what it does`);
}

for (const complaint of complaints) console.error(complaint);
console.log(`${source.length} files held to the house rules, ${complaints.length} complaint(s)`);
process.exitCode = complaints.length > 0 ? 1 : 0;
