import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { childrenOfThis, peakMegabytes } from '../../bench/peak-memory.js';
import { lacks } from '../left-out.js';

const hasProc = existsSync('/proc/self/status');

describe('the most memory of a process', () => {
  it('grows with what the process holds, and stays when it lets go', () => {
    const before = peakMegabytes();
    Buffer.alloc(200 * 2 ** 20, 1);
    expect(peakMegabytes()).toBeGreaterThanOrEqual(Math.max(before, 200));
  });

  it.skipIf(lacks('/proc', hasProc))(
    'of a child is its own and not that of its parent, and nothing once it has ended',
    async () => {
      Buffer.alloc(200 * 2 ** 20, 1);
      const child = fork('-e', ['process.send(1); process.on("message", () => process.exit())'], {
        execPath: process.execPath,
      });
      await once(child, 'message');
      const id = child.pid ?? 0;
      expect(childrenOfThis()).toContain(id);
      expect(peakMegabytes(id)).toBeGreaterThan(10);
      expect(peakMegabytes(id)).toBeLessThan(150);
      const ended = once(child, 'exit');
      child.send(1);
      await ended;
      expect([childrenOfThis().includes(id), peakMegabytes(id)]).toEqual([false, 0]);
    },
  );
});
