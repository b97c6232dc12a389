import { describe, expect, it } from 'vitest';
import { trials } from '../../bench/trials/registry.js';
import { deliver, makeInbox, smallCity, smallCityFiles } from '../../bench/trials/small-city.js';
import { differences } from '../../bench/trials/standing.js';
import { drawing, shuffled } from '../../bench/trials/trial.js';
import { found, page } from '../docs/pages.js';

describe('the small city of the long trials', () => {
  it('has 12 datasets that come as 60 files, with indicators and a tree over them', async () => {
    const { datasets, indicators, frameworks } = await smallCity('/nowhere');
    expect([datasets.length, (await smallCityFiles()).length]).toEqual([12, 60]);
    expect(indicators.length).toBeGreaterThan(10);
    expect(frameworks[0]?.root.children?.length).toBeGreaterThan(5);
    expect([makeInbox, deliver].every((each) => typeof each === 'function')).toBe(true);
  });
});

describe('a long trial', () => {
  it('draws the same from the same seed', () => {
    const drawn = (seed: number) => shuffled([...'abcdefgh'], drawing(seed)).join('');
    expect([drawn(1), drawn(2)]).toEqual([drawn(1), drawn(2)]);
    expect(drawn(1)).not.toBe(drawn(2));
  });

  it('tells what changed, what is gone and what is new', () => {
    const before = new Map([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ]);
    expect(
      differences(
        before,
        new Map([
          ['a', '1'],
          ['b', '5'],
          ['d', '4'],
        ]),
      ),
    ).toEqual(['b: 2 became 5', 'c: 3 became nothing', 'd: nothing became 4']);
  });

  it('stands in docs/reliability.md with what it holds and its last full run', () => {
    const text = page('docs/reliability.md');
    expect(found([text], /^\| `([a-z-]+)` \|/gm)).toEqual(Object.keys(trials).sort());
    for (const [name, { holds, counted }] of Object.entries(trials)) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
      expect(row).toContain(holds);
      expect(row).toMatch(
        new RegExp(`\\| \\d+ \\| \\d+ \\| \\d[\\d ]* ${counted} \\| \\d+ \\| [\\d.]+ s \\|$`),
      );
    }
  });
});
