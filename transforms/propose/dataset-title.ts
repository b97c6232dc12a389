// The title of a table → the title of its dataset, without the period that the table is of.
import type { Layout } from '../../model/table.js';
import { monthPattern } from '../values/month.js';
import { titleOf } from './names.js';

const year = '(?:19|20)\\d{2}(?:\\s*[-–/]\\s*\\d{2,4})?';
const period = new RegExp(
  `\\b(?:(?:tahun|bulan|periode|keadaan|per|triwulan|semester|tw|t\\.?a\\.?)\\s+)*(?:[ivx]{1,3}\\s+|\\d{1,2}\\s+)?(?:(?:${monthPattern})\\s+)?(?:tahun\\s+)?${year}\\b`,
  'gi',
);

/** '' where the table has none. */
export function datasetTitle({ title }: Layout): string {
  return titleOf(title.replace(period, ' '));
}
