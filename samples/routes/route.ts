// A request → the API of the city that answers it, by the beginning of its path.
import type { Answer, Asked } from './answer.js';
import { ckan } from './ckan.js';
import { byCursor, byPage, byPost, bySkip, withKey } from './paged.js';
import { notFound, recordedFile } from './recorded.js';
import { statisticsOffice } from './statistics-office.js';

type Route = (asked: Asked) => Answer | Promise<Answer>;

const routes: readonly (readonly [string, Route])[] = [
  ['/jkn/peserta', byPage],
  ['/superapp/v1/statistik', byCursor],
  ['/api-backend/bigdata/diskominfo/wakeh-info', bySkip],
  ['/backend/api/v2/satudata/get-table-data', byPost],
  ['/perizinan/rekap', withKey],
  ['/ckan/', ckan],
  ['/bps/v1/api/list', statisticsOffice],
  ['/unduh/udara-2023.csv', afterTwoFailures],
  ['/unduh/', download],
];

export async function answerTo(asked: Asked): Promise<Answer> {
  const route = routes.find(([path]) => asked.url.pathname.startsWith(path));
  return route === undefined ? notFound(asked.url.pathname) : route[1](asked);
}

function download({ url }: Asked): Promise<Answer> {
  return recordedFile(url.pathname.slice('/unduh/'.length));
}

/** Overloaded at first, as offices' servers are on a Monday morning; who has the file already is let through. */
async function afterTwoFailures(asked: Asked): Promise<Answer> {
  if (asked.visit > 2 || asked.known !== undefined) return download(asked);
  return { status: 503, type: 'text/plain', body: 'Server sedang sibuk, coba lagi.', retryAfter: 0 };
}
