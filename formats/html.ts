// An HTML page, under whatever name it comes → its tables as sheets of text cells.
import type { GridRow, Sheet, Workbook } from '../model/grid.js';
import { readHead } from './kit/chunks.js';
import type { DecodeOptions, Decoder, Evidence } from './kit/decoder.js';
import { surveyText, type TextForm } from './kit/encoding.js';
import { type FoundTable, type PageSurvey, surveyPage } from './kit/html/survey.js';
import { pageParser } from './kit/html/tables.js';
import { refuse } from './kit/refuse.js';
import { readText } from './kit/text.js';

const batchRows = 2048;
const beginning =
  /^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|table|meta|style|title|div|form|center|p|h[1-6]|script|link|frameset)\b/i;

export const html: Decoder = { name: 'html', detect, open };

function detect({ text }: Evidence): number {
  return text !== null && beginning.test(text) ? 0.9 : 0;
}

async function open(path: string, { fileName }: DecodeOptions): Promise<Workbook> {
  const { head } = await readHead(path, fileName);
  const form = await surveyText(path, head, fileName);
  const page = await surveyPage(readText(path, form));
  refusePage(page, fileName);
  const sheets = page.tables.map((table, index) => sheetOf(path, form, page, table, index + 1));
  return { format: 'html', encoding: form.encoding, sheets, close: async () => {} };
}

function refusePage({ frameset, password, tables, title }: PageSurvey, fileName: string): void {
  if (frameset && tables.length === 0)
    throw refuse(
      'SD_FORMAT_HTML_FRAMESET',
      fileName,
      'is a frameset that Excel wrote ("Save as web page"): it holds no data, only links to sheets in another folder',
    );
  const called = title === '' ? '' : ` "${title}"`;
  if (password && !tables.some(({ rows, cells }) => rows > 3 && cells > rows))
    throw refuse('SD_FORMAT_HTML_LOGIN', fileName, `is the web page${called}, which asks for a password`);
  if (tables.length === 0)
    throw refuse('SD_FORMAT_HTML_NO_TABLE', fileName, `is the web page${called} without a table`);
}

function sheetOf(path: string, form: TextForm, page: PageSurvey, table: FoundTable, number: number): Sheet {
  const fallback = page.tables.length > 1 ? `Tabel ${number}` : page.title || null;
  return {
    name: table.name ?? fallback,
    number,
    hidden: false,
    rows: () => readRows(path, form, table.index),
    merges: async () => table.merges,
    hiddenColumns: async () => table.hiddenColumns,
    comments: async () => [],
  };
}

async function* readRows(
  path: string,
  form: TextForm,
  wanted: number,
): AsyncGenerator<readonly GridRow[], void, void> {
  let rows: GridRow[] = [];
  const parser = pageParser({
    row: (index, row) => {
      if (index === wanted) rows.push(row);
    },
  });
  for await (const piece of readText(path, form)) {
    parser.write(piece);
    if (rows.length < batchRows) continue;
    yield rows;
    rows = [];
  }
  parser.end();
  if (rows.length > 0) yield rows;
}
