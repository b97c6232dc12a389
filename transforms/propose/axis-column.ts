// Columns of numbers → those that tell rows apart as words do ("Umur", "RT", "Kelas"), and measure nothing.
import { isBlank } from '../../model/cell.js';
import type { TableColumn } from '../../model/table.js';
import { textsOf } from './label-column.js';
import { titleOf } from './names.js';
import { repeats } from './register.js';
import { cellsOf, type Specimen } from './specimen.js';

/** What is numbered and not counted, as the whole heading says it; "Jumlah RT" counts them. */
const numbered =
  /^(?:(?:no(?:mor)?|kode|kelompok|golongan|tingkat|ruang|ke)\.? )?(?:umur|usia|age|rt|rw|kelas|tingkat|grade|level|lingkungan|dusun|blok|petak|lantai|dapil|daerah pemilihan|tps|jam|pukul|hour|minggu|pekan|week|hari|tanggal|day|zona|zone|ring|klaster|cluster|kluster|golongan|strata|stratum|desil|kuintil|kuartil|persentil|decile|quintile|angkatan|gelombang|tahap|termin|kategori|kelompok|urutan|peringkat|jalur|koridor|rute|trayek|jurusan|shift|loket|sektor|segmen|seri|anak ke|paritas|jenjang|semester|siklus|putaran|sesi|kode \p{L}+)(?: (?:ke|tahun|thn|kelas|umur|penduduk))?$/iu;
/** A place of one thing among its like: in a register of whatever it is neither summed nor averaged. */
const placing =
  /^(?:(?:no(?:mor)?|kode)\.? )?(?:rt|rw|dapil|daerah pemilihan|tps|zona|zone|blok|petak|lingkungan|dusun|koridor|loket|shift|peringkat|urutan)$/i;
/** A place of a person; of a school or house these words may count ("Kelas", "Lantai"). */
const personal =
  /^(?:kelas|tingkat|grade|level|jenjang|semester|angkatan|golongan|ruang|anak ke|desil|jurusan|jalur)$/i;
/** More different numbers than this are no axis. */
const mostCodes = 200;

/** Whole numbers, none below zero, few enough, in every row. */
export function mayTell(specimen: Specimen, column: TableColumn): boolean {
  const cells = cellsOf(specimen, column);
  if (column.type !== 'number' || cells.length === 0 || cells.some(isBlank)) return false;
  const texts = new Set(textsOf(specimen, column));
  return texts.size > 1 && texts.size <= mostCodes && [...texts].every((text) => /^\d{1,5}\+?$/.test(text));
}

/** `labels`: areas and periods; `texts`: columns of words that may tell rows apart. */
export function axisColumns(
  specimen: Specimen,
  labels: readonly TableColumn[],
  texts: readonly TableColumn[],
  numbers: readonly TableColumn[],
): readonly TableColumn[] {
  const may = numbers.filter((column) => mayTell(specimen, column));
  const others = [...labels, ...texts];
  if (may.length === 0 || repeats(specimen, others) === 0) return [];
  const named = may.filter((column) => numbered.test(headOf(column)));
  const telling = named.filter((column) => {
    const rest = [...others, ...named.filter((other) => other !== column)];
    return repeats(specimen, rest) > repeats(specimen, [...others, ...named]);
  });
  if (telling.length > 0) return telling;
  const whole = may.find((column) => isGrid(specimen, others, column));
  return whole === undefined ? [] : [whole];
}

/** Of a register: the numbers that say where something or someone belongs. */
export function placeColumns(numbers: readonly TableColumn[], ofPersons: boolean): readonly TableColumn[] {
  const belongs = (head: string) => placing.test(head) || (ofPersons && personal.test(head));
  return numbers.filter((column) => belongs(headOf(column)));
}

/** Every number beside every other label, each once: nothing that is measured falls like that. */
function isGrid(specimen: Specimen, others: readonly TableColumn[], column: TableColumn): boolean {
  const rows = cellsOf(specimen, column).length;
  if (specimen.index !== undefined && specimen.index.rows > rows) return false;
  const codes = new Set(textsOf(specimen, column)).size;
  const places = rows - repeats(specimen, others);
  return codes > 2 && places > 1 && rows === codes * places && repeats(specimen, [...others, column]) === 0;
}

/** "RT", "Kelas": what may number as well as count. */
export function isNumbered(column: TableColumn): boolean {
  return numbered.test(headOf(column));
}

function headOf({ path }: TableColumn): string {
  return titleOf(path.at(-1) ?? '').replace(/[.]/g, '');
}
