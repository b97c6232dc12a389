// The big file → the same facts in the same table, as someone who knows SQL and the file would write it.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { timed } from './measure.js';

const staging = `
  set client_min_messages = 'warning'; set work_mem = '64MB'; set jit = off;
  create unlogged table if not exists public.staging (
    row_no integer generated always as identity, tahun integer, bulan integer, kecamatan text, kelurahan text,
    kelompok_umur text, jenis_kelamin text, nilai numeric
  )`;

const copy = `
  copy public.staging (tahun, bulan, kecamatan, kelurahan, kelompok_umur, jenis_kelamin, nilai)
  from stdin with (format csv, header)`;

const delivery = `
  insert into raw.delivery (city_id, dataset_id, location, file_name, channel, received_at, decided_at, outcome,
    contract_hash, program_version, read_rows, loaded_rows, returned_rows, duplicate_rows, skipped)
  select d.city_id, d.dataset_id, 'by hand', 'by hand', 'hand', now(), now(), 'accepted', '', '', 0, 0, 0, 0, '{}'
  from ref.dataset d where d.code = 'bench/penduduk'
  returning delivery_id`;

const insert = `
  insert into core.observation (city_id, variable_id, area_id, period_id, breakdown_id, delivery_id, row_no,
    source_rows, sheet, col_no, recorded_at, value)
  select v.city_id, v.variable_id, a.area_id, s.tahun * 1000 + 300 + s.bulan, b.breakdown_id, $1, s.row_no + 1,
    1, 1, 7, now(), s.nilai
  from public.staging s
  join ref.variable v on v.code = 'penduduk'
  join ref.area k on k.city_id = v.city_id and k.level = 'kecamatan' and k.name = s.kecamatan
  join ref.area a on a.city_id = v.city_id and a.parent_id = k.area_id and a.name = s.kelurahan
  join ref.breakdown b on b.city_id = v.city_id
    and b.code = 'jenis_kelamin=' || s.jenis_kelamin || ';umur=' || s.kelompok_umur`;

/** Milliseconds from the first byte to the commit. Throws where not all rows became facts. */
export async function loadByHand(url: string, file: string, facts: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await timed(async () => {
      await client.query(staging);
      await client.query('begin');
      await pipeline(createReadStream(file), client.query(from(copy)));
      await client.query('analyze public.staging');
      const { rows } = await client.query<{ delivery_id: number }>(delivery);
      const { rowCount } = await client.query(insert, [rows[0]?.delivery_id]);
      await client.query('commit');
      if (rowCount !== facts) throw new Error(`${rowCount} facts of ${facts} by hand`);
    });
  } finally {
    await client.end();
  }
}
