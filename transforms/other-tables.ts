// Tables and sheets of a file that a contract does not take → the warnings that name them.
import { columnLetters } from '../model/cell.js';
import type { Issue } from '../model/issue.js';
import type { AsideRow, Layout, TableSpan } from '../model/table.js';

const ordinals = ['kedua', 'ketiga', 'keempat', 'kelima'];
const mostNamed = 5;

/** Where a table stands on its sheet, heading and all. */
export function spanOf({ headerRows, firstDataRow, lastDataRow, title, plan }: Layout): TableSpan {
  return {
    top: Math.min(firstDataRow, ...headerRows),
    bottom: lastDataRow ?? plan?.looked ?? firstDataRow,
    left: plan?.left ?? 1,
    right: plan?.right ?? 1,
    title,
  };
}

/** `left`: in the order of the sheet. `alike`: the contract's headings stand there too. */
export function tablesLeft(
  { sheet, transposed, ...taken }: Layout,
  left: readonly (TableSpan & { readonly alike: boolean })[],
): readonly Issue[] {
  if (transposed === true) return [];
  const { right } = spanOf({ sheet, ...taken });
  return left.slice(0, mostNamed).map(({ top, left: col, title, alike }, i) => {
    const place = col > right ? `pada kolom ${columnLetters(col)} baris ${top}` : `pada baris ${top}`;
    const named = title === '' ? '' : ` ("${title.slice(0, 80)}")`;
    return secondTable(sheet, top, col, {
      message: `Tabel ${ordinals[i] ?? `ke-${i + 2}`} ${place}${named} tidak diambil.`,
      mend: alike
        ? 'Bila tabel itu memang bagian dari data ini, minta walidata menulis "tables: all" di kontrak; bila tidak, abaikan.'
        : 'Bila tabel itu perlu dimuat, minta walidata membuat kontrak untuknya; bila tidak, abaikan.',
    });
  });
}

/** Below the rows that were looked at a title of its own and the heading once more begin another table. */
export function tableFarBelow(sheet: string | null, row: number, wanted: boolean): Issue {
  return {
    ...secondTable(sheet, row, null, {
      message: `Tabel kedua pada baris ${row} tidak diambil: letaknya terlalu jauh di bawah untuk dibaca terpisah.`,
      mend: 'Tulis tabel itu di lembar tersendiri, atau kirim sebagai berkas lain.',
    }),
    severity: wanted ? 'error' : 'warning',
  };
}

/** Another table began where nobody looked, below one that goes on as far as anybody did. */
export function isFarTable({ row, reason }: AsideRow, { plan }: Layout): boolean {
  return reason === 'other-table' && plan !== undefined && !plan.closed && row > plan.looked;
}

function secondTable(
  sheet: string | null,
  row: number,
  col: number | null,
  told: Pick<Issue, 'message' | 'mend'>,
): Issue {
  return { code: 'second-table', severity: 'warning', sheet, row, col, text: '', ...told };
}

/** Why the tables of a sheet were not taken: its name, its headings, or that it repeats what others hold. */
export type SheetLeft = 'name' | 'headings' | 'recap';

const reasons: Readonly<Record<SheetLeft, readonly [because: string, mend: string]>> = {
  name: [
    'kontrak menyebut lembar lain',
    'Bila lembar itu perlu dimuat, minta walidata mencatat namanya di "sheet"; bila tidak, abaikan.',
  ],
  headings: [
    'judul kolomnya bukan yang diminta',
    'Bila lembar itu perlu dimuat, samakan judul kolomnya; bila tidak, abaikan.',
  ],
  recap: [
    'isinya rekap dari lembar lain',
    'Tidak perlu diperbaiki bila memang rekap; bila bukan, beri nama lembar seperti yang lain.',
  ],
};

/** One warning for each reason. */
export function sheetsLeft(
  left: readonly { readonly name: string; readonly why: SheetLeft }[],
): readonly Issue[] {
  return (['recap', 'headings', 'name'] as const).flatMap((why) => {
    const names = left.filter((each) => each.why === why).map(({ name }) => `"${name}"`);
    const [first] = names;
    if (first === undefined) return [];
    const rest = names.length > mostNamed ? ` dan ${names.length - mostNamed} lainnya` : '';
    const [because, mend] = reasons[why];
    return [
      {
        code: 'sheet-not-taken',
        severity: 'warning',
        sheet: names.length === 1 ? first.slice(1, -1) : null,
        row: null,
        col: null,
        text: '',
        message: `Lembar ${names.slice(0, mostNamed).join(', ')}${rest} tidak diambil: ${because}.`,
        mend,
      },
    ];
  });
}
