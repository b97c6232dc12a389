import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namePattern } from '../../../connectors/kit/file-pattern.js';
import { momentOf, periodFields, periodOf } from '../../../connectors/kit/period-field.js';
import {
  environmentNames,
  expand,
  expandDeep,
  expandUrl,
  occasions,
} from '../../../connectors/kit/template.js';
import {
  type PeriodId,
  type PeriodType,
  parsePeriodCode,
  periodCode,
  periodId,
} from '../../../model/period.js';

const at = (code: string): PeriodId => parsePeriodCode(code) ?? 0;
const fill = (code: string | null, env = {}) => ({ env, period: code === null ? null : at(code) });
const anyPeriod = fc
  .record({
    type: fc.constantFrom<PeriodType[]>('Y', 'S', 'Q', 'M', 'A', 'D'),
    year: fc.integer({ min: 2001, max: 2099 }),
    part: fc.integer({ min: 1, max: 365 }),
  })
  .map(({ type, year, part }) => periodId(type, year, part) ?? periodId(type, year, 1) ?? 0);

describe('a template', () => {
  it.each([
    ['{period}', '2024-S1', '2024-S1'],
    ['{year}/{next_year}', '2024/2025', '2024/2025'],
    ['{year:yy}', '2024-08', '24'],
    ['{month} {month:02} {month:name} {month:short}', '2024-08', '8 08 Agustus Agu'],
    ['TW {quarter:roman}, semester {semester}', '2024-08', 'TW III, semester 2'],
    ['{quarter} {semester:roman}', '2024-Q4', '4 II'],
    ['{day}/{month}/{year} {day:02}', '2024-08-07', '7/8/2024 07'],
    ['where={"kota":["CILEGON"]}', '2024', 'where={"kota":["CILEGON"]}'],
  ])('%s becomes the parts of %s', (template, code, text) => {
    expect(expand(template, fill(code))).toBe(text);
  });

  it('takes secrets from the environment, without the line end of the file they were in', () => {
    expect(expand('Bearer ${TOKEN}', fill(null, { TOKEN: 'a b\n' }))).toBe('Bearer a b');
    expect(expandUrl('${BASE}/x?k=${TOKEN}', fill(null, { BASE: 'http://a/b', TOKEN: 'a b&c' }))).toBe(
      'http://a/b/x?k=a%20b%26c',
    );
    expect(expandDeep({ a: ['${T}', 1, null], b: { c: '{year}' } }, fill('2024', { T: 'x' }))).toEqual({
      a: ['x', 1, null],
      b: { c: '2024' },
    });
    expect(environmentNames({ a: '${A}', b: ['${B}${A}'] })).toEqual(['A', 'B']);
  });

  it('is refused when the period has no such part, or no such part exists', () => {
    const refused = (message: RegExp) =>
      expect.objectContaining({ code: 'SD_CONFIG_TEMPLATE', message: expect.stringMatching(message) });
    const caught = (act: () => unknown) => {
      try {
        return act();
      } catch (error) {
        return error;
      }
    };
    expect(caught(() => expand('{month}', fill('2024-Q1')))).toEqual(refused(/\{month\}.*2024-Q1/));
    expect(caught(() => expand('{year}', fill(null)))).toEqual(refused(/none/));
    expect(caught(() => occasions('{bulan}', []))).toEqual(refused(/\{bulan\}/));
    expect(caught(() => namePattern('a/{year}'))).toEqual(refused(/one file/));
  });

  it('is asked once for each text it can become', () => {
    const months = ['2024-11', '2024-12', '2025-01'].map(at);
    expect(occasions('a.csv', months)).toEqual([null]);
    expect(occasions('{year}', months).map((id) => periodCode(id ?? 0))).toEqual(['2024', '2025']);
    expect(occasions('{year} {quarter}', months).map((id) => periodCode(id ?? 0))).toEqual([
      '2024-Q4',
      '2025-Q1',
    ]);
    expect(occasions('{month:02}', months)).toEqual(months);
    expect(occasions('{year}', [at('2024/2025')])).toEqual([at('2024/2025')]);
    expect(occasions('{year}-{month}', [at('2024-08-01'), at('2024-08-02')])).toEqual([at('2024-08')]);
  });
});

describe('a period', () => {
  it('written into a file name is read back from it', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const name = `data ${periodCode(period).replace('/', '-')} final.csv`;
        const moment = namePattern('*{period}*.csv').match(name);
        expect(moment && periodOf(moment)).toBe(period);
      }),
    );
  });

  it('is the same after each of its parts was written and read', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const { whole: _, ...parts } = momentOf(period);
        for (const [name, field] of Object.entries(periodFields)) {
          const text = field.write(momentOf(period));
          if (text === undefined || name === 'period') continue;
          expect(text).toMatch(new RegExp(`^(?:${field.pattern})$`, 'iu'));
          expect(parts).toMatchObject(field.read(text));
        }
      }),
    );
  });
});

describe('a file name pattern', () => {
  it('takes whole numbers and whole words beside a wildcard', () => {
    expect(namePattern('*{year}*').match('id 120245 2024.csv')).toEqual({ year: 2024 });
    expect(namePattern('*{month:short}*').match('Januaris 5 Feb.csv')).toEqual({ month: 2 });
  });

  it('takes nothing in it for a regular expression', () => {
    expect(namePattern('a+(1).csv').match('a+(1).csv')).toEqual({});
    expect(namePattern('a.csv').match('abcsv')).toBeUndefined();
  });

  it('does not fit where two parts of it contradict each other', () => {
    expect(namePattern('{year} {year}').match('2024 2023')).toBeUndefined();
  });
});
