// The rows of a table, however many → how many of them any set of columns tells apart, in a few bytes a cell.
import { type Cell, cellText } from '../../model/cell.js';

/** Rows beyond these are not asked: 8 bytes a cell bound what a long file takes. */
const mostRows = 1_000_000;
/** 2^21: what of a second half a double still holds beside a first of 32 bits. */
const half = 2_097_152;

export interface RowIndex {
  readonly rows: number;
  /** Combinations that occur in the columns, numbered as the sheet numbers them; case and blanks at the ends aside. */
  count(columns: readonly number[]): number;
}

export interface RowIndexer extends RowIndex {
  /** `part`: rows of different parts, such as sheets, are never the same. */
  add(cells: readonly Cell[], part: number): void;
}

/** `columns`: those that may be asked for. Texts are known by 53 bits of a hash: two in a thousand million rows collide. */
export function rowIndexer(columns: readonly number[]): RowIndexer {
  const slots = new Map(columns.map((col, i) => [col, i] as const));
  const width = columns.length + 1;
  let hashes = new Uint32Array(1024 * width * 2);
  let rows = 0;
  const put = (at: number, text: string) => {
    let [one, other] = [0x811c9dc5, 0x9747b28c];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      one = Math.imul(one ^ code, 0x01000193);
      other = Math.imul(other ^ code, 0x5bd1e995);
      other ^= other >>> 15;
    }
    hashes[at] = one;
    hashes[at + 1] = other;
  };
  return {
    get rows() {
      return rows;
    },
    add(cells, part) {
      if (rows >= mostRows) return;
      const start = rows * width * 2;
      if (start + width * 2 > hashes.length) hashes = grown(hashes);
      put(start, String(part));
      for (const [i, col] of columns.entries()) put(start + (i + 1) * 2, keyOf(cells[col - 1] ?? null));
      rows++;
    },
    count(asked) {
      const places = [0, ...asked.flatMap((col) => (slots.get(col) ?? -1) + 1)].map((slot) => slot * 2);
      const seen = new Set<number>();
      for (let row = 0; row < rows; row++) {
        let [one, other] = [0, 0];
        for (const place of places) {
          const at = row * width * 2 + place;
          one = Math.imul(one ^ (hashes[at] ?? 0), 0x85ebca6b);
          one ^= one >>> 13;
          other = Math.imul(other + (hashes[at + 1] ?? 0), 0xc2b2ae35) ^ (other >>> 16);
        }
        seen.add((one >>> 0) * half + ((other >>> 0) % half));
      }
      return seen.size;
    },
  };
}

function grown(hashes: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(hashes.length * 2);
  larger.set(hashes);
  return larger;
}

function keyOf(cell: Cell): string {
  return cellText(cell).trim().toLowerCase();
}
