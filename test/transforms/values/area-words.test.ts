import { describe, expect, test } from 'vitest';
import type { Area, AreaLevel } from '../../../model/area.js';
import { areaResolver } from '../../../transforms/values/area.js';

const area = (code: string, level: AreaLevel, name: string): Area => ({
  code,
  bps: null,
  level,
  name,
  parent: code === '0' ? null : code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : '0',
  spellings: [],
});

const sleman = areaResolver(
  [
    area('0', 'country', 'Indonesia'),
    area('34', 'province', 'Daerah Istimewa Yogyakarta'),
    area('34.04', 'city', 'Kabupaten Sleman'),
    area('34.04.07', 'kecamatan', 'Depok'),
    area('34.04.07.2001', 'kelurahan', 'Caturtunggal'),
    area('34.04.07.2002', 'kelurahan', 'Depok'),
    area('34.04.13', 'kecamatan', 'Sleman'),
    area('34.04.13.2001', 'kelurahan', 'Kampung Baru'),
    area('34.04.13.2002', 'kelurahan', 'Baru'),
  ],
  '34.04',
);
const bungo = areaResolver([
  area('15.08', 'city', 'Kabupaten Bungo'),
  area('15.08.01', 'kecamatan', 'Tanah Tumbuh'),
  area('15.08.01.2001', 'kelurahan', 'Lubuk Niur'),
]);
const code = (resolver: typeof sleman, text: string) => {
  const reading = resolver.resolve(text);
  return reading.kind === 'area' ? reading.area.code : reading.kind;
};

describe('the words for levels, and their abbreviations, before a name', () => {
  test.each([
    ['Kap. Depok', '34.04.07'],
    ['KAPANEWON DEPOK', '34.04.07'],
    ['Kec. Depok', '34.04.07'],
    ['Kal. Depok', '34.04.07.2002'],
    ['Ds. Caturtunggal', '34.04.07.2001'],
    ['Kalurahan Caturtunggal', '34.04.07.2001'],
    ['Kab. Sleman', '34.04'],
    ['Kap. Sleman', '34.04.13'],
  ])('%s', (text, expected) => {
    expect(code(sleman, text)).toBe(expected);
  });

  test('a dusun is a desa only where desa are called so', () => {
    expect(code(sleman, 'Dusun Caturtunggal')).toBe('unknown');
    expect(code(bungo, 'Dusun Lubuk Niur')).toBe('15.08.01.2001');
    expect(code(bungo, 'Dsn. Lubuk Niur')).toBe('15.08.01.2001');
  });

  test('a name that begins with such a word is whole', () => {
    expect(code(sleman, 'Kampung Baru')).toBe('34.04.13.2001');
    expect(code(sleman, 'Baru')).toBe('34.04.13.2002');
  });
});
