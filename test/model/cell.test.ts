import { expect, test } from 'vitest';
import { imbalance } from '../../model/books.js';
import { cellAddress, cellText, columnLetters, isBlank } from '../../model/cell.js';
import { columnName } from '../../model/column.js';
import { ConfigError, ContractError, exitStatus, SourceError, WarehouseError } from '../../model/errors.js';
import { breakdownKey } from '../../model/observation.js';

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16384, 'XFD'],
])('column %i is %s', (col, letters) => {
  expect(columnLetters(col)).toBe(letters);
});

test('a cell is named as a person names it', () => {
  expect(cellAddress(12, 3)).toBe('C12');
});

test('a cell is quoted as it stands', () => {
  expect([null, undefined, ' a ', 1.5, true].map(cellText)).toEqual(['', '', ' a ', '1.5', 'true']);
  expect(cellText({ kind: 'date', iso: '2024-08-17' })).toBe('2024-08-17');
  expect(cellText({ kind: 'error', text: '#REF!' })).toBe('#REF!');
  expect(cellText({ kind: 'number', value: 0.05, format: '0%' })).toBe('0.05');
});

test('white space alone is blank, zero is not', () => {
  expect([null, '', ' \u00a0', '\t'].every(isBlank)).toBe(true);
  expect([0, '-', false].some(isBlank)).toBe(false);
});

test('a breakdown has one key however its axes are listed', () => {
  expect(breakdownKey({ umur: '0-4', jenis_kelamin: 'L' })).toBe('jenis_kelamin=L;umur=0-4');
  expect(breakdownKey({})).toBe('');
});

test('a column is named after its heading unless it has a name', () => {
  const common = { required: true, personal: false, type: 'text' } as const;
  expect(columnName({ ...common, heading: 'Laki-laki (jiwa)' })).toBe('laki_laki_jiwa');
  expect(columnName({ ...common, heading: ['2024', 'Tahun'] })).toBe('k_2024');
  expect(columnName({ ...common, heading: 'Jumlah', name: 'total' })).toBe('total');
});

test('books balance when every row read has a place', () => {
  expect(imbalance({ read: 10, loaded: 5, returned: 1, duplicate: 1, skipped: { title: 2, blank: 1 } })).toBe(
    0,
  );
  expect(imbalance({ read: 10, loaded: 5, returned: 0, duplicate: 0, skipped: {} })).toBe(5);
});

test('the exit status says who must act', () => {
  const errors = [
    new Error('x'),
    new ConfigError('SD_A', 'a'),
    new SourceError('SD_A', 'a'),
    new ContractError('SD_A', 'a'),
    new WarehouseError('SD_A', 'a'),
  ];
  expect(errors.map(exitStatus)).toEqual([1, 2, 3, 4, 5]);
  expect(new SourceError('SD_A', 'a', { cause: new Error('b') }).cause).toBeInstanceOf(Error);
});
