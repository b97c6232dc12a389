// One measured piece of work in a process of its own: its time, and the most memory the process ever held.
import { openWorkbook } from '../formats/open.js';
import { population, records } from './city.js';
import { timed } from './measure.js';
import { peakMegabytes } from './peak-memory.js';
import { ingestAll, keep, withSession } from './session.js';

/** `facts` is what the work must bring into the warehouse. */
export interface Job {
  readonly work: 'facts' | 'records' | 'parse';
  readonly file: string;
  readonly home: string;
  readonly url: string;
  readonly facts: number;
}

export interface JobReport {
  readonly ms: number;
  readonly peakMegabytes: number;
}

function perform({ work, file, home, url, facts }: Job): Promise<number> {
  if (work === 'parse') return timed(() => parse(file));
  return withSession(url, home, async (session) => {
    const kept = await keep(file, home);
    return timed(() => ingestAll(work === 'facts' ? population : records, kept, facts, session));
  });
}

async function parse(file: string): Promise<void> {
  const workbook = await openWorkbook(file, { fileName: file });
  for (const sheet of workbook.sheets) for await (const batch of sheet.rows()) if (batch.length === 0) return;
  await workbook.close();
}

// What a parent sends over the channel that it opened is a Job.
const job = JSON.parse(process.argv[2] ?? '') as Job;
const ms = await perform(job);
const report: JobReport = { ms, peakMegabytes: peakMegabytes() };
process.send?.(report);
process.disconnect?.();
