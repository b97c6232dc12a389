// The recorded records → pages in the five ways in which portals of Indonesian governments hand them out.
import { type Answer, type Asked, json, numberAsked, sampleKey } from './answer.js';
import { recordedRecords } from './recorded.js';

/** ?page=&per_page= with the number of pages in meta. */
export async function byPage({ url }: Asked): Promise<Answer> {
  const records = await recordedRecords('jkn-peserta.json');
  const size = numberAsked(url.searchParams.get('per_page'), 20);
  const page = numberAsked(url.searchParams.get('page'), 1);
  const meta = { page, pages: Math.ceil(records.length / size), total: records.length };
  return json({ meta, data: records.slice((page - 1) * size, page * size) });
}

/** ?cursor= of which the next one comes as a whole address. */
export async function byCursor({ url }: Asked): Promise<Answer> {
  const records = await recordedRecords('super-app.json');
  const start = numberAsked(url.searchParams.get('cursor'), 0);
  const end = start + 240;
  const next = end < records.length ? `${url.origin}${url.pathname}?cursor=${end}` : null;
  return json({ items: records.slice(start, end), next });
}

/** ?limit=&skip= and nothing about the total. */
export async function bySkip({ url }: Asked): Promise<Answer> {
  const records = await recordedRecords('wakeh-info.json');
  const skip = numberAsked(url.searchParams.get('skip'), 0);
  const limit = numberAsked(url.searchParams.get('limit'), 100);
  return json({ message: 'success', error: 0, data: records.slice(skip, skip + limit) });
}

/** POST { page_url, page, per_page } with the total beside the rows. */
export async function byPost({ method, body }: Asked): Promise<Answer> {
  if (method !== 'POST') return json({ message: 'Method Not Allowed' }, 405);
  if (body.page_url !== 'lalu-lintas-ruas') return json({ message: 'dataset tidak ditemukan' }, 404);
  const records = await recordedRecords('lalu-lintas.json');
  const page = numberAsked(body.page, 1);
  const size = numberAsked(body.per_page, 10);
  return json({ data: records.slice((page - 1) * size, page * size), total: records.length });
}

/** Everything at once, for who has the key. */
export async function withKey({ key }: Asked): Promise<Answer> {
  if (key !== sampleKey) return json({ pesan: 'Kunci API tidak dikenal' }, 401);
  return json({ hasil: { baris: await recordedRecords('perizinan.json') } });
}
