// What became of a backup or a restoration → lines for a person, and the document of --json.
import type { BackupReport } from '../pipelines/backup.js';
import { say } from './terminal.js';

/** A word at most every two seconds, so that nothing long is silent. */
export function partTeller(): (part: string, count: number, total: number) => void {
  let last = 0;
  return (part, count, total) => {
    const now = performance.now();
    if (now - last < 2_000 && count > 1) return;
    last = now;
    say(`${String(count).padStart(String(total).length)}/${total}  ${part}`);
  };
}

export function backupLines(
  { file, manifest, sameConfiguration }: BackupReport,
  done: string,
): readonly string[] {
  const { tables, files, missing, city, madeAt, programVersion, configurationHash } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
  return [
    `${done}: ${city.name} (${city.area}) as of ${madeAt}, by satudata ${programVersion}, ${file}`,
    `  ${tables.length} tables, ${rows} rows; ${files.length} files of the archive, ${(bytes / 1024 ** 2).toFixed(1)} MB`,
    `  configuration ${configurationHash.slice(0, 12)}${sameConfiguration ? '' : ', which is not the one at hand: check out the one it was, or the next run computes anew by this one'}`,
    ...(missing.length === 0
      ? []
      : [
          `  ${missing.length} files that deliveries name are not in the archive, so they are not in the backup either`,
        ]),
  ];
}

export function backupDocument({ file, manifest, sameConfiguration }: BackupReport) {
  const { tables, files, missing, migrations, sequences: _, ...described } = manifest;
  return {
    file,
    ...described,
    sameConfiguration,
    migrations: migrations.map(({ name }) => name),
    tables: tables.map(({ name, rows, fingerprint }) => ({ name, rows, fingerprint })),
    files: { count: files.length, bytes: files.reduce((sum, each) => sum + each.bytes, 0), missing },
  };
}
