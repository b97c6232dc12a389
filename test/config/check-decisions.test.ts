import { expect, it } from 'vitest';
import { checkDecisions } from '../../config/load/check-decisions.js';

const file = 'datasets/dinkes/balita.yaml';
const lineAt = (path: readonly PropertyKey[]) => (path[1] === 0 ? 4 : 1);

it('an undecided contract is a mistake that names file, line, cell, the choices and what each writes', () => {
  const choices = [
    { say: '2023', because: 'judul', write: { 'period.from': 'title', 'period.type': null } },
    {
      say: 'rekam',
      because: 'nama',
      write: { records: { measures: [{ variable: 'x'.repeat(200), by: 'count' }] } },
    },
  ];
  const at = [{ sheet: 'Data', row: 1, col: 2 }, {}];
  const [mistake] = checkDecisions(
    { file, lineAt },
    { decide: [{ about: 'period', at, question: 'Yang mana?', choices }] },
  );
  expect(mistake).toMatchObject({
    file,
    line: 4,
    open: true,
    message: 'period is undecided (sheet "Data" row 1 column 2): Yang mana?',
  });
  expect(mistake?.hint).toContain(
    '1) 2023, judul: period.from: title, no period.type; 2) rekam, nama: records: {"measures"',
  );
  expect(mistake?.hint.length).toBeLessThan(320);
});

it('a contract that asks nothing is none', () => {
  expect(checkDecisions({ file, lineAt }, {})).toEqual([]);
});
