// A text of separated values → the same with cells, quotation marks, delimiters or lines that should not be so.
import { awkwardTexts } from './awkward.js';
import type { Draw } from './random.js';

type Edit = (lines: string[], draw: Draw) => void;

const delimiters = [',', ';', '\t', '|'];

const place = (lines: readonly string[], draw: Draw): number => draw.whole(lines.length);

function fields(line: string): readonly [string[], string] {
  const delimiter = delimiters.reduce((best, each) =>
    line.split(each).length > line.split(best).length ? each : best,
  );
  return [line.split(delimiter), delimiter];
}

const changeCell: Edit = (lines, draw) => {
  const row = place(lines, draw);
  const [cells, delimiter] = fields(lines[row] ?? '');
  cells[draw.whole(cells.length)] = draw.of(awkwardTexts);
  lines[row] = cells.join(delimiter);
};

const openQuote: Edit = (lines, draw) => {
  const row = place(lines, draw);
  const line = lines[row] ?? '';
  const at = draw.whole(line.length + 1);
  lines[row] = `${line.slice(0, at)}"${line.slice(at)}`;
};

const otherDelimiter: Edit = (lines, draw) => {
  const [row, delimiter] = [place(lines, draw), draw.of(delimiters)];
  const until = draw.fraction() < 0.5 ? row + 1 : lines.length;
  for (let at = row; at < until; at += 1) {
    const [cells] = fields(lines[at] ?? '');
    lines[at] = cells.join(delimiter);
  }
};

const dropColumn: Edit = (lines, draw) => {
  const col = draw.whole(8);
  lines.forEach((line, row) => {
    const [cells, delimiter] = fields(line);
    lines[row] = cells.filter((_, at) => at !== col).join(delimiter);
  });
};

const repeatRow: Edit = (lines, draw) => {
  const row = place(lines, draw);
  const line = lines[row] ?? '';
  const most = 100_000 / (line.length + 1);
  lines.splice(row, 0, ...Array.from({ length: Math.min(draw.of([1, 50, 3000]), most) }, () => line));
};

const widen: Edit = (lines, draw) => {
  const row = place(lines, draw);
  lines[row] = `${lines[row]}${draw.of(delimiters).repeat(draw.of([1, 300, 20_000]))}x`;
};

const swapRows: Edit = (lines, draw) => {
  const [one, other] = [place(lines, draw), place(lines, draw)];
  [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
};

const blank: Edit = (lines, draw) => {
  lines.splice(place(lines, draw), draw.whole(3), ...Array.from({ length: draw.whole(5) }, () => ''));
};

const edits: readonly Edit[] = [
  changeCell,
  changeCell,
  openQuote,
  otherDelimiter,
  dropColumn,
  repeatRow,
  widen,
  swapRows,
  blank,
];

export function damagedCsv(text: string, draw: Draw): Buffer {
  const lines = text.split(/\r?\n/);
  for (let edit = draw.whole(4); edit >= 0; edit -= 1) draw.of(edits)(lines, draw);
  const out = lines.join(draw.of(['\n', '\n', '\r\n', '\r', '\n\r\n']));
  return Buffer.from(out, draw.of(['utf8', 'utf8', 'utf8', 'latin1', 'utf16le']));
}
