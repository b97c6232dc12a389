// What was looked at of a file → the name of its table format, where it is one that is known and not read, and the way out.
import type { Evidence } from './decoder.js';

export interface UnreadFormat {
  /** As its programs call it, with the ending of its files: "SYLK (.slk)". */
  readonly name: string;
  readonly hint: string;
}

const resave = 'open it in Excel or LibreOffice, save it as .xlsx and send that';

/** undefined for every format that is read, and for what is no table at all. */
export function unreadFormat({ head, text, parts, container }: Evidence): UnreadFormat | undefined {
  if (container === 'zip') return iWork(parts);
  if (text !== null && /^ID;P[A-Z0-9;]{0,200}\r?[\n\r](?:[BCFOPW]|N[NEU]|E)[;\r\n]/.test(text))
    return { name: 'SYLK (symbolic link, .slk)', hint: resave };
  if (text !== null && /^TABLE\r?[\n\r]\s{0,4}0\s?,\s?1\r?[\n\r]/.test(text))
    return { name: 'DIF (data interchange format, .dif)', hint: resave };
  if (isDbf(head)) return { name: 'DBF (dBase, .dbf)', hint: resave };
  const known = binary.find(([magic, at]) => magic.every((byte, i) => head[at + i] === byte));
  return known === undefined ? undefined : { name: known[2], hint: known[3] };
}

function iWork(parts: readonly string[]): UnreadFormat | undefined {
  if (!parts.some((part) => /(^|\/)Index(\.zip$|\/.*\.iwa$)/.test(part))) return undefined;
  return {
    name: 'Apple Numbers (.numbers)',
    hint: 'in Numbers choose File > Export To > Excel and send the .xlsx',
  };
}

const bytes = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];
const exported = 'export the table from the program that wrote it, as .csv or .xlsx';

/** Bytes, where they stand, name, way out. */
const binary: readonly (readonly [readonly number[], number, string, string])[] = [
  [bytes('$FL2'), 0, 'SPSS (.sav)', exported],
  [bytes('$FL3'), 0, 'SPSS (.zsav)', exported],
  [bytes('<stata_dta>'), 0, 'Stata (.dta)', exported],
  [bytes('Standard Jet DB'), 4, 'Microsoft Access (.mdb)', exported],
  [bytes('Standard ACE DB'), 4, 'Microsoft Access (.accdb)', exported],
  [[0, 0, 2, 0, 6, 4], 0, 'Lotus 1-2-3 (.wk1)', resave],
  [[0, 0, 0x1a, 0], 0, 'Lotus 1-2-3 (.wk3, .wk4)', resave],
  [[0, 0, 2, 0, 0x20, 0x51], 0, 'Quattro Pro (.wq1)', resave],
  [bytes('PAR1'), 0, 'Parquet (.parquet)', exported],
  [bytes('ARROW1'), 0, 'Arrow (.feather)', exported],
  [bytes('SQLite format 3'), 0, 'SQLite (.sqlite)', exported],
  [
    [0, 0, 0x27, 0x0a],
    0,
    'ESRI shapefile (.shp)',
    'send the table of its features, which lies beside it in the .dbf, as .xlsx or .csv; or export GeoJSON',
  ],
];

const dbfVersions: ReadonlySet<number> = new Set([
  0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0x8e, 0xcb, 0xe5, 0xf5, 0xfb,
]);

/** A version, a day of the last change, and a header as long as its list of fields. */
function isDbf(head: Uint8Array): boolean {
  const [version = 0, , month = 0, day = 0] = head;
  if (head.length < 33 || !dbfVersions.has(version) || month > 12 || day > 31) return false;
  const header = (head[8] ?? 0) | ((head[9] ?? 0) << 8);
  const record = (head[10] ?? 0) | ((head[11] ?? 0) << 8);
  if (header < 65 || record < 1) return false;
  return [1, 264].some((back) => head[header - back] === 0x0d && (header - back) % 32 === 0);
}
