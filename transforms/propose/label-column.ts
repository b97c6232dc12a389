// The columns of words → personal data, choices that tell rows apart, or nothing of interest.
import { type Cell, cellText, isBlank } from '../../model/cell.js';
import type { Breakdowns } from '../../model/opd.js';
import type { TableColumn } from '../../model/table.js';
import { readChoices } from '../values/choice.js';
import { areRanges, isDay, labelOfDate } from '../values/date-label.js';
import { nameOf, namer, withoutBullet } from './names.js';
import { cellsOf, indexOf, type ProposedColumn, type Specimen } from './specimen.js';

/** What tells one thing from all others and measures nothing. */
const identifier =
  /(?:^|[_\s])(?:kode|code|id|npsn|nss|nop|nib|niop|nomenklatur|(?:no(?:mor)?\.?\s*)(?:sk|izin|register|registrasi|surat|seri|rangka|mesin|polisi|urut|akta|perkara|laporan|tiket|berkas|objek))(?:$|[_\s])|_id$/i;
const place = /\b(?:lintang|bujur|lat(?:itude)?|long?(?:itude)?|lng|koordinat|alamat|lokasi)\b/i;
/** Texts that can stand as their own code: age groups, degrees. */
const plainCode = /^[\p{L}\p{N}<>+-]{1,12}$/u;
/** More different words than this in a column are no choices, unless the heading names kinds or the words come again and again. */
const mostChoices = 200;
/** As many as are surely seen of a long file. */
const mostKinds = 900;
/** Kinds come again on the average so often; names of persons and things once a period. */
const again = 3;
const called = /^nama\b/i;
/** What comes in kinds, of which each has figures of its own: no register. */
const kindsOf =
  /\b(?:komoditas|barang|penyakit|jenis|data|indikator|variabel|elemen|kegiatan|program|rekening|kecamatan|kelurahan|desa|kota|kabupaten|provinsi|daerah|wilayah|obat|ikan|tanaman|ternak|pangan|bahan|produk|pajak|retribusi|opd|dinas|bulan|uraian|akun)\b/i;

/** "NPSN", "No. Izin", "kode": a number under it is a name. */
export function isIdentifier({ name }: TableColumn): boolean {
  return identifier.test(name) || (place.test(name.replace(/_/g, ' ')) && !/\bjumlah\b/i.test(name));
}

/** Where a single thing stands. */
export function isPlace({ name }: TableColumn): boolean {
  return place.test(name.replace(/_/g, ' '));
}

export function textsOf(specimen: Specimen, column: TableColumn): readonly string[] {
  return cellsOf(specimen, column)
    .filter((cell) => !isBlank(cell))
    .map((cell) => cellText(cell).trim());
}

export function mayChoose(specimen: Specimen, column: TableColumn): boolean {
  const texts = textsOf(specimen, column);
  const different = new Set(texts).size;
  if (different <= mostChoices) return different > 1;
  const heading = headingOf(column);
  const comesAgain = !called.test(heading) && indexOf(specimen).rows >= again * different;
  return different <= mostKinds && (comesAgain || kindsOf.test(heading));
}

/** "Uraian", "Nama Rekening": each row is a kind that has figures of its own. */
export function namesKinds(column: TableColumn): boolean {
  return kindsOf.test(headingOf(column));
}

/** "Nama Sekolah" names things; "Nama Komoditas" kinds of them. */
export function namesThings(column: TableColumn): boolean {
  const heading = headingOf(column);
  return called.test(heading) && !kindsOf.test(heading);
}

function headingOf({ path }: TableColumn): string {
  return path.at(-1)?.trim().replace(/_/g, ' ') ?? '';
}

/** The different labels; a day among ranges is what was probably typed, so that the mended file finds its choice. */
function typedLabels(specimen: Specimen, column: TableColumn): readonly string[] {
  const cells = cellsOf(specimen, column).filter((cell) => !isBlank(cell));
  const textOf = (cell: Cell) => cellText(cell).trim();
  const typed = [...new Set(cells.filter((cell) => !isDay(cell)).map(textOf))];
  if (typed.length === 0 || !areRanges(typed)) return [...new Set(cells.map(textOf))];
  return [
    ...new Set(cells.flatMap((cell) => (isDay(cell) ? (labelOfDate(cell, typed) ?? []) : textOf(cell)))),
  ];
}

/** RT 1 and RW 1 are written alike: numbers alone tell of no axis. */
export function isNumbered(choices: Breakdowns[string]): boolean {
  return Object.entries(choices).every(([code, ways]) =>
    [code, ...ways].every((way) => /^[\d\s<>+-]+$/.test(way)),
  );
}

/** An axis of breakdowns.yaml where it has every word, else an axis of its own with the words of the file. */
export function choiceColumn(
  specimen: Specimen,
  column: TableColumn,
  breakdowns: Breakdowns,
): ProposedColumn {
  const texts = typedLabels(specimen, column);
  const blank = texts.length > 0 && cellsOf(specimen, column).some(isBlank) ? { optional_cells: true } : {};
  const own = nameOf(column.path.at(-1) ?? '');
  const known = Object.entries(breakdowns)
    .toSorted(([a], [b]) => Number(b === own) - Number(a === own))
    .find(([axis, choices]) => {
      if (axis !== own && isNumbered(choices)) return false;
      const { read } = readChoices(choices);
      return texts.every((text) => read(text) !== undefined);
    });
  const several = specimen.joined?.has(column) === true ? { joined: true } : {};
  const base = { heading: column.name, type: 'choice' as const, ...several, ...blank };
  if (known !== undefined)
    return { draft: { ...base, breakdown: known[0] }, why: `semua katanya pilihan sumbu ${known[0]}` };
  const free = namer();
  const choices = Object.fromEntries(
    texts.map((text) =>
      plainCode.test(text) ? [free(text), []] : [free(nameOf(withoutBullet(text)) || 'lain'), [text]],
    ),
  );
  const axis = free(nameOf(column.path.at(-1) ?? '') || 'rincian');
  const why = `${texts.length} kata yang membedakan baris dari wilayah dan periode yang sama`;
  return { draft: { ...base, breakdown: axis, choices }, why };
}
