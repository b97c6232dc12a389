import { expect, test } from 'vitest';
import type { Issue } from '../../model/issue.js';
import { issueList } from '../../pipelines/issue-list.js';

const issue = (row: number, severity: Issue['severity']): Issue => ({
  code: 'not-a-number',
  severity,
  sheet: null,
  row,
  col: 1,
  text: 'x',
  message: 'Sel A1 berisi "x".',
  mend: 'Ketik angkanya.',
});

test('a file full of mistakes is told up to a thousand of them, and how many more there are', () => {
  const list = issueList();
  list.add(Array.from({ length: 1200 }, (_, i) => issue(i + 1, 'error')));
  list.add([issue(1201, 'warning')]);
  expect(list.errors).toBe(1200);
  expect(list.list()).toHaveLength(1001);
  expect(list.list().at(-1)).toMatchObject({
    code: 'more-issues',
    severity: 'warning',
    message: expect.stringContaining('201'),
  });
});

test('a few mistakes are told as they are', () => {
  const list = issueList();
  list.add([issue(1, 'error'), issue(2, 'warning')]);
  expect(list.list().map(({ row }) => row)).toEqual([1, 2]);
  expect(list.errors).toBe(1);
});
