// The WebAPI of BPS as it answers: errors with status 200, lists in two parts, at most two years at a time.
import { type Answer, type Asked, json, numberAsked, sampleKey } from './answer.js';
import { recordedJson, recordedRecords } from './recorded.js';

const perPage = 10;

export async function statisticsOffice({ url }: Asked): Promise<Answer> {
  const asked = parameters(url);
  if (asked.key !== sampleKey) return complaint('Invalid API Key');
  if (asked.domain !== '3672') return complaint('Parameter domain is Missing.');
  if (asked.model === 'data' && asked.var === '543') return dynamicData(asked.th ?? '');
  if (asked.model === 'indicators') return list(numberAsked(asked.page, 1));
  return json({ status: 'OK', 'data-availability': 'not-available', data: '' });
}

/** Both ways of asking: /list/model/data/domain/3672/… and /list?model=data&domain=3672&… */
function parameters(url: URL): Readonly<Record<string, string | undefined>> {
  const words = url.pathname.split('/').slice(url.pathname.split('/').indexOf('list') + 1);
  const pairs = words.flatMap((word, i) =>
    i % 2 === 0 ? [[word, decodeURIComponent(words[i + 1] ?? '')]] : [],
  );
  return { ...Object.fromEntries(pairs), ...Object.fromEntries(url.searchParams) };
}

function complaint(message: string): Answer {
  return json({ status: 'Error', message });
}

interface DynamicData {
  readonly tahun: readonly { readonly val: number; readonly label: string }[];
  readonly datacontent: Readonly<Record<string, number>>;
}

async function dynamicData(th: string): Promise<Answer> {
  // The generator writes this shape.
  const all = (await recordedJson('bps-tpt.json')) as DynamicData;
  const wanted = yearsAsked(th);
  if (wanted.length > 2) return complaint('Maximum 2 years per request.');
  const tahun = all.tahun.filter(({ val }) => wanted.length === 0 || wanted.includes(val));
  if (tahun.length === 0) return json({ status: 'OK', 'data-availability': 'not-available', data: '' });
  const content = Object.entries(all.datacontent).filter(([key]) =>
    tahun.some(({ val }) => key.endsWith(`5430${val}0`)),
  );
  return json({ ...all, tahun, datacontent: Object.fromEntries(content) });
}

/** "123", "123;124" or "123:125" → the years − 1900. */
function yearsAsked(th: string): number[] {
  const [first, last] = th.split(':').map(Number);
  if (first !== undefined && last !== undefined)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return th.split(';').filter(Boolean).map(Number);
}

async function list(page: number): Promise<Answer> {
  const records = await recordedRecords('bps-indikator.json');
  const rows = records.slice((page - 1) * perPage, page * perPage);
  const pages = Math.ceil(records.length / perPage);
  const head = { page, pages, per_page: perPage, count: rows.length, total: records.length };
  return json({ status: 'OK', 'data-availability': 'available', data: [head, rows] });
}
