// The title rows of a table → the title of its dataset, without the letterhead above and the period within.
import { cellText, isBlank } from '../../model/cell.js';
import { monthPattern } from '../values/month.js';
import { titleOf } from './names.js';
import type { Specimen } from './specimen.js';

const year = '(?:19|20)\\d{2}(?:\\s*[-–/]\\s*\\d{2,4})?';
const period = new RegExp(
  `\\b(?:(?:tahun|ajaran|bulan|periode|keadaan|per|triwulan|semester|tw|t\\.?a\\.?)\\s+)*(?:[ivx]{1,3}\\s+|\\d{1,2}\\s+)?(?:(?:${monthPattern})\\s+)?(?:tahun\\s+)?${year}\\b`,
  'gi',
);
/** Whose table it is, not what it holds. */
const letterhead =
  /^(pemerintah|pemkot|pemkab|dinas|badan|kantor|kementerian|sekretariat|satuan|bagian|bidang|jalan|jl\.|telp|provinsi|kabupaten|kota|kecamatan)\b/i;

/** '' where the table has none. */
export function datasetTitle({ aside }: Pick<Specimen, 'aside'>): string {
  const lines = aside
    .filter(({ reason }) => reason === 'title')
    .map(({ cells }) =>
      cells
        .filter((cell) => !isBlank(cell))
        .map(cellText)
        .join(' ')
        .trim(),
    );
  const telling = lines.filter((line) => !letterhead.test(line));
  return titleOf(telling.map(quiet).join(' ').replace(period, ' '));
}

/** "JUMLAH PENDUDUK" → "Jumlah penduduk"; a title in both cases stays as it was typed. */
function quiet(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text;
}
