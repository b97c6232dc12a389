import { describe, expect, it } from 'vitest';
import { type Formulas, smallAreas, smallCity } from './small-city.js';

const city = '36.72';
const formulas: Formulas = {
  variables: { a: 'stock', b: 'flow' },
  indicators: [
    { code: 'x', formula: { type: 'value', of: 'a' } },
    { code: 'y', formula: { type: 'share', of: 'b', per: 'a' } },
  ],
  frameworks: [
    {
      code: 'f',
      root: { code: 'akar', title: 'Akar', children: [leaf('x', 4), leaf('y', 1)] },
    },
  ],
};

describe('loading formulas', async () => {
  const place = await smallCity(formulas);
  const dirty = async () => {
    const { rows } = await place.warehouse.knex.raw(
      `select code from ref.indicator where hash is distinct from published_hash
       union all select code from ref.framework where hash is distinct from published_hash order by code`,
    );
    return rows.map((row: { code: string }) => row.code);
  };
  await place.record([
    { variable: 'a', area: city, period: '2024', value: 200 },
    { variable: 'b', area: city, period: '2024', value: 50 },
  ]);

  it('marks what is new, and nothing after it was published', async () => {
    expect(await dirty()).toEqual(['f', 'x', 'y']);
    await place.publish();
    await place.load(formulas);
    expect(await dirty()).toEqual([]);
  });

  it('marks the indicator alone whose formula changed', async () => {
    const [x] = formulas.indicators;
    if (x === undefined) throw new Error('no formula');
    const changed = { code: 'y', formula: { type: 'ratio' as const, of: 'b', per: 'a' } };
    await place.load({ ...formulas, indicators: [x, changed] });
    expect(await dirty()).toEqual(['y']);
    await place.publish();
    expect(await place.value('y', city, '2024')).toEqual([0.25, 1]);
  });

  it('marks an indicator whose variable is accumulated in another way', async () => {
    await place.load({ ...formulas, variables: { a: 'stock', b: 'stock' } });
    expect(await dirty()).toEqual(['y']);
    await place.publish();
  });

  it('marks every indicator when an area is new, because more is expected', async () => {
    await place.record([
      { variable: 'a', area: '36.72.01.1001', period: '2023', value: 1 },
      { variable: 'a', area: '36.72.01.1002', period: '2023', value: 2 },
    ]);
    await place.publish();
    expect(await place.value('x', '36.72.01', '2023')).toEqual([3, 1]);
    const added = smallAreas
      .filter((each) => each.code === '36.72.01.1002')
      .map((each) => ({ ...each, code: '36.72.01.1003', name: 'Empat' }));
    await place.load({ ...formulas, areas: [...smallAreas, ...added] });
    expect(await dirty()).toEqual(['x', 'y']);
    await place.publish();
    expect(await place.value('x', '36.72.01', '2023')).toEqual([3, 0.666667]);
  });

  it('closes the values of an indicator that is gone, and brings them back when it returns', async () => {
    await place.load({ ...formulas, indicators: formulas.indicators.slice(0, 1), frameworks: [] });
    await place.publish();
    expect(await place.value('y', city, '2024')).toBeUndefined();
    expect(await place.score('akar', city, '2024')).toBeUndefined();
    await place.load(formulas);
    await place.publish();
    expect(await place.value('y', city, '2024')).toEqual([25, 1]);
    expect(await place.score('akar', city, '2024')).toEqual([(4 * 200 + 25) / 5, 1]);
  });

  it('drops the view of a dimension that has no indicator left', async () => {
    const views = async () => {
      const { rows } = await place.warehouse.knex.raw(
        "select viewname from pg_views where schemaname = 'mart' and starts_with(viewname, 'dimension_')",
      );
      return rows.length;
    };
    expect(await views()).toBe(1);
    await place.load({ ...formulas, indicators: [], frameworks: [] });
    expect(await views()).toBe(0);
    await place.load(formulas);
  });

  it('refuses a formula that names what there is not', async () => {
    const only = (formula: Formulas['indicators'][number]['formula']) =>
      place.load({ ...formulas, indicators: [{ code: 'x', formula }], frameworks: [] });
    await expect(only({ type: 'value', of: 'c' })).rejects.toMatchObject({ code: 'SD_FORMULA_VARIABLE' });
    await expect(only({ type: 'sql', file: 'tidak-ada.sql', uses: ['a'] })).rejects.toMatchObject({
      code: 'SD_FORMULA_FILE',
    });
    const lost = place.load({ ...formulas, indicators: formulas.indicators.slice(0, 1) });
    await expect(lost).rejects.toMatchObject({ code: 'SD_FRAMEWORK_INDICATOR' });
  });
});

function leaf(indicator: string, weight: number) {
  return {
    code: `${indicator}-nilai`,
    title: indicator,
    indicator,
    weight,
    scoring: { by: 'value' as const },
  };
}
