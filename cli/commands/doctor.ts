// `satudata doctor`: what is wrong with this installation, and how to mend it.
import type { Command } from 'commander';
import { diagnosisStatus, doctor, type Finding } from '../../pipelines/doctor.js';
import { invocation } from '../invocation.js';
import { type Ink, ink, print, printJson } from '../terminal.js';

const inks: Readonly<Record<Finding['level'], Ink>> = { ok: 'green', warning: 'orange', wrong: 'red' };

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('database, sources, secrets, disk, clock, version: what is wrong and how to mend it')
    .option('--offline', 'ask no source')
    .addHelpText('after', '\nExamples:\n  satudata doctor\n  satudata doctor --offline --json')
    .action(async ({ offline = false }: { readonly offline?: boolean }, command: Command) => {
      const asked = invocation(command);
      const findings = await doctor(asked, { offline }, asked.ports);
      process.exitCode = diagnosisStatus(findings);
      if (asked.json) return printJson({ ok: process.exitCode === 0, findings });
      for (const line of findings.flatMap(findingLines)) print(line);
      print(`\n${verdict(findings)}`);
    });
}

function findingLines({ subject, level, message, mend }: Finding): readonly string[] {
  const line = `${ink(inks[level], level.padEnd(8))} ${subject.padEnd(13)}  ${message}`;
  return mend === null ? [line] : [line, `${' '.repeat(24)}${ink('cyan', 'way out:')} ${mend}`];
}

function verdict(findings: readonly Finding[]): string {
  const count = (level: Finding['level']) => findings.filter((each) => each.level === level).length;
  if (count('wrong') > 0) return ink('red', `${count('wrong')} wrong, ${count('warning')} to look at`);
  return count('warning') > 0
    ? ink('orange', `nothing is wrong, ${count('warning')} to look at`)
    : ink('green', 'all is well');
}
