// Tells a row that numbers its columns, in any of the ways that offices do, from headings and figures.
import { type Profile, runningNumber } from './profile.js';
import { kindAt, textAt, type ViewRow } from './view.js';

/** Of the steps from column to column this share may start the count anew. */
const stumbles = 0.2;
const leastLetters = 6;

/** True for "1 2 3 4", "(1) (2) (3)" and "1 2 3 4 5=3+4": numbers given to the columns, not figures in them. */
export function isNumbering(row: ViewRow, profile: Profile): boolean {
  if (row.filled.length < 3) return false;
  if (namesSheetColumns(row) || countsInGroups(row, profile) || countsAll(row, profile)) return true;
  const isBracketed = (col: number) => /^\s*[([]\s*\d+\s*[)\]]\s*$/.test(textAt(row, col));
  const bracketed = row.filled.some(isBracketed);
  const overLabels = row.filled.filter(
    (col) => profile.main.get(col) === 'text' && kindAt(row, col) !== 'text',
  ).length;
  if (!bracketed && overLabels === 0) return false;
  const numbers = row.filled.map((col) => columnNumber(row, col) ?? Number.NaN);
  const [first = Number.NaN] = numbers;
  if (!(first <= 2)) return false;
  if (numbers.every((number, i) => number === first + i)) return true;
  if (overLabels > 1 && skipsOne(numbers)) return true;
  const marked = row.filled.every((col) => isBracketed(col) || (numberAt(row, col) ?? 0) < 0);
  return marked && countsOn(row, numbers);
}

const leastInAll = 6;

/** "1 2 3 4 5 6" from the first label on, without a gap: so many figures that happen to run on are none. */
function countsAll(row: ViewRow, profile: Profile): boolean {
  const [left = 0] = row.filled;
  if (row.filled.length < leastInAll || left > (profile.stub[0] ?? 0)) return false;
  return row.filled.every((col, i) => col === left + i && columnNumber(row, col) === i + 1);
}

/** "1 2 4 5 6": the number of one column, which is merged into its neighbour or was taken out, is lacking. */
function skipsOne(numbers: readonly number[]): boolean {
  const runs = numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? number));
  return numbers.length > 3 && numbers[0] === 1 && runs && (numbers.at(-1) ?? 0) - numbers.length === 1;
}

function columnNumber(row: ViewRow, col: number): number | null {
  const value = numberAt(row, col);
  // "(3)" typed into a sheet becomes the number -3.
  if (value !== null) return Number.isInteger(value) ? Math.abs(value) : null;
  const match = /^\s*[([]?\s*(\d{1,2})\s*[)\]]?\s*(?:=.*)?$/.exec(textAt(row, col));
  return match ? Number(match[1]) : runningNumber(row, col);
}

function numberAt(row: ViewRow, col: number): number | null {
  const cell = row.cells[col - 1];
  if (typeof cell === 'number') return cell;
  return typeof cell === 'object' && cell?.kind === 'number' ? cell.value : null;
}

/** Each number is the next one, or as far on as its column is: a column between may go without. */
function countsOn(row: ViewRow, numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).map((number, i) => number - (numbers[i] ?? 0));
  const good = steps.filter(
    (step, i) => step === 1 || step === (row.filled[i + 1] ?? 0) - (row.filled[i] ?? 0),
  );
  return good.length >= (1 - stumbles) * steps.length;
}

const leastGrouped = 6;

/** "1 2 3 1 2 3" over figures alone: every group of columns is numbered from 1. */
function countsInGroups(row: ViewRow, profile: Profile): boolean {
  if (row.filled.length < leastGrouped || profile.stub.some((col) => kindAt(row, col) !== 'blank'))
    return false;
  const numbers = row.filled.map((col) => columnNumber(row, col) ?? Number.NaN);
  const starts = numbers.filter((number) => number === 1).length;
  const goesOn = (number: number, i: number) => number === 1 || number === (numbers[i - 1] ?? 0) + 1;
  return starts > 1 && 2 * starts <= numbers.length && numbers.every(goesOn);
}

/**
 * "I J K L . N O": the letters of sheet columns, as a template writes them over its own for its formulas. Letters from
 * A on are headings like any other.
 */
function namesSheetColumns(row: ViewRow): boolean {
  if (row.filled.length < leastLetters) return false;
  const letters = row.filled.map((col) => letterNumber(textAt(row, col).trim()));
  const offset = (letters[0] ?? 0) - (row.filled[0] ?? 0);
  return letters[0] !== 1 && letters.every((letter, i) => letter - (row.filled[i] ?? 0) === offset);
}

/** "A" → 1, "Z" → 26, "AA" → 27; NaN for anything else. */
function letterNumber(text: string): number {
  if (!/^[A-Z]{1,3}$/.test(text)) return Number.NaN;
  return [...text].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
