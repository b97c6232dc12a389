import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { exitStatus } from '../../../model/errors.js';
import { inParallel } from '../../../pipelines/in-parallel.js';
import { run } from '../../../pipelines/run.js';
import { balitaRows, csv, posyandu } from './sendings.js';
import { town } from './town.js';

describe('a mistake of the program in one dataset', () => {
  it('is told as one, and the other datasets load', async () => {
    const cilegon = await town();
    await cilegon.put('Balita 2024.csv', csv(balitaRows(2024)));
    await cilegon.put('Posyandu 2024.csv', posyandu(5));
    const report = await cilegon.inTown((session) => {
      // The dataset has no key: what only a mistake could bring about.
      const datasets = new Map([...session.keys.datasets].filter(([id]) => id !== 'dinkes/balita'));
      const broken = { ...session, keys: { ...session.keys, datasets } };
      return run(broken, {}, () => undefined);
    });
    const [failed, fine] = report.datasets;
    expect(failed?.error).toMatchObject({ code: 'SD_BUG', hint: expect.stringContaining('Report it') });
    expect(exitStatus(failed?.error)).toBe(1);
    expect(fine).toMatchObject({ error: null, arrivals: [{ outcome: 'accepted', added: 8 }] });
    expect(cilegon.logged.join('\n')).toMatch(/error: [\s\S]* at /);
  });
});

describe('an interrupted run', () => {
  it('ends with the reason of the interruption, and the next one takes everything in', async () => {
    const cilegon = await town();
    await cilegon.put('Balita 2024.csv', csv(balitaRows(2024)));
    const signal = AbortSignal.abort(new Error('interrupted by SIGTERM'));
    const interrupted = cilegon.inTown((session) =>
      run({ ...session, ports: { ...session.ports, signal } }, {}, () => undefined),
    );
    await expect(interrupted).rejects.toThrow('interrupted by SIGTERM');
    expect(await cilegon.facts('balita')).toEqual({});
    await cilegon.run();
    expect(Object.keys(await cilegon.facts('balita'))).toHaveLength(16);
    expect(await cilegon.audits()).toEqual([]);
  });
});

describe('tasks side by side', () => {
  it('give their results in the order of the list, a few at a time', async () => {
    let [running, most] = [0, 0];
    const results = await inParallel([30, 1, 20, 1, 10], 2, async (ms) => {
      most = Math.max(most, ++running);
      await wait(ms);
      running--;
      return ms;
    });
    expect(results).toEqual([30, 1, 20, 1, 10]);
    expect(most).toBe(2);
  });

  it('of which one fails begin no other, and end before the failure is told', async () => {
    const ended: number[] = [];
    const task = async (n: number) => {
      await wait(n === 1 ? 5 : 30);
      if (n === 1) throw new Error('one');
      ended.push(n);
    };
    await expect(inParallel([0, 1, 2, 3, 4], 2, task)).rejects.toThrow('one');
    expect(ended).toEqual([0]);
  });
});
