// Workbooks of the sizes that matter through decode and layout: a large one, one formatted to its end, and many small.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inChild } from './in-child.js';
import { compare, spreadOf } from './measure.js';
import type { Reading } from './reading.js';
import { type Finding, memoryFinding, ratioFinding, timeFinding } from './report.js';
import { writeFormattedWorkbook, writeLargeWorkbook, writeSmallWorkbooks } from './workbook-files.js';

const few = 50;

export async function workbooks(rows: number, count: number, rounds: number): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'satudata-bench-'));
  const paths = ['large.xlsx', 'formatted.xlsx', 'small'].map((name) => join(folder, name));
  const [large = '', formatted = '', small = ''] = paths;
  try {
    await writeLargeWorkbook(large, rows);
    await writeFormattedWorkbook(formatted, few);
    await writeSmallWorkbooks(small, count, few);
    return [
      ...(await againstSheetJs(large, rows, rounds)),
      ...(await formattedToTheEnd(formatted, rounds)),
      ...(await manySmall(small, count, rounds)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function againstSheetJs(path: string, rows: number, rounds: number): Promise<readonly Finding[]> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const read = async (reading: Reading, peaks: number[]): Promise<number> => {
    const { ms, peakMegabytes } = await inChild('reading', reading);
    peaks.push(peakMegabytes);
    return ms;
  };
  const found = await compare(
    rounds,
    () => read({ by: 'program', path, rows }, ours),
    () => read({ by: 'sheetjs', path, rows: rows + 1 }, theirs),
  );
  const beside = `that of SheetJS ${Math.round(spreadOf(theirs).median)} MB`;
  return [
    ratioFinding(
      `${rows} × 10 cells of xlsx, decode and layout`,
      ['satudata', 'SheetJS reading alone'],
      found,
      1,
    ),
    memoryFinding(`the same: most resident memory (${beside})`, spreadOf(ours), 250),
  ];
}

async function formattedToTheEnd(path: string, rounds: number): Promise<readonly Finding[]> {
  const found = await repeated({ by: 'program', path, rows: few }, rounds);
  return [
    timeFinding(
      `${few} rows in a workbook formatted to row 1 048 576, process start included`,
      found.times,
      2,
    ),
    memoryFinding('the same: most resident memory', found.peaks, 150),
  ];
}

async function manySmall(path: string, count: number, rounds: number): Promise<readonly Finding[]> {
  const found = await repeated({ by: 'program', path, rows: few * count }, rounds);
  return [timeFinding(`${count} workbooks of ${few} rows, process start included`, found.times, 60)];
}

async function repeated(reading: Reading, rounds: number) {
  const [times, peaks]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const { wholeMs, peakMegabytes } = await inChild('reading', reading);
    times.push(wholeMs);
    peaks.push(peakMegabytes);
  }
  return { times: spreadOf(times), peaks: spreadOf(peaks) };
}
