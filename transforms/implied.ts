// A hole in a table and the total that tells of it → the warning that names the cell and the figure.
import type { Issue } from '../model/issue.js';
import { addressIn, placeIn } from '../model/place.js';
import { areaTitle } from './area-findings.js';
import type { LayoutPlace } from './finding.js';
import type { Gap, Hole } from './holes.js';
import { printNumber } from './values/print-number.js';

/** Where the total stands, and under which heading. */
interface TotalPlace {
  readonly layout: LayoutPlace;
  readonly row: number;
  readonly col: number;
  readonly heading: string;
}

/** It names the cell and the figure, and fills nothing in. */
export function impliedIssue(hole: Hole, { total, sum }: Gap, place: TotalPlace): Issue {
  const { layout, col, heading } = place;
  const [whole, others] = [total, sum].map(figure);
  const implied = figure(total - sum);
  const row = hole.kind === 'cell' ? hole.row : place.row;
  const where = hole.area === null ? '' : ` untuk ${areaTitle(hole.area)}`;
  const what =
    hole.kind === 'cell'
      ? `Sel ${addressIn(layout, row, col)} (${heading})${where} tidak berisi angka`
      : `${areaTitle(hole.area)} tidak ada di tabel`;
  return {
    code: 'figure-implied',
    severity: 'warning',
    sheet: layout.sheet,
    ...placeIn(layout, row, col),
    text: '',
    message: `${what}, padahal jumlah di sel ${addressIn(layout, place.row, col)} (${whole}) melebihi jumlah baris lain (${others}): tampaknya angka kolom ${heading} yang kurang itu ${implied}.`,
    mend: 'Lengkapi bila angkanya memang demikian, atau perbaiki jumlahnya; angka itu tidak diisikan dengan sendirinya.',
  };
}

function figure(value: number): string {
  return printNumber(Number(value.toPrecision(12)), 'id');
}
