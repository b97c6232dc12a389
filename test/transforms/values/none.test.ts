import { describe, expect, it } from 'vitest';
import { nounsOf, saysNone } from '../../../transforms/values/none.js';

describe('a text of a register', () => {
  it.each([
    'NIHIL',
    'nihil.',
    '- Nihil -',
    '*** N I H I L ***',
    '(NIHIL)',
    'Nihil kejadian',
    'Bulan Februari 2025: NIHIL',
    'Laporan s.d. 28 Februari 2025 nihil',
    'Tidak ada kejadian',
    'Tidak ada kejadian kebakaran pada bulan Februari 2025',
    'Tidak terdapat kasus',
    'tidak terjadi bencana',
    'Tdk ada permohonan',
    'tidak ada korban',
  ])('says that there is none: "%s"', (text) => expect(saysNone(text)).toBe(true));

  it.each([
    '',
    '-',
    '0',
    'Tidak ada',
    'Tidak ada data',
    'Belum ada data',
    'belum ada kejadian',
    'Tidak ada kendala',
    'Tidak ada perubahan',
    'Tulis NIHIL bila memang tidak ada',
    '*) diisi nihil apabila tidak ada kejadian',
    'Isikan NIHIL jika tidak ada kasus',
    'bukan nihil',
    'Januari nihil, Februari 3 kasus',
    'Tidak ada kejadian di 7 kecamatan',
    'Nihilisme',
    `nihil ${'dan seterusnya '.repeat(20)}`,
  ])('does not say so: "%s"', (text) => expect(saysNone(text)).toBe(false));

  it('may name what its register is kept of', () => {
    const nouns = nounsOf(['Laporan barang hilang menurut kelurahan']);
    expect([...nouns]).toEqual(['barang', 'hilang']);
    expect(saysNone('Tidak ada barang hilang', nouns)).toBe(true);
    expect(saysNone('Tidak ada barang hilang')).toBe(false);
  });
});
