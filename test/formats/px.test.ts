// PC-Axis files by the specification of 2013, made on the spot.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { tokenReader } from '../../formats/kit/px/cells.js';
import { cellsOf, file, read, refusal } from './files.js';

const seeds = join(import.meta.dirname, '../fuzz/seeds');
const small = (data: string, more = '') =>
  `CHARSET="ANSI";\nMATRIX="t";\n${more}TITLE="Bayi, 2024";\nUNITS="orang";\nCONTENTS="Bayi";\nSTUB="kec";\nHEADING="jk";\nVALUES("kec")="A","B";\nVALUES("jk")="L","P";\nDATA=\n${data}`;

describe('a cube of PC-Axis', () => {
  it('is a row a place, with codes beside labels, a column for each thing measured and its unit', async () => {
    expect(await cellsOf(join(seeds, 'penduduk.px'))).toEqual([
      ['Penduduk dan luas menurut kecamatan, jenis kelamin dan tahun'],
      ['Kode kecamatan', 'kecamatan', 'jenis kelamin', 'tahun', 'Penduduk (jiwa)', 'Luas (km2)'],
      ['3672040', 'Cibeber', 'Laki-laki', '2023', 10, 1.5],
      ['3672040', 'Cibeber', 'Laki-laki', '2024', 11, 1.5],
      ['3672040', 'Cibeber', 'Perempuan', '2023', 20, 'belum ada data'],
      ['3672040', 'Cibeber', 'Perempuan', '2024', 21, '-'],
      ['3672011', 'Kecamatan Cilegon', 'Laki-laki', '2023', 30, 2.5],
      ['3672011', 'Kecamatan Cilegon', 'Laki-laki', '2024', 31, 2.5],
      ['3672011', 'Kecamatan Cilegon', 'Perempuan', '2023', 40, '...'],
      ['3672011', 'Kecamatan Cilegon', 'Perempuan', '2024', '12345678901234567', -3.25],
    ]);
  });

  it('with keys has zeros where a row was left out', async () => {
    const rows = await cellsOf(join(seeds, 'kunci.px'));
    expect(rows[1]).toEqual(['Kode kecamatan', 'kecamatan', 'bulan', 'jenis kelamin', 'Bayi (orang)']);
    expect(rows.slice(2).map((cells) => cells.at(-1))).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 3, '..']);
    expect(rows.at(-1)?.slice(0, 3)).toEqual(['02', 'Cilegon', '2025-01']);
  });

  it.each(['1 2 3 4;', '1,2;3\t4', '1\r\n2\r\n3\r\n4\r\n;\r\n\u001a', '1 2 3 "4"'])(
    'has its cells parted by %j',
    async (data) => {
      const rows = await cellsOf(file('cells.px', small(data)));
      expect(rows.slice(2)).toEqual([
        ['A', 'L', 1],
        ['A', 'P', 2],
        ['B', 'L', 3],
        ['B', 'P', 4],
      ]);
    },
  );

  it.each([
    ['TLIST(A1),"2023","2024"', ['2023', '2024']],
    ['TLIST(Q1,"20234"-"20241")', ['Triwulan 4 2023', 'Triwulan 1 2024']],
    ['TLIST(M1),"202312","202401"', ['2023-12', '2024-01']],
    ['TLIST(H1),"20231","20232"', ['Semester 1 2023', 'Semester 2 2023']],
    ['TLIST(W1),"202301","202302"', ['satu', 'dua']],
    ['TLIST(A1),"2023"', ['satu', 'dua']],
  ])('reads %s', async (timeval, expected) => {
    const text = `MATRIX="t";\nSTUB="t";\nVALUES("t")="satu","dua";\nTIMEVAL("t")=${timeval};\nDATA=1 2;`;
    const rows = await cellsOf(file('time.px', text));
    expect(rows).toEqual([['t', 'value'], ...expected.map((period, i) => [period, i + 1])]);
  });

  it('is read in the encoding that it names, or that of DOS where it names none', async () => {
    const text =
      'CHARSET="ANSI";\nCODEPAGE="windows-1250";\nMATRIX="x";\nSTUB="v";\nVALUES("v")="Ž";\nDATA=1;';
    const named = await read(file('named.px', iconv.encode(text, 'windows-1250')));
    expect(named).toMatchObject({ format: 'px', encoding: 'windows-1250' });
    expect(named.sheets[0]?.rows[1]?.cells).toEqual(['Ž', 1]);
    const dos = await read(
      file('dos.px', iconv.encode('MATRIX="x";\nSTUB="v";\nVALUES("v")="é";\nDATA=1;', 'cp850')),
    );
    expect(dos).toMatchObject({ encoding: 'cp850' });
    expect(dos.sheets[0]?.rows[1]?.cells).toEqual(['é', 1]);
  });

  it('is found by content, whatever the file is called, and a CSV is none', async () => {
    const bytes = readFileSync(join(seeds, 'kunci.px'));
    expect((await read(file('kunci.csv', bytes))).format).toBe('px');
    expect((await read(file('bukan.px', 'a,b\n1,2\n'))).format).toBe('csv');
    expect((await read(file('title.csv', 'TITLE=x;y\n1;2\n'))).format).toBe('csv');
  });

  it('has its keys and signs wherever the text is cut into pieces', () => {
    const text = '"Kota Cilegon","2024",1 "tidak ada" 22.5 ;';
    const whole = tokenReader().write(text, true);
    expect(whole.map((token) => token.text)).toEqual(['Kota Cilegon', '2024', '1', 'tidak ada', '22.5']);
    for (let cut = 0; cut <= text.length; cut += 1) {
      const reader = tokenReader();
      expect([...reader.write(text.slice(0, cut), false), ...reader.write(text.slice(cut), true)]).toEqual(
        whole,
      );
    }
  });

  it('as large as a sheet is read at the memory of a piece', async () => {
    const labels = Array.from({ length: 60_000 }, (_, at) => `"k${at}"`).join(',');
    const text = `MATRIX="x";\nSTUB="k";\nHEADING="t";\nVALUES("k")=${labels};\nVALUES("t")="1","2";\nDATA=\n${'12.5 7 '.repeat(60_000)};`;
    const rows = await cellsOf(file('besar.px', text));
    expect(rows).toHaveLength(120_001);
    expect(rows.at(-1)).toEqual(['k59999', '2', 7]);
  });
});

describe('a PC-Axis file that cannot be read', () => {
  const many = (name: string) => `VALUES("${name}")=${Array.from({ length: 3000 }, (_, at) => `"${at}"`)};\n`;
  it.each([
    ['a cell too few', small('1 2 3;'), 'SD_FORMAT_TRUNCATED', 'holds 3 of the 4 cells'],
    ['a cell too many', small('1 2 3 4 5;'), 'SD_FORMAT_DAMAGED', 'more than the 4 cells'],
    [
      'no data at all',
      'CHARSET="ANSI";\nMATRIX="t";\nSTUB="a";\n',
      'SD_FORMAT_TRUNCATED',
      'before the keyword DATA',
    ],
    ['no variable', 'MATRIX="t";\nTITLE="x";\nDATA=1;', 'SD_FORMAT_DAMAGED', 'STUB or HEADING'],
    ['no values', 'MATRIX="t";\nSTUB="a";\nDATA=1;', 'SD_FORMAT_DAMAGED', 'VALUES("a")'],
    ['fewer codes', small('1 2 3 4', 'CODES("kec")="1";\n'), 'SD_FORMAT_DAMAGED', '1 CODES'],
    ['a foreign key', small('"C",1 2;', 'KEYS("kec")=VALUES;\n'), 'SD_FORMAT_DAMAGED', 'no value of "kec"'],
    ['half a row', small('"A",1', 'KEYS("kec")=VALUES;\n'), 'SD_FORMAT_TRUNCATED', 'middle of a row'],
    ['an open quote', small('1 2 3 "4'), 'SD_FORMAT_DAMAGED', 'never closed'],
    ['no keyword', 'MATRIX="t";\n%%%="x";\nSTUB="a";\nDATA=1;', 'SD_FORMAT_DAMAGED', 'a keyword'],
    [
      'more cells than are held',
      `MATRIX="t";\nSTUB="a","b";\nKEYS("a")=VALUES;\n${many('a')}${many('b')}DATA=;`,
      'SD_FORMAT_TOO_LARGE',
      '9000000 cells at once',
    ],
  ])('for %s', async (name, content, code, words) => {
    const error = await refusal(file(`${name}.px`, content));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });
});
