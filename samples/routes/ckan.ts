// The CKAN action API as a city portal answers it: two packages, one in the datastore and one a file to download.
import { type Answer, type Asked, json, numberAsked } from './answer.js';
import { notFound, recordedFile, recordedRecords } from './recorded.js';

export async function ckan(asked: Asked): Promise<Answer> {
  const { url } = asked;
  const action = /^\/ckan\/api\/3\/action\/([a-z_]+)$/.exec(url.pathname)?.[1];
  if (action === 'package_show') return packageShow(url);
  if (action === 'datastore_search') return datastoreSearch(asked);
  const download = /^\/ckan\/dataset\/[a-z-]+\/([a-z0-9.-]+)$/.exec(url.pathname)?.[1];
  return download === undefined ? notFound(url.pathname) : recordedFile(download);
}

function packageShow(url: URL): Answer {
  const name = url.searchParams.get('id') ?? '';
  const resources = resourcesOf(name, url.origin);
  if (resources === undefined) return failure(404, 'Not Found Error', 'Tidak ditemukan');
  const organization = { name: 'pemkot-cilegon-contoh', title: 'Pemerintah Kota Cilegon (contoh)' };
  return json({ success: true, result: { id: name, name, title: name, organization, resources } });
}

function resourcesOf(name: string, origin: string): readonly object[] | undefined {
  const at = (file: string) => `${origin}/ckan/dataset/${name}/${file}`;
  if (name === 'arus-pelabuhan')
    return [
      {
        id: 'res-pelabuhan',
        name: 'arus-bulanan',
        format: 'CSV',
        url: at('arus.csv'),
        datastore_active: true,
      },
    ];
  if (name !== 'industri-besar-sedang') return undefined;
  return [
    { id: 'res-buku', name: 'buku-panduan', format: 'PDF', url: at('panduan.pdf'), datastore_active: false },
    {
      id: 'res-industri',
      name: 'industri-triwulanan',
      format: 'XLSX',
      url: at('industri-triwulanan.xlsx'),
      datastore_active: false,
    },
  ];
}

/** GET with a query or POST with a body: CKAN takes both. */
async function datastoreSearch({ url, body }: Asked): Promise<Answer> {
  const asked = { ...Object.fromEntries(url.searchParams), ...body };
  if (asked.resource_id !== 'res-pelabuhan')
    return failure(404, 'Not Found Error', 'Resource tidak ada di datastore');
  const records = await recordedRecords('arus-pelabuhan.json');
  const offset = numberAsked(asked.offset, 0);
  const limit = Math.min(numberAsked(asked.limit, 100), 100);
  const fields = Object.entries(records[0] ?? {}).map(([id, value]) => ({
    id,
    type: typeof value === 'number' ? 'numeric' : 'text',
  }));
  const result = { resource_id: 'res-pelabuhan', fields, total: records.length, limit, offset };
  return json({ success: true, result: { ...result, records: records.slice(offset, offset + limit) } });
}

function failure(status: number, type: string, message: string): Answer {
  return json({ success: false, error: { __type: type, message } }, status);
}
