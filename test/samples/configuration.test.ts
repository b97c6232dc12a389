import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.js';
import type { Configuration } from '../../model/configuration.js';
import type { FrameworkNode } from '../../model/framework.js';
import { packageRoot } from '../../samples/root.js';

let city: Configuration;
beforeAll(async () => {
  city = await loadConfiguration(join(packageRoot, 'config'), ['ketimpangan-kecamatan.sql']);
});

describe('the configuration of the sample city', () => {
  it('has the whole country, and Kota Cilegon down to its kelurahan with both codes', () => {
    const count = (level: string) => city.areas.filter((area) => area.level === level).length;
    expect(['country', 'province', 'city', 'kecamatan', 'kelurahan'].map(count)).toEqual([1, 38, 514, 8, 43]);
    expect(
      city.areas.filter((area) => area.code.startsWith('36.72')).every((area) => area.bps !== null),
    ).toBe(true);
  });

  it('has at least 14 OPD that owe data, and at least 30 datasets', () => {
    const owing = new Set(city.datasets.map((dataset) => dataset.opd));
    expect(city.opds.filter((opd) => owing.has(opd.code)).length).toBeGreaterThanOrEqual(14);
    expect(city.datasets.length).toBeGreaterThanOrEqual(30);
  });

  it('owes data monthly, quarterly, twice a year, yearly and by academic year', () => {
    const frequencies = new Set(city.datasets.map((dataset) => dataset.frequency));
    expect([...frequencies].sort()).toEqual(['academic', 'monthly', 'quarterly', 'semesterly', 'yearly']);
  });

  it('takes at least 8 datasets over HTTP, by every connector there is', () => {
    const remote = city.datasets.filter((dataset) => dataset.source.connector !== 'file');
    expect(remote.length).toBeGreaterThanOrEqual(8);
    expect(new Set(remote.map((dataset) => dataset.source.connector))).toEqual(
      new Set(['rest', 'http', 'ckan', 'bps']),
    );
  });

  it('says in its notice that it is a sample', () => {
    expect(city.city.notice).toContain('DATA CONTOH');
  });
});

function node(tree: FrameworkNode, code: string): FrameworkNode | undefined {
  if (tree.code === code) return tree;
  return tree.children?.map((child) => node(child, code)).find((found) => found !== undefined);
}

function leaves(tree: FrameworkNode): readonly FrameworkNode[] {
  return tree.children?.flatMap(leaves) ?? [tree];
}

describe.each([
  ['smart-city-100-2024', [10, 20, 30, 20, 20]],
  ['smart-city-100-sleman', [10, 20, 30, 30, 10]],
] as const)('the framework %s', (code, weights) => {
  const tree = () => city.frameworks.find((framework) => framework.code === code);

  it('weighs the five components as its edition does and calls itself a simulation', () => {
    expect(tree()?.root.children?.map((child) => child.weight)).toEqual(weights);
    expect(tree()?.label).toMatch(/Simulasi.*bukan nilai resmi/);
  });

  it('has six dimensions of three sub-dimensions, each with at least three scored indicators', () => {
    const root = tree()?.root;
    const impact = root === undefined ? undefined : node(root, 'impact');
    expect(impact?.children).toHaveLength(6);
    for (const dimension of impact?.children ?? []) {
      expect(dimension.children).toHaveLength(3);
      for (const part of dimension.children ?? []) expect(leaves(part).length).toBeGreaterThanOrEqual(3);
    }
    expect(impact === undefined ? 0 : leaves(impact).length).toBeGreaterThanOrEqual(60);
  });

  it('lets a published value stand for every component and dimension', () => {
    const root = tree()?.root;
    const dimensions = root === undefined ? [] : (node(root, 'impact')?.children ?? []);
    for (const part of [...(root?.children ?? []), ...dimensions])
      expect(part.given).toBe(`terbit-${part.code}`);
  });
});
