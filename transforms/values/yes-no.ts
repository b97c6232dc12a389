// A cell that says yes or no ("Ya", "√", "Tidak ada", TRUE, 1) → true, false, or undefined where it says neither.
import type { Cell } from '../../model/cell.js';

const yes = new Set(['ya', 'y', 'yes', 'iya', 'ada', 'sudah', 'true', 'benar', 'v', '√', '✓', '✔', '☑', '1']);
const no = new Set([
  ...['tidak', 't', 'n', 'no', 'tidak ada', 'tdk', 'tdk ada', 'tdk.', 'belum', 'belum ada', 'false', 'salah'],
  ...['0', '✗', '✘', '☐'],
]);

export function readYesNo(cell: Cell): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return cell === 1 ? true : cell === 0 ? false : undefined;
  if (typeof cell !== 'string') return undefined;
  const text = cell
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
  if (yes.has(text)) return true;
  return no.has(text) ? false : undefined;
}
