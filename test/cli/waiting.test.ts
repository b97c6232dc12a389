// What stderr shows while a large file is read.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waiting } from '../../cli/waiting.js';

let said = '';
const { isTTY, columns } = process.stderr;
const stream = (terminal: boolean) =>
  Object.assign(process.stderr, { isTTY: terminal, columns: terminal ? 40 : undefined });

beforeEach(() => {
  said = '';
  vi.useFakeTimers();
  vi.stubEnv('TERM', 'xterm');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  Object.assign(process.stderr, { isTTY, columns });
});

describe('work that takes its time', () => {
  it('is told on a terminal in one line that is written over, and erased at the end', () => {
    stream(true);
    let rows = 0;
    const patience = waiting(() => `reading a.xlsx: ${rows} rows so far`);
    vi.advanceTimersByTime(1000);
    rows = 500;
    vi.advanceTimersByTime(1000);
    expect(said.split('\r\u001b[2K')).toEqual([
      '',
      'reading a.xlsx: 0 rows so far',
      'reading a.xlsx: 500 rows so far',
    ]);
    patience.end();
    expect(said.endsWith('so far\r\u001b[2K')).toBe(true);
    expect(said).not.toContain('\n');
    vi.advanceTimersByTime(10_000);
    expect(said.endsWith('so far\r\u001b[2K')).toBe(true);
  });

  it('is told no wider than the terminal, without what a name could do to it', () => {
    stream(true);
    const patience = waiting(() => `reading \u001b]0;x\u0007${'panjang '.repeat(20)}`);
    vi.advanceTimersByTime(1000);
    patience.end();
    const [, line = ''] = said.split('\r\u001b[2K');
    expect(line.length).toBeLessThan(40);
    expect(line).not.toContain('\u0007');
  });

  it('is told in a log in whole lines, ever more seldom', () => {
    stream(false);
    const patience = waiting(() => 'reading');
    vi.advanceTimersByTime(60_000);
    patience.end();
    expect(said).toBe('reading\n'.repeat(5));
  });

  it('says nothing when it is done at once', () => {
    stream(true);
    waiting(() => 'reading').end();
    vi.advanceTimersByTime(5000);
    expect(said).toBe('');
  });
});
