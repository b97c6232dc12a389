// Columns of figures without a heading → the question whether the file is to be held for them.
import { columnLetters } from '../../model/cell.js';
import type { Decision } from '../../model/decision.js';
import { isUnnamed } from '../heading.js';
import { decision } from './decision.js';
import type { Specimen } from './specimen.js';

/** None where every column that most rows fill with figures has a heading. */
export function headlessDecisions(specimen: Specimen): readonly Decision[] {
  const { layout } = specimen;
  const free = layout.columns.filter((column) => isUnnamed(column, layout.plan));
  if (free.length === 0) return [];
  const row = layout.headerRows.at(-1);
  const sheet = layout.sheet === null ? {} : { sheet: layout.sheet };
  const at = free.map(({ col }) => ({ ...sheet, ...(row === undefined ? {} : { row }), col }));
  const named = free.map(({ col }) => columnLetters(col)).join(', ');
  const question = `Kolom ${named} berisi angka tanpa judul. Berkasnya dikembalikan sampai judulnya ditulis, atau kolom itu dilewati?`;
  return [
    decision('other_columns', at, question, [
      {
        say: 'dikembalikan sampai judulnya ditulis',
        because: 'tanpa judul tidak jelas apa yang diukur',
        write: { other_columns: 'refuse' },
      },
      {
        say: 'dilewati',
        because: 'kolom itu mungkin hitungan sampingan',
        write: { other_columns: 'ignore' },
      },
    ]),
  ];
}
