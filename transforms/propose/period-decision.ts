// Places around a table that name different periods → the question which of them its figures are of.
import { cellText, isBlank } from '../../model/cell.js';
import type { Decision, DecisionPlace } from '../../model/decision.js';
import { periodCode } from '../../model/period.js';
import type { AroundPlace } from './around-table.js';
import { decision } from './decision.js';
import { filePattern } from './file-pattern.js';
import type { PeriodPlan } from './period-plan.js';
import type { Specimen } from './specimen.js';

const names = {
  title: 'judul tabel',
  note: 'baris di bawah tabel',
  sheet: 'nama lembar',
  file: 'nama berkas',
} as const;
const reasons = {
  title: 'judul berdiri di atas tabelnya sendiri',
  note: 'baris itu menyebut keadaan tabelnya sendiri',
  sheet: 'lembar dinamai menurut isinya',
  file: 'berkas dinamai menurut isinya, walau kadang menurut tahun terbit atau kirimnya',
} as const;

/** Empty where all places agree, or the rows and headings tell the period themselves. */
export function periodDecisions(specimen: Specimen, plan: PeriodPlan, fileName: string): readonly Decision[] {
  const { place, others = [] } = plan;
  const [first] = others;
  if (place === undefined || first === undefined) return [];
  const readings = [{ place, plan }, ...others];
  const said = readings.map((each) => `${names[each.place]} menyebut ${codeOf(each.plan)}`).join(', ');
  const choice = (each: (typeof readings)[number]) => ({
    say: `${codeOf(each.plan)}, menurut ${names[each.place]}`,
    because: reasons[each.place],
    write: {
      'period.from': each.plan.period.from,
      'period.type': each.plan.period.type ?? null,
      frequency: each.plan.frequency,
      since: each.plan.since,
      'source.pattern': filePattern(fileName, each.plan.ids).pattern,
    },
  });
  const question = `${said.charAt(0).toUpperCase()}${said.slice(1)}. Yang mana periode angkanya?`;
  const at = readings.map((each) => placeOf(specimen, each.place));
  return [
    decision('period', at, question, [
      choice({ place, plan }),
      choice(first),
      ...others.slice(1).map(choice),
    ]),
  ];
}

function codeOf({ ids }: PeriodPlan): string {
  return ids.map(periodCode).join(', ');
}

/** The row in which it stands, and the cell where it stands alone; nothing for the name of the file. */
function placeOf({ layout, aside }: Specimen, place: AroundPlace): DecisionPlace {
  const sheet = layout.sheet === null ? {} : { sheet: layout.sheet };
  if (place === 'file') return {};
  const text = layout.periods.find(({ from }) => from === place)?.text ?? '';
  const row = aside.find(({ cells }) =>
    cells.some((cell) => !isBlank(cell) && cellText(cell).replace(/\s+/g, ' ').trim() === text),
  );
  if (place === 'sheet' || row === undefined) return sheet;
  const col = row.cells.findIndex((cell) => cellText(cell).replace(/\s+/g, ' ').trim() === text) + 1;
  return { ...sheet, row: row.row, ...(col > 0 ? { col } : {}) };
}
