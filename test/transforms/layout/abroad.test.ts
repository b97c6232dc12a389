// Sheets laid out as statistical offices abroad lay them out → what a person sees in them.
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { merge, see, seen } from './sheets.js';

const day = (iso: string): Cell => ({ kind: 'date', iso });

describe('a heading as an office abroad writes it', () => {
  it('goes on over blank rows, group by group', () => {
    const { header, names } = seen([
      ['Harvest 2021', null, null, null, null, 'T 7.2'],
      [],
      [null, 'Must in hl', null, null, 'Must per ha'],
      [],
      [null, 'Total', 'Red', 'White', 'Red', 'White'],
      [],
      [],
      ['Northvale', 1200, 700, 500, 31, 29],
      ['Southvale', 940, 400, 540, 28, 33],
      ['Westvale', 815, 420, 395, 27, 30],
    ]);
    expect(header).toEqual([3, 5]);
    expect(names.slice(1)).toEqual([
      'Must in hl | Total',
      'Must in hl | Red',
      'Must in hl | White',
      'Must per ha | Red',
      'Must per ha | White',
    ]);
  });

  it('names the labels above a blank row and the figures below it, however the lines are padded', () => {
    const { header, names } = seen([
      ['Population by education'],
      [],
      [
        'Yıl-Year',
        'Genel toplam                    \n  Grand total',
        null,
        'İlkokul              \n Primary',
      ],
      [],
      [null, 'Toplam-Total', 'Kadın-Female', 'Toplam-Total', 'Kadın-Female'],
      [2017, 61017157, 30618652, 2330640, 1974567],
      [2018, 61844096, 31029794, 2197257, 1872141],
      [2019, 62689647, 31461407, 2024637, 1738225],
    ]);
    expect(header).toEqual([3, 5]);
    expect(names[0]).toBe('Yıl-Year');
    expect(names[3]).toBe('İlkokul Primary | Toplam-Total');
  });

  it('numbers the columns of every group anew', () => {
    const { header, aside } = seen([
      ['Description', 'Alder', null, null, 'Birch', null, null],
      [null, 'State', 'Local', 'CV', 'State', 'Local', 'CV'],
      [null, 1, 2, 3, 1, 2, 3],
      ['Revenue', 3180023, 2039926, 0.8, 421889, 270580, 1.2],
      ['Taxes', 1278846, 705929, 0.3, 135660, 84199, 2.1],
      ['Charges', 411199, 169854, 0.5, 87213, 22904, 1.9],
    ]);
    expect(header).toEqual([1, 2]);
    expect(aside.numbering).toEqual([3]);
  });

  it('leaves out the line that ends in the unit of the whole table', () => {
    const rows = [
      ['Users of the internet'],
      ['Persons aged 16 and over', null, null, null, 'Thousands'],
      [null, 'In the last year', null, 'Never'],
      [null, 2019, 2020, 2019, 2020],
      ['Men', 4120, 4190, 311, 260],
      ['Women', 4015, 4077, 402, 371],
    ];
    const { header, names } = seen(rows);
    expect(header).toEqual([3, 4]);
    expect(names[4]).toBe('Never | 2020');
    expect(see(rows)[0]?.columns[1]?.unit).toBe('Thousands');
  });

  it('leaves out a text that begins within a merged group below it', () => {
    const { header } = seen(
      [
        ['Births by sex'],
        [null, null, null, 'by date of registration', 'Unit: persons'],
        ['Year', null, 'Births', null, 'Rate'],
        [null, null, 'Male', 'Female', null],
        ['Y58', 1969, 2110, 2015, 27.1],
        ['Y59', 1970, 2075, 1987, 26.4],
        ['Y60', 1971, 2133, 2001, 26.9],
      ],
      {
        merges: [merge('A3:B4'), merge('C3:D3'), merge('E3:E4')],
      },
    );
    expect(header).toEqual([3, 4]);
  });

  it('is broken into lines where a hyphen parts a word', () => {
    const { header, names } = seen([
      ['Labour force by county'],
      [],
      [null, 'State', 'County', null, null, null, 'Unemploy-'],
      ['Area', 'FIPS', 'FIPS', null, 'Labour', null, 'ment rate'],
      ['code', 'code', 'code', 'Name', 'force', 'Employed', '(%)'],
      ['CN01', '01', '001', 'Ash', 24409, 23288, 4.6],
      ['CN02', '01', '003', 'Birch', 82994, 79614, 4.1],
      ['CN03', '12', '005', 'Cedar', 10033, 9250, 7.8],
    ]);
    expect(header).toEqual([3, 4, 5]);
    expect(names).toEqual([
      'Area code',
      'State FIPS code',
      'County FIPS code',
      'Name',
      'Labour force',
      'Employed',
      'Unemploy- ment rate (%)',
    ]);
  });

  it('names some labels in its first line and the rest below, beside groups of figures', () => {
    const { header, names, rows } = seen(
      [
        ['POPULATION BY AGE'],
        ['State', 'District', 'Area name', 'Age', 'Total', null, 'Rural', null],
        ['code', 'code'],
        [null, null, null, null, 'Male', 'Female', 'Male', 'Female'],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ['01', '000', 'Hill State', '0-4', 520, 498, 311, 300],
        ['01', '000', 'Hill State', '5-9', 541, 512, 322, 309],
        ['12', '000', 'Lake State', '0-4', 377, 360, 207, 199],
        ['12', '000', 'Lake State', '5-9', 390, 371, 215, 204],
      ],
      {
        merges: [merge('E2:F2'), merge('G2:H2')],
      },
    );
    expect(header).toEqual([2, 3, 4]);
    expect(names.slice(0, 5)).toEqual(['State code', 'District code', 'Area name', 'Age', 'Total | Male']);
    expect(rows[3]?.slice(0, 2)).toEqual(['12', '000']);
  });

  it('is read once where a program wrote it into every cell of its merged range', () => {
    const { header, names } = seen(
      [
        ['Period', 'District', 'Theft', 'Theft', 'Assault', 'Assault'],
        ['Period', 'District', 'Reported', 'Solved', 'Reported', 'Solved'],
        ['2015', 'Jung', 211, 114, 310, 295],
        ['2015', 'Mapo', 187, 90, 288, 260],
        ['2015', 'Guro', 240, 120, 402, 377],
      ],
      {
        merges: [merge('A1:A2'), merge('B1:B2'), merge('C1:D1'), merge('E1:F1')],
      },
    );
    expect(header).toEqual([1, 2]);
    expect(names).toEqual([
      'Period',
      'District',
      'Theft | Reported',
      'Theft | Solved',
      'Assault | Reported',
      'Assault | Solved',
    ]);
  });

  it('holds what is said of a series above its first day', () => {
    const { header, data } = seen([
      [null, 'Hours worked ; Market', 'Hours worked ; Other'],
      ['Unit', '000 Hours', '000 Hours'],
      ['Collection month', 3, 3],
      ['No. Obs', 136, 136],
      ['Series ID', 'A298K', 'A294A'],
      [day('1984-12-01'), 2939234.2, 2372693.5],
      [day('1985-03-01'), 2954148.3, 2385067.4],
      [day('1985-06-01'), 2977454.7, 2421129],
      [day('1985-09-01'), 3014261.5, 2453092.3],
      [day('1985-12-01'), 3020111.9, 2460181.2],
      [day('1986-03-01'), 3031004.1, 2471090.6],
    ]);
    expect(header).toEqual([1, 2, 3, 4, 5]);
    expect(data).toEqual([6, 7, 8, 9, 10, 11]);
  });

  it('does not take a caption merged over the figures for a further level', () => {
    const { header, aside } = seen(
      [
        ['Trade', 'Import', 'Export', 'Balance'],
        [null, 'At current prices', null, null],
        ['Grain', 120, 80, -40],
        ['Steel', 310, 405, 95],
        ['At constant prices'],
        ['Grain', 110, 77, -33],
        ['Steel', 290, 391, 101],
      ],
      { merges: [merge('B2:D2')] },
    );
    expect(header).toEqual([1]);
    expect(aside.section).toEqual([2, 5]);
  });
});

describe('the rows of an office abroad', () => {
  it('have their total on top, without a word for it', () => {
    const { aside, data } = seen([
      ['구', '발생', '검거'],
      ['합계', 1264, 826],
      ['종로', 470, 443],
      ['중구', 495, 294],
      ['용산', 299, 89],
    ]);
    expect(aside.total).toEqual([2]);
    expect(data).toEqual([3, 4, 5]);
  });

  it('have a total on top that is broken down twice below', () => {
    const { data } = seen([
      ['Area', 2018, 2019],
      ['Fenland', 10531, 10844],
      ['North', 4210, 4333],
      ['South', 6321, 6511],
      ['.Alder', 2107, 2150],
      ['.Beech', 2103, 2183],
      ['.Chestnut', 3001, 3092],
      ['.Dogwood', 3320, 3419],
      ['Outer Isles', 512, 508],
    ]);
    expect(data).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it('begin with "Total, 16 years and over", which no other row exceeds', () => {
    const { aside } = seen([
      ['Occupation', 'Employed', 'Percent women'],
      ['Total, 16 years and over', 158291, 46.8],
      ['Management', 68099, 51.5],
      ['Chief executives', 1780, 29.2],
      ['Legislators', 14, '–'],
      ['Cashiers', 2744, 71.8],
    ]);
    expect(aside.total).toEqual([2]);
  });

  it('have a total among the categories of a column, row after row', () => {
    const area = (name: string, from: number): Cell[][] =>
      ['Total', 'Rural'].flatMap((kind, k) =>
        ['0-4', '5-9', '10+'].map((age, i): Cell[] => [name, kind, age, from + 17 * i + 101 * k]),
      );
    const { data } = seen([['Area', 'Residence', 'Age', 'Persons'], ...area('Hill', 7), ...area('Lake', 40)]);
    expect(data).toHaveLength(12);
  });

  it('bear a year once, and sums of months apart below', () => {
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'];
    const { aside, rows } = seen([
      ['Year', 'Month', 'Visits', 'Earnings'],
      ...[2012, 2013].flatMap((year) =>
        months.map((month, i): Cell[] => [
          i === 0 ? year : null,
          month,
          2245 + year + 31 * i * i,
          1370 + 17 * i,
        ]),
      ),
      [],
      ['Latest three months', null, 9930, 5120],
      ['% change from year earlier', null, 5, 4],
    ]);
    expect(rows[7]?.slice(0, 2)).toEqual([2013, 'Feb']);
    expect(aside.derived).toEqual([15, 16]);
  });

  it('bear a label once beside years that begin anew under each', () => {
    const { rows } = seen([
      ['Level', 'Year', 'Spending', 'Per head'],
      ...['Primary', 'Secondary', 'Tertiary'].flatMap((level, n) =>
        [2016, 2017, 2018].map((year, i): Cell[] => [
          i === 0 ? level : null,
          year,
          77308.2 + 911 * i + n,
          4008 + i,
        ]),
      ),
    ]);
    expect(rows.map((row) => row[0])).toEqual([
      ...Array(3).fill('Primary'),
      ...Array(3).fill('Secondary'),
      ...Array(3).fill('Tertiary'),
    ]);
  });

  it('are followed by numbered footnotes in two cells', () => {
    const { data, aside } = seen([
      ['Code', 'Country', 'Supply', 'Per head'],
      ['AND', 'Andorra', 9, 121],
      ['ALB', 'Albania', 102, 35],
      ['ASM', 'American Samoa', '...', '...'],
      [],
      ['Footnotes:'],
      [1, 'Excludes the overseas territories.'],
      [2, 'Includes the islands.'],
      [3, 'Includes the shelf.'],
    ]);
    expect(data).toEqual([2, 3, 4]);
    expect(aside.note).toEqual([6, 7, 8, 9]);
  });

  it('may lack all their figures where every label stands', () => {
    const { data } = seen([
      ['Country', 'Code', 'Indicator', 2019, 2020],
      ['Aruba', 'ABW', 'GDP', 3310.5, 2496.6],
      ['Gibraltar', 'GIB', 'GDP'],
      ['Angola', 'AGO', 'GDP', 69309.1, 53619.1],
      ['Albania', 'ALB', 'GDP', 15401.8, 15131.9],
    ]);
    expect(data).toEqual([2, 3, 4, 5]);
  });

  it('refer to footnotes in a column of their own', () => {
    const columns = see([
      ['Area', 'Notes', 'Code', 'Persons'],
      ['World', null, 900, 7349472],
      ['Developed regions', '(b)', 901, 1251351],
      ['Developing regions', '(c)', 902, 6098121],
      ['Least developed', '(12)', 941, 954157],
    ])[0]?.columns;
    expect(columns?.[1]?.type).toBe('text');
  });

  it('have figures known only by a bound, and signs for none', () => {
    const columns = see([
      ['Country', 'Estimate', 'Share'],
      ['Albania', '<100', ':'],
      ['Algeria', '<1,000', 5.7],
      ['Angola', 14000, ': c'],
      ['Andorra', '. .', 'nd'],
    ])[0]?.columns;
    expect(columns?.slice(1).map((column) => column.type)).toEqual(['number', 'number']);
  });
});
