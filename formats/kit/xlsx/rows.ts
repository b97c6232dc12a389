// A worksheet's XML → its rows of cells, in batches, at the memory of one batch.
import type { Entry } from 'yauzl';
import type { Cell } from '../../../model/cell.js';
import type { GridRow } from '../../../model/grid.js';
import { limits } from '../limits.js';
import { refuse } from '../refuse.js';
import { attribute, decodeText, type XmlHandler } from '../xml.js';
import { streamPart } from '../xml-part.js';
import type { Archive } from '../zip.js';
import { addressColumn } from './address.js';
import { type CellContext, readCell } from './cell.js';
import { isTrue } from './parts.js';
import { plainStyle } from './styles.js';

const batchRows = 2048;

/** Rows without a value are not given: row numbers may jump. Errors: SD_FORMAT_DAMAGED, SD_FORMAT_TOO_LARGE. */
export async function* readRows(
  archive: Archive,
  entry: Entry,
  context: CellContext,
): AsyncGenerator<readonly GridRow[], void, void> {
  const collector = rowCollector(context, archive.fileName);
  for await (const _ of streamPart(archive, entry, collector.handler)) {
    if (collector.waiting() >= batchRows) yield collector.take();
    if (collector.finished()) break;
  }
  if (collector.waiting() > 0) yield collector.take();
}

interface RowCollector {
  readonly handler: XmlHandler;
  waiting(): number;
  take(): GridRow[];
  /** True once the cells are over: what follows in a worksheet is of no use here. */
  finished(): boolean;
}

function rowCollector(context: CellContext, fileName: string): RowCollector {
  let rows: GridRow[] = [];
  let inside = false;
  let finished = false;
  let row = 0;
  let hidden = false;
  let bold = true;
  let cells: Cell[] = [];
  let col = 0;
  let type: string | undefined;
  let style = 0;
  let raw = '';
  let reading = false;
  let phonetic = false;
  let formula: string | undefined;
  let cached = false;

  function openRow(tag: string): void {
    const given = attribute(tag, 'r');
    const next = given === undefined ? row + 1 : Number(given);
    if (!(next > row && next <= limits.rows))
      throw refuse('SD_FORMAT_DAMAGED', fileName, `gives row "${given ?? next}" after row ${row}`);
    row = next;
    hidden = isTrue(attribute(tag, 'hidden'));
    bold = true;
    cells = [];
    col = 0;
  }

  function openCell(tag: string): void {
    const address = attribute(tag, 'r');
    col = (address && addressColumn(address)) || col + 1;
    if (col > limits.columns)
      throw refuse(
        'SD_FORMAT_DAMAGED',
        fileName,
        `has a cell in column ${col} of row ${row}; ${limits.columns} at most`,
      );
    type = attribute(tag, 't');
    style = Number(attribute(tag, 's') ?? 0);
    raw = '';
    formula = undefined;
    cached = false;
  }

  function closeCell(): void {
    const cell =
      cached || formula === undefined ? readCell({ type, style, raw }, context) : uncalculated(formula);
    if (cell === null) return;
    while (cells.length < col - 1) cells.push(null);
    cells[col - 1] = cell;
    bold = bold && (context.styles[style] ?? plainStyle).bold;
  }

  function closeRow(): void {
    if (cells.length === 0) return;
    rows.push({ row, cells, ...(hidden && { hidden }), ...(bold && { bold }) });
  }

  const handler: XmlHandler = {
    open(name, tag) {
      if (!inside) inside = name === 'sheetData' && !finished;
      else if (name === 'c') openCell(tag);
      else if (name === 'v' || name === 't') {
        reading = !phonetic;
        cached = true;
      } else if (name === 'row') openRow(tag);
      else if (name === 'f') formula = '';
      else if (name === 'rPh') phonetic = true;
    },
    text(text) {
      if (!inside) return;
      if (reading) raw = raw === '' ? text : longer(raw, text, fileName);
      else if (formula !== undefined && !cached) formula = longer(formula, text, fileName);
    },
    close(name) {
      if (!inside) return;
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'c') closeCell();
      else if (name === 'row') closeRow();
      else if (name === 'rPh') phonetic = false;
      else if (name === 'sheetData') {
        inside = false;
        finished = true;
      }
    },
  };
  const take = (): GridRow[] => {
    const taken = rows;
    rows = [];
    return taken;
  };
  return { handler, waiting: () => rows.length, take, finished: () => finished };
}

/** A formula that was never calculated has a value for nobody who does not calculate: it is told as an error cell. */
function uncalculated(formula: string): Cell {
  return { kind: 'error', text: `=${decodeText(formula.trim())}` };
}

function longer(text: string, more: string, fileName: string): string {
  if (text.length + more.length > limits.cell)
    throw refuse('SD_FORMAT_TOO_LARGE', fileName, `has a cell of more than ${limits.cell} characters`);
  return text + more;
}
