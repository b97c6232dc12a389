// Marks and signs that stand where figures, years and totals should → what a person takes them for.
import { describe, expect, it } from 'vitest';
import { see, seen } from './sheets.js';

const coverage = (...notes: string[]) =>
  seen([
    ['Cover by type'],
    [],
    ['Type', '2020 1', null, null, 2021, null, null, 'Change in percent'],
    [],
    [null, 'Number', 'Margin', 'Percent', 'Number', 'Margin', 'Percent'],
    [],
    ['Total', 327521, 152, 'X', 328074, 'Z', 'X', 'X'],
    [],
    ['Any plan', 299230, 651, 91.4, 300887, 748, 91.7, '*0.4'],
    ['Private plan', 217896, 1168, 66.5, 216366, 1077, 66, '*-0.6'],
    ['Work plan', 178737, 1076, 54.6, 178285, 1123, 54.3, -0.2],
    ['Other plan', 33869, 649, 10.3, 33105, 663, 'X', -0.1],
    ...notes.map((note) => [note]),
  ]);

describe('a letter among figures', () => {
  it('says that none can stand there, and a year with the number of a note is a year', () => {
    const { header, data, aside, names } = coverage('X Not applicable.', 'Z Rounds to zero.');
    expect(header).toEqual([3, 5]);
    expect(aside.total).toEqual([7]);
    expect(data).toEqual([9, 10, 11, 12]);
    expect(names[1]).toBe('2020 1 | Number');
    expect(names[7]).toBe('Change in percent');
  });

  it('is a letter where columns hold grades', () => {
    const [layout] = see([
      ['School', 'Grade', 'Rank'],
      ['Alder', 'X', 1],
      ['Birch', 'X', 2],
      ['Cedar', 'Z', 3],
    ]);
    expect(layout?.columns.map(({ type }) => type)).toEqual(['text', 'text', 'number']);
  });

  it('leaves the stars before a figure to its column', () => {
    const [layout] = see([
      ['Group', 'Change'],
      ['Alder', '*0.4'],
      ['Birch', '*-0.6'],
      ['Cedar', '-0.2'],
    ]);
    expect(layout?.columns[1]).toMatchObject({ type: 'number', locale: 'en' });
  });
});

describe('a total', () => {
  it.each(['Total1,2 ', '總　計', '總計Total', 'Итого', 'Insgesamt', 'Ensemble', 'Toplam-Total'])(
    'is one under the word "%s"',
    (word) => {
      const { aside, data } = seen([
        ['Region', 'Share', 'Index'],
        ['Alder', 31.2, 101],
        ['Birch', 28.4, 99],
        ['Cedar', 25.5, 104],
        ['Dale', 20.1, 97],
        [word, 26.2, 100],
      ]);
      expect(aside.total).toEqual([6]);
      expect(data).toEqual([2, 3, 4, 5]);
    },
  );

  it('is a category where the rows below it go on with it', () => {
    const { data } = seen([
      ['Level', 'Year', 'Spending'],
      ['Total', 2019, 77308.1],
      [null, 2020, 93041.4],
      [null, 2021, 106040.9],
      [null, 2022, 122741.2],
      ['Primary', 2019, 40111.7],
      [null, 2020, 47230.1],
      [null, 2021, 50240.3],
      [null, 2022, 61209.8],
    ]);
    expect(data).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('stands on top of more rows than are looked at where it outweighs them all', () => {
    const counties = Array.from({ length: 600 }, (_, i) => [`County ${i}`, 1000 + 7 * i, 1010 + 6 * i]);
    const whole = ['The country', 9_000_000, 9_100_000];
    const { aside } = seen([['Area', '2020', '2021'], whole, ...counties], { complete: false });
    expect(aside.total).toEqual([2]);
    const { aside: none } = seen([['Area', '2020', '2021'], ...counties], { complete: false });
    expect(none.total).toBeUndefined();
  });

  it('needs no word where its counts add up beside shares that cannot', () => {
    const people = [3601, 6334, 3117, 17076, 9083, 28262, 18301, 21777, 9120, 15342, 8404];
    const { aside } = seen([
      ['Code', 'District', 'People', 'Age', 'Share'],
      ...people.map((n, i) => [i + 1, `District ${'ABCDEFGHIJK'[i]}`, n, 40.1 + i / 10, 10.3 + i]),
      [null, 'Northvale', people.reduce((sum, n) => sum + n, 0), 41.3, 15.9],
    ]);
    expect(aside.total).toEqual([13]);
  });
});

describe('a heading', () => {
  it('goes on in a last line over labels, down to the numbers of its columns', () => {
    const { header, aside, names } = seen([
      ['State product'],
      [],
      ['Sl.', 'State', '2004-05', '2005-06', '2005-06', '2006-07'],
      ['No.'],
      ['(1)', '(2)', '(3)', '(4)', '(4)', '(5)'],
      [1, 'Alder', 134767, 147606, 9.5, 17.9],
      [2, 'Birch', 3488, 3755, 7.7, 9.4],
      [3, 'Cedar', 53398, 59385, 11.2, 8.9],
    ]);
    expect(header).toEqual([3, 4]);
    expect(aside.numbering).toEqual([5]);
    expect(names[0]).toBe('Sl. No.');
  });

  it('goes on below a row that numbers its columns', () => {
    const { header, names } = seen([
      ['Finances by state'],
      ['Description', 'Alder', null, null, 'Birch', null, null],
      [null, 'Whole', 'State', 'Local', 'Whole', 'State', 'Local'],
      [null, 1, 2, 3, 1, 2, 3],
      ['Description', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6'],
      ['Revenue', 3918842, 2531103, 1938485, 49899, 33248, 20110],
      ['Taxes', 710075, 658791, 602029, 10969, 9949, 7304],
      ['Charges', 533669, 310422, 223247, 9812, 4127, 5685],
    ]);
    expect(header).toEqual([2, 3, 5]);
    expect(names[3]).toContain('Alder | Local');
  });

  it('of words alone may be long where most of them are short', () => {
    const { header } = seen([
      ['Training by occupation'],
      [
        'Occupation',
        'Code',
        'Usual schooling',
        'Training that is needed to become fully able in the occupation',
      ],
      ['Managers', '11-1011', 'Degree', 'None'],
      ['Clerks', '43-1011', 'School', 'Short training'],
      ['Drivers', '53-7111', 'School', 'Short training'],
    ]);
    expect(header).toEqual([2]);
  });

  it.each(['Percent', 'Thousands of $', '(jiwa)'])('is not the unit "%s" on a line of its own', (unit) => {
    const { header, names } = seen([
      ['Debt by quarter'],
      [unit],
      [null, '03:Q1', '03:Q2', '03:Q3'],
      ['Alder', 4.942, 0.242, 0.641],
      ['Birch', 5.08, 0.26, 0.622],
      ['Cedar', 5.183, 0.269, 0.684],
    ]);
    expect(header).toEqual([3]);
    expect(names[0]).toBe('');
  });

  it.each(['Return to table of contents', 'Kembali ke Daftar Isi'])(
    'is not the link "%s" above it',
    (link) => {
      const { header } = seen([
        ['Debt and its parts'],
        ['Trillions'],
        [link],
        [null, 'Mortgage', 'Card', 'Other'],
        ['03:Q1', 4.942, 0.242, 0.641],
        ['03:Q2', 5.08, 0.26, 0.622],
        ['03:Q3', 5.183, 0.269, 0.684],
      ]);
      expect(header).toEqual([4]);
    },
  );
});

describe('a caption in two scripts', () => {
  it('opens a block of rows below the heading that names the columns', () => {
    const { header, data, aside } = seen([
      ['Vital events by religion'],
      ['לידות מת', 'ריבוי טבעי', 'פטירות', 'לידות חי', 'גירושין', 'שנה'],
      ['Stillbirths', 'Increase', 'Deaths', 'Births', 'Divorces', 'Year'],
      ['ABSOLUTE NUMBERS', null, null, null, 'מספרים מוחלטים'],
      [null, 'TOTAL POPULATION', null, null, 'כל האוכלוסייה'],
      [764, 40154, 10532, 50686, 2156, '1955'],
      [781, 40262, 12025, 52287, 2070, '1956'],
      [802, 41453, 12487, 53940, 2203, '1957'],
      [null, 'JEWS', null, null, 'יהודים'],
      [612, 31154, 9532, 40686, 1956, '1955'],
      [640, 31262, 10025, 41287, 1870, '1956'],
    ]);
    expect(header).toEqual([2, 3]);
    expect(data).toEqual([6, 7, 8, 10, 11]);
    expect(aside.section).toEqual([4, 5, 9]);
  });
});

describe('a table of one row that looks things up', () => {
  it('is another than the one that it looks them up in', () => {
    const layouts = see([
      [null, null, 'Energy supply'],
      [],
      [null, null, 'Choose a country:', null, null, 'Birch'],
      [],
      [null, null, 'Country', 'Supply', 'Supply per head', 'Renewable'],
      [null, null, null, 'Petajoules', 'Gigajoules', '%'],
      [null, null, 'Birch', 9, 121, 88.7],
      [],
      [null, null, null, null, null, 'website: http://example.org'],
      [],
      [null, null, null, 'Supply', 'Supply per head', 'Renewable'],
      [null, null, null, 'Petajoules', 'Gigajoules', '%'],
      [null, 'Alder', 'Alder', 321, 10, 78.7],
      [null, 'Birch', 'Birch', 9, 121, 88.7],
      [null, 'Cedar', 'Cedar', 1959, 51, 0.6],
    ]);
    expect(layouts.map(({ headerRows }) => headerRows.at(-1))).toEqual([5, 12]);
    expect(layouts.map(({ lastDataRow }) => lastDataRow)).toEqual([7, 15]);
  });
});
