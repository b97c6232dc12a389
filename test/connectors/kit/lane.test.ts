import { describe, expect, it } from 'vitest';
import { holdLane, inLane } from '../../../connectors/kit/lane.js';
import type { Limits } from '../../../model/source.js';

const limits: Limits = {
  timeout_seconds: 1,
  total_seconds: 1,
  max_megabytes: 1,
  attempts: 1,
  per_second: 50,
  concurrent: 2,
  unsafe_redirects: false,
};
const signal = new AbortController().signal;
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function starts(url: string, count: number, per: Partial<Limits> = {}): Promise<number[]> {
  const begun = performance.now();
  const times: number[] = [];
  const task = async () => void times.push(performance.now() - begun);
  await Promise.all(Array.from({ length: count }, () => inLane(url, { ...limits, ...per }, signal, task)));
  return times;
}

describe('requests to one host', () => {
  it('begin at most so many a second', async () => {
    const times = await starts('http://lambat.example/', 5);
    expect(times[4]).toBeGreaterThan(75);
  });

  it('are not held back on the machine itself', async () => {
    expect((await starts('http://127.0.0.1:9/', 50, { per_second: 1 }))[49]).toBeLessThan(500);
    expect((await starts('http://[::1]:9/', 50, { per_second: 1 }))[49]).toBeLessThan(500);
  });

  it('are at most so many at once, by the strictest who asks', async () => {
    let now = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, ++now);
      await sleep(5);
      now -= 1;
    };
    const url = 'http://localhost:7/';
    await Promise.all(
      [8, 2, 8, 8, 8, 8].map((concurrent) => inLane(url, { ...limits, concurrent }, signal, task)),
    );
    expect(most).toBe(2);
  });

  it('wait together when the host asks one of them to wait', async () => {
    await starts('http://127.0.0.1:8/', 1);
    holdLane('http://127.0.0.1:8/x', 80);
    expect((await starts('http://127.0.0.1:8/y', 1))[0]).toBeGreaterThan(70);
    holdLane('http://tidak-pernah-ditanya.example/', 80);
  });

  it('end when the program ends', async () => {
    const ending = new AbortController();
    await starts('http://127.0.0.1:6/', 1);
    holdLane('http://127.0.0.1:6/', 5_000);
    const waiting = inLane('http://127.0.0.1:6/', limits, ending.signal, async () => 1);
    ending.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
