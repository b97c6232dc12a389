import { describe, expect, it } from 'vitest';
import { workbook } from './bad-input/sendings.js';
import { arrivalOf, town } from './bad-input/town.js';

type Cells = readonly (readonly (string | number | null)[])[];
const id = 'dinkes/kebakaran';

/** A register that the fire brigade keeps: one row, one fire. */
const contract = (more = '', period = '[title, file]', date = '') => `title: Kejadian kebakaran
frequency: monthly
since: "2025-01"
until: "2025-12"
source: { connector: file, folder: "\${SATUDATA_INBOX}", pattern: "Kebakaran {period}.*" }
period: { from: ${period} }
${more}
columns:
  - { heading: No, type: ignore, required: false }
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Jenis, type: choice, choices: { rumah: [Rumah], lahan: [Lahan] }, breakdown: jenis }
  - { heading: Pemilik, type: text, personal: true, optional_cells: true }
  - { heading: Kerugian, type: number, optional_cells: true }
${date}
records:
  measures:
    - { variable: kebakaran, by: count }
    - { variable: kerugian, by: sum, of: kerugian }
    - { variable: kerugian_terbesar, by: max, of: kerugian }
variables:
  kebakaran: { title: Kejadian kebakaran, unit: kejadian, accumulation: flow }
  kerugian: { title: Kerugian, unit: rupiah, accumulation: flow }
  kerugian_terbesar: { title: Kerugian terbesar, unit: rupiah }
`;
const heads = ['No', 'Kecamatan', 'Jenis', 'Pemilik', 'Kerugian'];
const title = 'LAPORAN KEBAKARAN BULAN MARET 2025';
const csv = (rows: Cells) => rows.map((cells) => cells.map((cell) => cell ?? '').join(';')).join('\n');

interface Case {
  readonly rows: Cells;
  readonly outcome: 'accepted' | 'returned' | 'unchanged';
  readonly cell?: readonly [row: number, col: number, text: string | null];
  readonly codes?: readonly string[];
  readonly contract?: string;
}

/** Read by hand: what a person who opens the sheet says of March 2025. */
const cases: Readonly<Record<string, Case>> = {
  'NIHIL in the first cell below the headings': {
    rows: [[title], heads, ['NIHIL', null, null, null, null]],
    outcome: 'accepted',
    cell: [3, 1, 'NIHIL'],
  },
  'NIHIL as a row with a running number and dashes': {
    rows: [[title], heads, [1, 'NIHIL', '-', '-', '-']],
    outcome: 'accepted',
    cell: [3, 2, 'NIHIL'],
  },
  'NIHIL in every cell of the row': {
    rows: [[title], heads, ['NIHIL', 'NIHIL', 'NIHIL', 'NIHIL', 'NIHIL']],
    outcome: 'accepted',
    cell: [3, 4, 'NIHIL'],
  },
  'a sentence below the headings': {
    rows: [[title], heads, ['Tidak ada kejadian kebakaran pada bulan ini', null, null, null, null]],
    outcome: 'accepted',
    cell: [3, 1, 'Tidak ada kejadian kebakaran pada bulan ini'],
  },
  'NIHIL between title and headings': {
    rows: [[title], ['*** N I H I L ***'], heads],
    outcome: 'accepted',
    cell: [2, 1, '*** N I H I L ***'],
  },
  'a letter without a table': {
    rows: [['PEMERINTAH KOTA CILEGON'], [title], [null], ['NIHIL'], [null], [null, null, 'Kepala Dinas']],
    outcome: 'accepted',
    cell: [4, 1, 'NIHIL'],
  },
  'a letter whose one sentence tells month and word': {
    rows: [['Laporan kebakaran bulan Maret 2025: NIHIL']],
    outcome: 'accepted',
    cell: [1, 1, 'Laporan kebakaran bulan Maret 2025: NIHIL'],
  },
  'headings alone': { rows: [[title], heads], outcome: 'returned', codes: ['empty-table'] },
  'headings above empty rows with running numbers': {
    rows: [[title], heads, [1, null, null, null, null], [2, null, null, null, null]],
    outcome: 'returned',
  },
  'headings alone with the instruction of a template': {
    rows: [[title], heads, ['Tulis NIHIL bila memang tidak ada', null, null, null, null]],
    outcome: 'returned',
  },
  'headings alone where the contract takes them for none': {
    rows: [[title], heads],
    outcome: 'accepted',
    cell: [2, 0, null],
    contract: contract('empty: zero'),
  },
  'words that say something else': {
    rows: [[title], heads, ['Tidak ada kendala', null, null, null, null]],
    outcome: 'returned',
  },
  'data that does not exist yet': {
    rows: [[title], heads, ['Belum ada data', null, null, null, null]],
    outcome: 'returned',
  },
  'NIHIL above a row of data': {
    rows: [[title], heads, ['NIHIL', null, null, null, null], [1, 'Cibeber', 'Rumah', 'A', 5]],
    outcome: 'returned',
    codes: ['nihil-contradicted'],
  },
  'a row of NIHIL above a row of data': {
    rows: [[title], heads, [1, 'NIHIL', '-', '-', '-'], [2, 'Cibeber', 'Rumah', 'A', 5]],
    outcome: 'returned',
    codes: ['nihil-contradicted'],
  },
  'a row of NIHIL that may be a fire without a loss': {
    rows: [[title], heads, [1, 'Cibeber', 'Rumah', 'NIHIL', '-']],
    outcome: 'returned',
    codes: ['nihil-unclear'],
  },
  'NIHIL of another month': {
    rows: [['LAPORAN KEBAKARAN BULAN APRIL 2025'], heads, ['NIHIL', null, null, null, null]],
    outcome: 'returned',
    codes: ['period-not-asked'],
  },
};

describe('a register without a record', async () => {
  const cilegon = await town();
  const send = async (rows: Cells, as: 'csv' | 'xlsx', given = contract()) => {
    await cilegon.configure('datasets/dinkes/kebakaran.yaml', given);
    for (const old of ['csv', 'xlsx'])
      await cilegon.remove(`Kebakaran 2025-03.${old}`).catch(() => undefined);
    await cilegon.put(
      `Kebakaran 2025-03.${as}`,
      as === 'csv' ? csv(rows) : workbook(rows.map((cells) => [...cells])),
    );
    return arrivalOf(await cilegon.run({ dataset: id }), id);
  };
  const zeros = async () => {
    const { rows } = await cilegon.warehouse.knex.raw(
      `select v.code, a.level, o.value::float8 as value, o.row_no as row, o.col_no as col, o.raw_text as text
       from core.observation o join ref.variable v using (city_id, variable_id) join ref.area a using (city_id, area_id)
       join ref.dataset d using (city_id, dataset_id) where d.code = ? and o.superseded_at is null order by v.code`,
      [id],
    );
    return rows;
  };

  for (const as of ['csv', 'xlsx'] as const)
    it.each(Object.entries(cases))(`is read as a person reads it (${as}): %s`, async (_name, each) => {
      await cilegon.warehouse.knex.raw('truncate core.observation, core.absence, ops.layout_memory');
      await cilegon.warehouse.knex.raw(`update raw.delivery set location = location || '#'`);
      const arrival = await send(each.rows, as, each.contract);
      expect({
        outcome: arrival.outcome,
        reason: arrival.reason,
        codes: arrival.issues.map(({ message }) => message),
      }).toMatchObject({
        outcome: each.outcome,
      });
      if (each.codes !== undefined) expect(arrival.issues.map(({ code }) => code)).toEqual(each.codes);
      if (each.cell === undefined) return expect(await zeros()).toEqual([]);
      const [row, col, text] = each.cell;
      const place = { level: 'city', value: 0, row, col: col === 0 ? null : col, text };
      expect(await zeros()).toEqual([
        { code: 'kebakaran', ...place },
        { code: 'kerugian', ...place },
      ]);
      const owed = (await cilegon.status(id)).find(({ period }) => period === '2025-03');
      expect(owed?.state).toBe('accepted');
    });
});
