import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { imbalance } from '../../../model/books.js';
import { workbookFile } from '../../formats/workbook-file.js';
import { balitaRows, csv, heading, posyandu, type Rows, workbook } from './sendings.js';
import { arrivalOf, errorsOf, town } from './town.js';

const cilegon = await town();
let standing: Readonly<Record<string, number>> = {};
let sent = 0;

beforeAll(async () => {
  await cilegon.put('Balita 2024.xlsx', workbook(balitaRows(2024)));
  await cilegon.run();
  standing = await cilegon.facts('balita');
  expect(Object.keys(standing)).toHaveLength(16);
});

beforeEach(async () => {
  sent += 1;
  await cilegon.put('Posyandu 2024.csv', posyandu(sent));
});

/** The good table with one cell typed otherwise. Rows and columns from 1, as in the sheet. */
function typed(row: number, col: number, cell: string | number | null, year = 2024): Rows {
  const rows = balitaRows(year);
  const line = rows[row - 1];
  if (line !== undefined) line[col - 1] = cell;
  return rows;
}

function headed(change: (headings: (string | number | null)[]) => void): Rows {
  const rows = balitaRows(2024);
  change(rows[0] ?? []);
  return rows;
}

interface Wrong {
  readonly what: string;
  readonly sheet: Rows | Uint8Array;
  readonly code: string;
  /** Row and column of the issue, from 1. */
  readonly at: readonly [row: number | null, col: number | null];
  readonly says: string;
  readonly mend: string;
}

const wrong: readonly Wrong[] = [
  {
    what: 'a heading that is missing',
    sheet: balitaRows(2024).map((row) => row.filter((_, i) => i !== 3)),
    code: 'missing-column',
    at: [1, null],
    says: 'Kolom "Perempuan" tidak ditemukan.',
    mend: 'Tambahkan kolom berjudul "Perempuan"',
  },
  {
    what: 'a heading that is renamed',
    sheet: headed((headings) => headings.splice(3, 1, 'Wanitanya')),
    code: 'missing-column',
    at: [1, null],
    says: 'Kolom "Perempuan" tidak ditemukan.',
    mend: 'Mungkin yang dimaksud "Wanitanya" di kolom D; bila benar, tulis judulnya "Perempuan".',
  },
  {
    what: 'a heading that stands twice',
    sheet: headed((headings) => headings.splice(3, 1, 'Laki-laki')),
    code: 'duplicate-column',
    at: [1, 4],
    says: 'Kolom "Laki-laki" ada dua: di kolom C dan kolom D',
    mend: 'Hapus atau beri judul lain',
  },
  {
    what: 'a column nobody asked for',
    sheet: balitaRows(2024).map((row, i) => [...row, i === 0 ? 'Keterangan' : 'ok']),
    code: 'unknown-column',
    at: [1, 6],
    says: 'Kolom "Keterangan" (kolom F) tidak dikenal.',
    mend: 'Hapus kolom itu',
  },
  {
    what: 'a total that disagrees with its rows',
    sheet: typed(10, 3, 9000),
    code: 'total-mismatch',
    at: [10, 3],
    says: 'Sel C10 (Laki-laki) berisi jumlah 9.000, sedangkan baris-barisnya berjumlah 828; selisih 8.172.',
    mend: 'Periksa baris jumlah',
  },
  {
    what: 'a row that breaks its rule',
    sheet: typed(4, 4, 777),
    code: 'rule-broken',
    at: [4, 5],
    says: 'Sel E4 (Jumlah) tidak memenuhi aturan "laki_laki + perempuan = jumlah"',
    mend: 'Periksa angka-angka',
  },
  {
    what: 'an unknown area',
    sheet: typed(3, 1, 'Kota Atlantis'),
    code: 'unknown-area',
    at: [3, 1],
    says: 'Sel A3 (Kecamatan) berisi "Kota Atlantis", yang bukan nama atau kode wilayah',
    mend: 'Tulis nama wilayah seperti di daftar wilayah resmi',
  },
  {
    what: 'an area misspelt',
    sheet: typed(3, 1, 'Cilegonn'),
    code: 'unknown-area',
    at: [3, 1],
    says: '"Cilegonn"',
    mend: 'Cilegon',
  },
  {
    what: 'a future period',
    sheet: typed(5, 2, 2031),
    code: 'future-period',
    at: [5, 2],
    says: 'Sel B5 (Tahun) menyebut periode 2031 yang belum berjalan pada 2026-03-01.',
    mend: 'Periksa tahun',
  },
  {
    what: 'a number out of range',
    sheet: typed(6, 3, 999_999),
    code: 'out-of-range',
    at: [6, 3],
    says: 'Sel C6 (Laki-laki) berisi 999.999, di luar batas wajar 0 sampai 20.000.',
    mend: 'Periksa angka dan satuannya',
  },
  {
    what: 'a negative count',
    sheet: typed(6, 3, -4),
    code: 'out-of-range',
    at: [6, 3],
    says: 'berisi -4',
    mend: 'Periksa angka',
  },
  {
    what: 'words where a number is due',
    sheet: typed(7, 4, 'belum direkap'),
    code: 'not-a-number',
    at: [7, 4],
    says: 'Sel D7 (Perempuan) berisi "belum direkap", yang bukan angka.',
    mend: 'Ketik angkanya',
  },
  {
    what: 'a blank cell',
    sheet: typed(7, 4, null),
    code: 'missing-cell',
    at: [7, 4],
    says: 'Sel D7 (Perempuan) kosong, padahal wajib diisi.',
    mend: 'Isi angkanya',
  },
  {
    what: 'a formula that failed',
    sheet: withErrorCell(),
    code: 'formula-error',
    at: [3, 4],
    says: 'Sel D3 (Perempuan) berisi "#REF!", yaitu galat rumus.',
    mend: 'rumus',
  },
  {
    what: 'an area that stands twice',
    sheet: typed(3, 1, 'Cibeber'),
    code: 'duplicate-fact',
    at: [3, 3],
    says: 'disebut lebih dari sekali: C2, C3',
    mend: 'Hapus baris yang ganda',
  },
  {
    what: 'a fraction of a child',
    sheet: typed(6, 3, 104.5),
    code: 'not-an-integer',
    at: [6, 3],
    says: 'Sel C6 (Laki-laki) berisi 104,5',
    mend: 'Periksa angkanya',
  },
];

/** Of one mistake in a table with rules and a total, these tell more than themselves. */
const alone = new Set(['unknown-area', 'future-period', 'not-a-number', 'missing-cell', 'formula-error']);

describe('a table that breaks its contract goes back with the cell, what stood there and how to mend it', () => {
  it.each(wrong)('$what', async ({ sheet, code, at, says, mend }) => {
    await cilegon.put('Balita 2024.xlsx', sheet instanceof Uint8Array ? sheet : workbook(sheet));
    const report = await cilegon.run();
    const arrival = arrivalOf(report, 'dinkes/balita');
    expect(arrival).toMatchObject({ outcome: 'returned', added: 0, changed: 0, closed: 0 });
    expect(arrival.reason).toMatch(/\w+/);
    const errors = arrival.issues.filter(({ severity }) => severity === 'error');
    const told = new Set(errors.map((issue) => issue.code));
    expect([...told], JSON.stringify(arrival.issues)).toEqual(
      alone.has(code) ? [code] : expect.arrayContaining([code]),
    );
    expect(arrival.issues.find((issue) => issue.code === code)).toMatchObject({
      severity: 'error',
      row: at[0],
      col: at[1],
      message: expect.stringContaining(says),
      mend: expect.stringContaining(mend),
    });
    expect(arrival.books && imbalance(arrival.books)).toBe(0);
    expect(await cilegon.facts('balita')).toEqual(standing);
    expect(errorsOf(report)).toEqual([]);
    expect((await cilegon.facts('posyandu'))['36.72.01 2024']).toBe(sent);
    expect(report.audits).toEqual([]);
  });

  it('the CSV of the same mistakes is told the same way', async () => {
    await cilegon.remove('Balita 2024.xlsx');
    await cilegon.put('Balita 2024.csv', csv(typed(3, 4, '#DIV/0!')));
    const { issues, outcome } = arrivalOf(await cilegon.run(), 'dinkes/balita');
    expect(outcome).toBe('returned');
    expect(issues[0]).toMatchObject({ code: 'formula-error', row: 3, col: 4, text: '#DIV/0!' });
    await cilegon.remove('Balita 2024.csv');
  });

  it('is a table without a row when only its heading was sent', async () => {
    await cilegon.put('Balita 2024.xlsx', workbook([[...heading]]));
    const arrival = arrivalOf(await cilegon.run(), 'dinkes/balita');
    expect(arrival.outcome).toBe('returned');
    expect(arrival.reason).toMatch(/tidak ada|Tidak ada|tidak ditemukan|masalah/);
  });

  it('keeps its issues where analysts and the status find them', async () => {
    const kept = await cilegon.warehouse.knex('raw.issue').distinct('code').pluck('code');
    for (const { code } of wrong) expect(kept).toContain(code);
    const [obligation] = await cilegon.status('dinkes/balita');
    expect(obligation).toMatchObject({ state: 'accepted', lastOutcome: 'returned' });
  });

  it('the mended file loads, and only what is new in it changes', async () => {
    await cilegon.put('Balita 2024.xlsx', workbook(balitaRows(2024, 1)));
    expect(arrivalOf(await cilegon.run(), 'dinkes/balita')).toMatchObject({
      outcome: 'accepted',
      changed: 16,
      added: 0,
      closed: 0,
    });
    expect(await cilegon.audits()).toEqual([]);
  });
});

describe('a year of which nothing stands yet', () => {
  it('is returned in the status, with the reason, until a good file comes', async () => {
    await cilegon.put('Balita 2025.xlsx', workbook(typed(3, 1, 'Atlantis', 2025)));
    await cilegon.run({ dataset: 'dinkes/balita' });
    const returned = (await cilegon.status('dinkes/balita')).find((each) => each.period === '2025');
    expect(returned).toMatchObject({ state: 'returned', lastReason: expect.stringContaining('1 dari 8') });
    await cilegon.put('Balita 2025.xlsx', workbook(balitaRows(2025)));
    await cilegon.run({ dataset: 'dinkes/balita' });
    const mended = (await cilegon.status('dinkes/balita')).find((each) => each.period === '2025');
    expect(mended).toMatchObject({ state: 'accepted', lastReason: null });
  });
});

/** The good table with a real error cell in D3, as Excel writes it. */
function withErrorCell(): Uint8Array {
  const cells = balitaRows(2024).map((row, r) => {
    const inner = row.map((cell, c) => {
      const ref = `${'ABCDE'[c]}${r + 1}`;
      if (ref === 'D3') return `<c r="${ref}" t="e"><f>#REF!+1</f><v>#REF!</v></c>`;
      if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
      return cell === null ? '' : `<c r="${ref}" t="inlineStr"><is><t>${cell}</t></is></c>`;
    });
    return `<row r="${r + 1}">${inner.join('')}</row>`;
  });
  return workbookFile({ sheets: [{ name: 'Balita', xml: `<sheetData>${cells.join('')}</sheetData>` }] });
}
