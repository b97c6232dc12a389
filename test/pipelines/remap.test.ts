import { beforeAll, describe, expect, it } from 'vitest';
import { acceptRemap, proposeRemap, type RemapReport, withdraw } from '../../pipelines/remap.js';
import { bytesOf } from '../../samples/write.js';
import { balitaRows, type Rows, workbook } from './bad-input/sendings.js';
import { arrivalOf, town } from './bad-input/town.js';

const cilegon = await town();
const id = 'dinkes/balita';
const kiriman = 'Balita 2025.xlsx';

const contract = (sheet: string) => `title: Balita menurut jenis kelamin
frequency: yearly
since: "2024"
until: "2025"
source: { connector: file, folder: "\${SATUDATA_INBOX}", pattern: "Balita {year}.*" }
${sheet}
period: { from: column }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Tahun, type: year }
  - { heading: Laki-laki, type: number, variable: balita, breakdown: { jenis_kelamin: L } }
  - { heading: Perempuan, type: number, variable: balita, breakdown: { jenis_kelamin: P } }
  - { heading: Jumlah, type: number }
  - { heading: Rujukan, type: number, variable: rujukan, required: false }
variables:
  balita: { title: Balita, unit: jiwa }
  rujukan: { title: Balita dirujuk, unit: jiwa }
`;

/** The good table with a column of referrals, and whatever is done to its heading and its figures. */
function table(
  year: number,
  headings: Readonly<Record<string, string>> = {},
  times: Readonly<Record<number, number>> = {},
): Rows {
  const [head = [], ...rows] = balitaRows(year, year === 2024 ? 1 : 0).slice(0, 9);
  const full = [[...head, 'Rujukan'], ...rows.map((row, i) => [...row, 11 + i])];
  return full.map((row, r) =>
    row.map((cell, c) =>
      r === 0
        ? (headings[String(cell)] ?? cell)
        : typeof cell === 'number'
          ? cell * (times[c + 1] ?? 1)
          : cell,
    ),
  );
}

const send = async (rows: Rows) => {
  await cilegon.put(kiriman, workbook(rows));
  return arrivalsOf2025();
};
const arrivalsOf2025 = async () => {
  const { datasets } = await cilegon.run({ dataset: id });
  const arrival = datasets[0]?.arrivals.find((each) => each.fileName === kiriman);
  if (arrival === undefined) throw new Error('nothing arrived');
  return arrival;
};
const propose = (): Promise<RemapReport> => cilegon.inTown((session) => proposeRemap(session, id));
const accept = (more: object = {}) =>
  cilegon.inTown((session) => acceptRemap(session, id, { by: 'Sari', genuine: false, ...more }));
const codes = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code);

beforeAll(async () => {
  await cilegon.configure('datasets/dinkes/balita.yaml', contract('sheet: Balita'));
  await cilegon.put('Balita 2024.xlsx', workbook(table(2024)));
  const report = await cilegon.run({ dataset: id });
  expect(arrivalOf(report, id).outcome).toBe('accepted');
});

describe('the memory of a dataset', () => {
  it('keeps of the accepted file its headings and how large its figures are, and nothing returned', async () => {
    const [memory] = await cilegon.warehouse.knex('ops.layout_memory');
    expect(memory.sheets[0]).toMatchObject({ sheet: 'Balita', headerRows: [1] });
    expect(memory.sheets[0].columns[2]).toMatchObject({
      col: 3,
      heading: 'Laki-laki',
      name: 'laki_laki',
      profile: { cells: 8, numbers: 8, quartiles: [103, 105, 106] },
    });
    expect(await propose()).toMatchObject({ returned: null, accepted: { fileName: 'Balita 2024.xlsx' } });
    await expect(accept()).rejects.toMatchObject({ code: 'SD_REMAP_NOTHING' });
  });

  it('takes a column that only moved as it comes', async () => {
    const swapped = table(2025).map(([a, b, c, d, ...rest]) =>
      [a, b, d, c, ...rest].map((cell) => cell ?? null),
    );
    expect(await send(swapped)).toMatchObject({ outcome: 'accepted', issues: [] });
    expect((await cilegon.facts('balita'))['36.72.01 2025 jenis_kelamin=L']).toBe(100);
    expect(await send(table(2025))).toMatchObject({ outcome: 'accepted', issues: [] });
  });

  it('recognises two headings that were renamed at once, and loads the file once a person has accepted them', async () => {
    const arrival = await send(table(2025, { 'Laki-laki': 'Pria', Perempuan: 'Wanita' }, { 3: 1.1 }));
    expect(arrival.outcome).toBe('returned');
    expect(arrival.issues.find(({ code }) => code === 'missing-column')?.mend).toContain(
      `satudata remap ${id}`,
    );
    const { drift, returned } = await propose();
    expect(returned).toMatchObject({ fileName: kiriman });
    expect(drift.proposals).toMatchObject([
      { kind: 'heading', wanted: 'laki_laki', written: 'Pria', before: 'Laki-laki' },
      { kind: 'heading', wanted: 'perempuan', written: 'Wanita', before: 'Perempuan' },
    ]);
    expect(drift.proposals[0]?.evidence.join(' ')).toContain('median 114,4, before 104');
    expect(await arrivalsOf2025()).toMatchObject({ outcome: 'unchanged' });
    const { standing } = await accept();
    expect(standing.map(({ acceptedBy, written }) => [acceptedBy, written])).toEqual([
      ['Sari', 'Pria'],
      ['Sari', 'Wanita'],
    ]);
    const loaded = await arrivalsOf2025();
    expect([loaded.outcome, codes(loaded.issues)]).toEqual(['accepted', []]);
    expect((await cilegon.facts('balita'))['36.72.01 2025 jenis_kelamin=L']).toBeCloseTo(110);
    expect(await send(table(2025))).toMatchObject({ outcome: 'accepted' });
  });

  it('never lets the figures of an optional column vanish under another heading', async () => {
    const arrival = await send(table(2025, { Rujukan: 'Dirujuk ke RS' }));
    expect([arrival.outcome, codes(arrival.issues)]).toEqual([
      'returned',
      ['unknown-column', 'column-vanished'],
    ]);
    expect(await cilegon.facts('rujukan')).toMatchObject({ '36.72.01 2025': 11 });
    expect((await propose()).drift.proposals).toMatchObject([
      { wanted: 'rujukan', written: 'Dirujuk ke RS' },
    ]);
    await accept({ numbers: [1] });
    expect(await arrivalsOf2025()).toMatchObject({ outcome: 'accepted' });
  });

  it.each([
    [1000, '1.000', '104.000', 0.001],
    [10, '10', '1.040', 0.1],
  ])(
    'returns figures that are %d times those before, until a person says what they are',
    async (scale, shown, median, factor) => {
      const arrival = await send(table(2025, {}, { 3: scale }));
      expect([arrival.outcome, codes(arrival.issues)]).toEqual(['returned', ['scale-differs']]);
      expect(arrival.issues[0]?.message).toBe(
        `Angka di kolom "Laki-laki" (kolom C) kira-kira ${shown} kali kiriman terakhir yang diterima: nilai tengahnya ${median}, sebelumnya 104.`,
      );
      const { drift } = await propose();
      expect(drift.proposals).toMatchObject([{ kind: 'unit', wanted: 'laki_laki', factor }]);
      await accept();
      expect(await arrivalsOf2025()).toMatchObject({ outcome: 'accepted' });
      expect((await cilegon.facts('balita'))['36.72.01 2025 jenis_kelamin=L']).toBe(100);
    },
  );

  it('takes a file as it stands when a person says that it is right', async () => {
    const other = table(2025, {}, { 4: 1_000_000 });
    expect(await send(other)).toMatchObject({ outcome: 'returned' });
    await accept({ genuine: true });
    expect(await arrivalsOf2025()).toMatchObject({ outcome: 'accepted' });
    expect((await cilegon.facts('balita'))['36.72.01 2025 jenis_kelamin=P']).toBe(200_000_000);
    expect(await send(table(2025))).toMatchObject({ outcome: 'returned' });
    await accept({ genuine: true });
    expect(await arrivalsOf2025()).toMatchObject({ outcome: 'accepted' });
  });

  it('multiplies what a heading declares, in every file, where the figures agree with it', async () => {
    const ribu = table(2025, { Perempuan: 'Perempuan (ribu jiwa)' }, { 4: 0.001 });
    const arrival = await send(ribu);
    expect([arrival.outcome, codes(arrival.issues)]).toEqual(['returned', ['unit-differs']]);
    const { drift } = await propose();
    expect(drift.proposals).toMatchObject([{ kind: 'unit', factor: 1000, sha256: null, confidence: 0.95 }]);
    await accept();
    expect(await arrivalsOf2025()).toMatchObject({ outcome: 'accepted' });
    expect((await cilegon.facts('balita'))['36.72.01 2025 jenis_kelamin=P']).toBeCloseTo(200);
  });

  it('proposes nothing where heading and figures contradict each other', async () => {
    await send(table(2025, { 'Laki-laki': 'Laki-laki (ribu jiwa)' }));
    const { drift } = await propose();
    expect(drift.proposals).toEqual([]);
    expect(drift.open[0]).toContain('ask the OPD which is right');
    await expect(accept()).rejects.toMatchObject({ code: 'SD_REMAP_NOTHING' });
  });

  it('proposes to leave a new column unread when nothing is missing', async () => {
    const wide = table(2025).map((row, i) => [...row, i === 0 ? 'Keterangan' : 'ok']);
    expect(await send(wide)).toMatchObject({ outcome: 'returned' });
    expect((await propose()).drift.proposals).toMatchObject([{ kind: 'ignore', written: 'Keterangan' }]);
    await accept();
    expect(await arrivalsOf2025()).toMatchObject({ outcome: 'accepted' });
  });

  it('reads again without what was taken back, and refuses a number that does not stand', async () => {
    const { standing } = await propose();
    const ignore = standing.find(({ kind }) => kind === 'ignore');
    await cilegon.inTown((session) => withdraw(session, id, ignore?.remapId ?? 0));
    expect(await arrivalsOf2025()).toMatchObject({ outcome: 'returned' });
    const again = cilegon.inTown((session) => withdraw(session, id, ignore?.remapId ?? 0));
    await expect(again).rejects.toMatchObject({ code: 'SD_REMAP_UNKNOWN' });
  });

  it('finds the sheet that was given another name', async () => {
    const renamed = bytesOf({
      path: 'a.xlsx',
      sheets: [{ name: 'Rekapitulasi', rows: table(2025), merges: [] }],
    });
    await cilegon.put(kiriman, renamed);
    const arrival = await arrivalsOf2025();
    expect([arrival.outcome, codes(arrival.issues)]).toEqual(['returned', ['missing-sheet']]);
    expect(arrival.issues[0]?.message).toBe(
      'Lembar "Balita" tidak ditemukan; lembar yang ada: "Rekapitulasi".',
    );
    expect((await propose()).drift.proposals).toMatchObject([{ kind: 'sheet', written: 'Rekapitulasi' }]);
    await accept();
    expect(await arrivalsOf2025()).toMatchObject({ outcome: 'accepted' });
    expect(await cilegon.audits()).toEqual([]);
  });
});
