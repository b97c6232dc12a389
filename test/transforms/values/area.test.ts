import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Area, AreaLevel } from '../../../model/area.js';
import { type AreaQuery, areaResolver } from '../../../transforms/values/area.js';
import { isMissing } from '../../left-out.js';

const area = (
  code: string,
  level: AreaLevel,
  name: string,
  bps: string | null = null,
  ...spellings: string[]
): Area => ({
  code,
  bps,
  level,
  name,
  parent: code === '0' ? null : code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : '0',
  spellings,
});

const areas = [
  area('0', 'country', 'Indonesia'),
  area('31', 'province', 'DKI Jakarta', '31'),
  area('31.71', 'city', 'Kota Administrasi Jakarta Pusat', '3173'),
  area('34', 'province', 'Daerah Istimewa Yogyakarta', '34'),
  area('36', 'province', 'Banten', '36'),
  area('36.03', 'city', 'Kabupaten Tangerang', '3603'),
  area('36.71', 'city', 'Kota Tangerang', '3671'),
  area('36.72', 'city', 'Kota Cilegon', '3672'),
  area('36.72.01', 'kecamatan', 'Cibeber', '3672040'),
  area('36.72.01.1001', 'kelurahan', 'Cibeber', '3672040005'),
  area('36.72.02', 'kecamatan', 'Cilegon', '3672030'),
  area('36.72.03', 'kecamatan', 'Pulomerak', '3672020', 'Pulau Merak'),
  area('36.72.05', 'kecamatan', 'Jombang', '3672031'),
  area('36.72.05.1001', 'kelurahan', 'Sukmajaya', '3672031005'),
  area('36.72.07', 'kecamatan', 'Purwakarta', '3672021'),
  area('36.72.07.1002', 'kelurahan', 'Kotabumi', '3672021006'),
  area('32.14', 'city', 'Kabupaten Purwakarta', '3214'),
  area('75', 'province', 'Gorontalo', '75'),
  area('75.01', 'city', 'Kabupaten Gorontalo', '7502'),
  area('75.71', 'city', 'Kota Gorontalo', '7571'),
  area('81.03', 'city', 'Kabupaten Kepulauan Tanimbar', null, 'Maluku Tenggara Barat'),
  area('36.04.99', 'kecamatan', 'Cibeber', '3604999'),
];
const resolver = areaResolver(areas, '36.72');
const found = (text: string, query?: AreaQuery) => {
  const reading = resolver.resolve(text, query);
  return reading.kind === 'area' ? reading.area.code : reading.kind;
};

describe('an area by its name', () => {
  it.each<[string, AreaLevel, string]>([
    ['Pulo Merak', 'kecamatan', '36.72.03'],
    ['PULO MERAK', 'kecamatan', '36.72.03'],
    ['Kec.Pulo Merak-', 'kecamatan', '36.72.03'],
    ['3. Pulomerak *)', 'kecamatan', '36.72.03'],
    ['[020] PULOMERAK', 'kecamatan', '36.72.03'],
    ['Pulau Merak', 'kecamatan', '36.72.03'],
    ['Kab.Tangerang', 'city', '36.03'],
    ['KABUPATEN TANGERANG', 'city', '36.03'],
    ['Kota Tangerang', 'city', '36.71'],
    ['KOTA ADM. JAKARTA PUSAT', 'city', '31.71'],
    ['Jakarta Pusat', 'city', '31.71'],
    ['D.I. Yogyakarta', 'province', '34'],
    ['DI YOGYAKARTA', 'province', '34'],
    ['Provinsi DI Yogyakarta', 'province', '34'],
    ['Prov. Jakarta', 'province', '31'],
    ['Kota Bumi', 'kelurahan', '36.72.07.1002'],
    ['Kep. Tanimbar', 'city', '81.03'],
    ['KEP, TANIMBAR', 'city', '81.03'],
    ['Kep.Tanimbar', 'city', '81.03'],
    ['Maluku Tenggara Barat / Kepulauan Tanimbar', 'city', '81.03'],
  ])('%j of level %s is %s', (text, level, code) => {
    expect(found(text, { levels: [level] })).toBe(code);
  });

  it('means the kabupaten where a kota has the same name', () => {
    expect(found('Tangerang', { levels: ['city'] })).toBe('36.03');
    expect(found('Cilegon', { levels: ['city'] })).toBe('36.72');
  });

  it('is not guessed where several fit', () => {
    expect(found('Cilegon')).toBe('ambiguous');
    expect(found('Kec. Cilegon')).toBe('36.72.02');
  });

  it('means the one at home where others bear the name', () => {
    expect(found('Cibeber', { levels: ['kecamatan'] })).toBe('36.72.01');
  });

  it('is looked for below the parent in its row', () => {
    const parent = resolver.byCode('36.72.01');
    if (parent === undefined) throw new Error('no parent');
    expect(found('Cibeber', { levels: ['kelurahan'], parent })).toBe('36.72.01.1001');
    expect(resolver.resolve('Sukmajaya', { parent })).toMatchObject({
      kind: 'elsewhere',
      candidates: [{ code: '36.72.05.1001' }],
    });
  });

  it('is a child of the parent above it, else ends the block', () => {
    const levels: AreaLevel[] = ['province', 'city'];
    const gorontalo = resolver.byCode('75');
    const banten = resolver.byCode('36');
    if (gorontalo === undefined || banten === undefined) throw new Error('no parent');
    expect(found('GORONTALO', { levels, nesting: null })).toBe('75');
    expect(found('GORONTALO', { levels, nesting: banten })).toBe('75');
    expect(found('Gorontalo', { levels, nesting: gorontalo })).toBe('75.01');
    expect(found('Kabupaten Purwakarta', { levels, nesting: gorontalo })).toBe('32.14');
  });

  it('is offered the nearest names when it is unknown', () => {
    expect(resolver.resolve('Pulomreak', { levels: ['kecamatan'] })).toMatchObject({
      kind: 'unknown',
      nearest: [{ name: 'Pulomerak' }],
    });
    expect(resolver.resolve('Zzz', { levels: ['province'] })).toEqual({ kind: 'unknown', nearest: [] });
  });
});

describe('an area by its code', () => {
  it('is of the system that the column says', () => {
    expect(found('3672040005', { by: 'bps' })).toBe('36.72.01.1001');
    expect(found('36.72.01.1001', { by: 'kemendagri' })).toBe('36.72.01.1001');
    expect(found('3672011001', { by: 'kemendagri' })).toBe('36.72.01.1001');
    expect(found('9999', { by: 'bps' })).toBe('0');
  });

  it('is never taken for one of the other system', () => {
    expect(found('3672011001', { by: 'bps' })).toBe('unknown');
    expect(found('36.72.040', { by: 'kemendagri' })).toBe('unknown');
  });

  it('is read without being told where it cannot be mistaken', () => {
    expect(found('36.72.01')).toBe('36.72.01');
    expect(found('3672040')).toBe('36.72.01');
    expect(found('3672')).toBe('36.72');
    expect(found('3171')).toBe('31.71');
    expect(found('0')).toBe('0');
  });

  it('is two areas where both systems know it', () => {
    const two = [area('36.72.01.0005', 'kelurahan', 'A'), area('36.72.02', 'kecamatan', 'B', '3672010005')];
    expect(areaResolver(two).resolve('3672010005').kind).toBe('ambiguous');
  });

  it('survives a sheet that took it for a number', () => {
    const only = areaResolver([area('11.10', 'city', 'Kabupaten Aceh Singkil', '1110')]);
    expect(only.resolve('11.1')).toMatchObject({ kind: 'area' });
  });

  it('is no name', () => {
    expect(found('3672040', { by: 'name' })).toBe('unknown');
  });
});

const cilegon = join(import.meta.dirname, '../../../../shared/data/areas-cilegon.csv');
describe.skipIf(isMissing(cilegon))('every area of Cilegon', () => {
  const rows = existsSync(cilegon)
    ? readFileSync(cilegon, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    : [];
  const all = new Map<string, Area>([['36.72', area('36.72', 'city', 'Kota Cilegon', '3672')]]);
  for (const [kec = '', name = '', bpsKec = '', kel = '', nameKel = '', bpsKel = '', nameBps = ''] of rows) {
    all.set(kec, area(kec, 'kecamatan', name, bpsKec));
    all.set(kel, area(kel, 'kelurahan', nameKel, bpsKel, ...(nameBps === nameKel ? [] : [nameBps])));
  }
  const city = areaResolver([...all.values()], '36.72');
  const ways = (prefix: string, name: string) => [
    name,
    name.toUpperCase(),
    name.toLowerCase(),
    name.replace(/ /g, ''),
    name.replace(/ /g, '-'),
    ` ${name}  `,
    `${prefix}. ${name}`,
    `${prefix.toUpperCase()}.${name}`,
    `${prefix}. ${name}-`,
    `${name} *)`,
    `12. ${name}`,
  ];
  it('resolves in every way it is written', () => {
    expect(rows).toHaveLength(43);
    for (const [
      kec = '',
      nameKec = '',
      bpsKec = '',
      kel = '',
      nameKel = '',
      bpsKel = '',
      nameBps = '',
    ] of rows) {
      const parent = all.get(kec);
      if (parent === undefined) throw new Error(kec);
      for (const text of [...ways('Kec', nameKec), kec])
        expect([text, city.resolve(text, { levels: ['kecamatan'] })]).toMatchObject([
          text,
          { area: { code: kec } },
        ]);
      for (const text of [...ways('Kel', nameKel), ...ways('Kelurahan', nameBps), kel])
        expect([text, city.resolve(text, { levels: ['kelurahan'], parent })]).toMatchObject([
          text,
          { area: { code: kel } },
        ]);
      expect(city.resolve(bpsKec, { by: 'bps' })).toMatchObject({ area: { code: kec } });
      expect(city.resolve(bpsKel, { by: 'bps' })).toMatchObject({ area: { code: kel } });
    }
  });
});
