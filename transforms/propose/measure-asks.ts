// A column of figures as it was proposed → what the file leaves open about it: how it is written, whether it counts, its scale.
import { measureKind } from '../../lexicon/measure-kind.js';
import { readUnit } from '../../lexicon/unit.js';
import type { Cell } from '../../model/cell.js';
import type { DecisionPlace } from '../../model/decision.js';
import type { TableColumn } from '../../model/table.js';
import { isMeantFor } from '../layout/table-unit.js';
import { printNumber } from '../values/print-number.js';
import { decision } from './decision.js';
import type { MeasureGroup } from './measure-group.js';
import type { ProposedColumn, Specimen } from './specimen.js';

type Asks = NonNullable<ProposedColumn['asks']>;
type Measured = ProposedColumn & { readonly group: MeasureGroup };

/** `unit`: of the variable that the column measures; undefined where the row says what it measures. */
export function measureAsks(specimen: Specimen, measured: Measured, unit: string | undefined): Asks {
  if (measured.draft.type !== 'number') return [];
  return [
    ...localeAsk(specimen, measured),
    ...lostAsk(specimen, measured),
    ...fractionAsk(specimen, measured, unit),
    ...scaleAsk(specimen, measured),
  ];
}

/** A column that counts has no decimals: there a sign can only group. */
function localeAsk(specimen: Specimen, { draft, group }: Measured): Asks {
  if (!('locale' in draft) || draft.locale === undefined) return [];
  const at = placeOf(specimen, group, (cell) => typeof cell === 'string' && /\d[.,]\d{3}$/.test(cell.trim()));
  const text = at.text.trim();
  const digits = Number(text.replace(/[.,]/g, ''));
  const [whole, part] = [printNumber(digits, 'id'), printNumber(digits / 1000, 'id')];
  const groups: 'id' | 'en' = text.includes('.') ? 'id' : 'en';
  const other = groups === 'id' ? 'en' : 'id';
  return [
    (path) =>
      decision(
        path,
        at.place,
        `"${text}" di kolom "${group.heading}" dapat berarti ${whole} atau ${part}. Yang mana?`,
        [
          {
            say: whole,
            because: 'tanda itu lazim memisahkan ribuan',
            write: { [`${path}.locale`]: groups },
          },
          {
            say: part,
            because: 'tidak ada sel yang membuktikan sebaliknya',
            write: { [`${path}.locale`]: other },
          },
        ],
      ),
  ];
}

/** Nothing but fractions of three decimals where things are counted: the rows are held until somebody says what they are. */
function lostAsk(specimen: Specimen, { group }: Measured): Asks {
  const { lost, values } = group.figures;
  if (lost.length === 0 || lost.length * 2 < values.filter((value) => !Number.isNaN(value)).length) return [];
  const [first = 0] = lost;
  const at = placeOf(specimen, group, (cell) => figureIn(cell) === first);
  const [shown, meant] = [printNumber(first, 'id'), printNumber(Math.round(first * 1000), 'id')];
  return [
    (path) =>
      decision(
        path,
        at.place,
        `Kolom "${group.heading}" mencacah, tetapi berisi ${shown}: apakah maksudnya ${meant}?`,
        [
          {
            say: `${meant}; barisnya ditahan sampai diketik tanpa titik`,
            because: 'semua pecahannya tiga angka, seperti ribuan yang terbaca sebagai desimal',
            write: { [`${path}.integer`]: true },
          },
          {
            say: `${meant}, selalu ditulis dalam ribuan`,
            because: 'judulnya mungkin lupa menyebut ribu',
            write: { [`${path}.integer`]: null, [`${path}.factor`]: 1000 },
          },
          { say: shown, because: 'begitu tertulis', write: { [`${path}.integer`]: false } },
        ],
      ),
  ];
}

/** Fractions under a word that counts: means of counts, or mistakes. */
function fractionAsk(specimen: Specimen, { draft, group }: Measured, unit: string | undefined): Asks {
  const { figures, heading } = group;
  const isAsked =
    unit !== undefined &&
    figures.decimals > 0 &&
    figures.lost.length === 0 &&
    !('factor' in draft && draft.factor !== undefined) &&
    measureKind(unit, heading).kind === 'count' &&
    readUnit(unit)?.scale !== undefined;
  const fractions = figures.values.filter((value) => !Number.isNaN(value) && !Number.isInteger(value));
  const [first] = fractions;
  if (!isAsked || first === undefined) return [];
  const at = placeOf(specimen, group, (cell) => figureIn(cell) === first);
  const numbers = figures.values.filter((value) => !Number.isNaN(value)).length;
  return [
    (path) =>
      decision(
        path,
        at.place,
        `Kolom "${heading}" mencacah ${unit}, tetapi berisi ${printNumber(first, 'id')}. Bolehkah pecahan?`,
        [
          {
            say: 'boleh',
            because: `${fractions.length} dari ${numbers} angkanya pecahan`,
            write: { [`${path}.integer`]: false },
          },
          {
            say: 'tidak; baris dengan pecahan ditahan',
            because: `${unit} dihitung bulat`,
            write: { [`${path}.integer`]: true },
          },
        ],
      ),
  ];
}

/** The heading says rupiah, the title millions of rupiah: what stands nearer is written, and asked for. */
function scaleAsk({ layout, aside }: Specimen, { group, draft }: Measured): Asks {
  const [column] = group.columns;
  const [own, over] = [readUnit(column?.unit ?? ''), readUnit(layout.unit ?? '')];
  if (column === undefined || own === undefined || over === undefined || own.base === '') return [];
  if (own.scale === over.scale || (over.base !== '' && over.base !== own.base)) return [];
  if (column.unit === layout.unit || !isMeantFor(layout.unit ?? '', column.path)) return [];
  const row = Math.max(1, ...aside.filter(({ reason }) => reason === 'header').map((each) => each.row));
  const place = { ...sheetOf(layout.sheet), row, col: column.col };
  const now = 'factor' in draft ? (draft.factor ?? 1) : 1;
  const integer = 'integer' in draft && draft.integer === true ? { integer: null } : {};
  const write = (path: string, scale: number) => ({
    [`${path}.factor`]: scale === 1 ? null : scale,
    ...(scale === now ? {} : Object.fromEntries(Object.keys(integer).map((key) => [`${path}.${key}`, null]))),
  });
  return [
    (path) =>
      decision(
        path,
        place,
        `Judul tabel menyebut "${layout.unit}", judul kolom "${group.heading}" menyebut "${column.unit}". Satuan angkanya yang mana?`,
        [
          { say: String(column.unit), because: 'judul kolom lebih dekat', write: write(path, now) },
          {
            say: String(layout.unit),
            because: 'judul tabel berlaku untuk semua',
            write: write(path, over.scale),
          },
        ],
      ),
  ];
}

/** The first cell of the group's columns of which it is true, else the first one. */
function placeOf(
  { data, layout }: Specimen,
  { columns }: MeasureGroup,
  isMeant: (cell: Cell) => boolean,
): { readonly place: DecisionPlace; readonly text: string } {
  const sheet = sheetOf(layout.sheet);
  for (const { row, cells } of data)
    for (const { col } of columns) {
      const cell = cells[col - 1] ?? null;
      if (isMeant(cell)) return { place: { ...sheet, row, col }, text: String(cell) };
    }
  return { place: { ...sheet, ...colOf(columns) }, text: '' };
}

function colOf([first]: readonly TableColumn[]): DecisionPlace {
  return first === undefined ? {} : { col: first.col };
}

function sheetOf(sheet: string | null): DecisionPlace {
  return sheet === null ? {} : { sheet };
}

function figureIn(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'string') return Number(cell.trim().replace(',', '.'));
  return cell !== null && typeof cell === 'object' && cell.kind === 'number' ? cell.value : Number.NaN;
}
