// A PC-Axis file (.px), as statistics offices publish them → one sheet: its title, its variables and measures, a row a place.
// Written by the specification of 2013: https://www.scb.se/en/services/statistical-programs-for-px-files/px-file-format/
import iconv from 'iconv-lite';
import type { Cell } from '../model/cell.js';
import type { GridRow, Sheet, Workbook } from '../model/grid.js';
import { readHead } from './kit/chunks.js';
import type { DecodeOptions, Decoder, Evidence } from './kit/decoder.js';
import { surveyText, type TextForm } from './kit/encoding.js';
import { cubeOf, type PxCube } from './kit/px/cube.js';
import { keywordReader } from './kit/px/keywords.js';
import { CutData, cubeReader, headingOf, tooLarge } from './kit/px/rows.js';
import { refuse } from './kit/refuse.js';
import { readText } from './kit/text.js';

const batchRows = 2048;

export const px: Decoder = { name: 'px', detect, open };

const first =
  /^\s{0,100}(?:CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGE|LANGUAGES|CREATION-DATE|DECIMALS|SHOWDECIMALS|MATRIX|SUBJECT-CODE|SUBJECT-AREA|COPYRIGHT|DESCRIPTION|TITLE|CONTENTS|UNITS|STUB|HEADING|TABLEID|DEFAULT-GRAPH|NEXT-UPDATE|PX-SERVER|DIRECTORY-PATH|UPDATE-FREQUENCY|AUTOPEN|CONFIDENTIAL|LAST-UPDATED)\s{0,9}(?:\[[^\]]{1,40}\]\s{0,9})?=/;
const second =
  /[;\n]\s{0,9}(?:STUB|HEADING|VALUES|MATRIX|SUBJECT-AREA|CONTENTS|DATA)\s{0,9}(?:\[[^\]]{1,40}\]\s{0,9})?[=(]/;

function detect({ text, fileName }: Evidence): number {
  if (text === null || !first.test(text)) return 0;
  return second.test(text) || /\.px$/i.test(fileName) ? 0.85 : 0;
}

async function open(path: string, { fileName }: DecodeOptions): Promise<Workbook> {
  const { head } = await readHead(path, fileName);
  const form = encodingOf(await surveyText(path, head, fileName), head);
  const cube = await readCube(path, form, fileName);
  const large = tooLarge(cube);
  if (large !== undefined) throw refuse('SD_FORMAT_TOO_LARGE', fileName, large);
  const sheet: Sheet = {
    name: null,
    number: 1,
    hidden: false,
    rows: () => readRows(path, form, cube, fileName),
    merges: async () => [],
    hiddenColumns: async () => [],
    comments: async () => [],
  };
  return { format: 'px', encoding: form.encoding, sheets: [sheet], close: async () => {} };
}

/** What is UTF-8 by its bytes is UTF-8, whatever the file says; without a CHARSET the text is that of DOS. */
function encodingOf(form: TextForm, head: Uint8Array): TextForm {
  if (form.encoding !== 'windows-1252') return form;
  const start = Buffer.from(head).toString('latin1');
  const page = /CODEPAGE\s{0,9}=\s{0,9}"?([\w.-]{1,30})/i.exec(start)?.[1];
  if (page !== undefined && !/^utf/i.test(page) && iconv.encodingExists(page))
    return { ...form, encoding: page.toLowerCase() };
  return /CHARSET\s{0,9}=/i.test(start) || page !== undefined ? form : { ...form, encoding: 'cp850' };
}

async function readCube(path: string, form: TextForm, fileName: string): Promise<PxCube> {
  const reader = keywordReader();
  for await (const piece of readText(path, form))
    if (reader.write(piece) !== undefined) return cubeOf(reader.keywords);
  throw refuse('SD_FORMAT_TRUNCATED', fileName, 'ends before the keyword DATA of a PC-Axis file');
}

async function* readRows(
  path: string,
  form: TextForm,
  cube: PxCube,
  fileName: string,
): AsyncGenerator<readonly GridRow[], void, void> {
  let batch: GridRow[] = [];
  let row = 0;
  const add = (cells: readonly Cell[]): void => {
    row += 1;
    batch.push({ row, cells });
  };
  if (cube.title !== '') add([cube.title]);
  add(headingOf(cube));
  try {
    for await (const cells of placesOf(path, form, cube)) {
      add(cells);
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (!(error instanceof Error) || 'code' in error) throw error;
    throw refuse(
      error instanceof CutData ? 'SD_FORMAT_TRUNCATED' : 'SD_FORMAT_DAMAGED',
      fileName,
      error.message,
      error,
    );
  }
  if (batch.length > 0) yield batch;
}

async function* placesOf(
  path: string,
  form: TextForm,
  cube: PxCube,
): AsyncGenerator<readonly Cell[], void, void> {
  const header = keywordReader();
  const reader = cubeReader(cube);
  let within = false;
  for await (const piece of readText(path, form)) {
    const data = within ? piece : header.write(piece);
    if (data === undefined) continue;
    within = true;
    yield* reader.write(data, false);
  }
  yield* reader.write('', true);
}
