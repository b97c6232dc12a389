// The cells of a PC-Axis cube in their order → rows: a place of the cube, and beside it what is measured there.
import type { Cell } from '../../../model/cell.js';
import { limits } from '../limits.js';
import { pxCell, tokenReader } from './cells.js';
import type { PxCube, PxVariable } from './cube.js';

/** Told of each piece of text; gives the rows that became complete. */
export interface CubeReader {
  write(piece: string, last: boolean): Generator<readonly Cell[], void, void>;
}

/** The heading: a variable of its own codes has a column for them. */
export function headingOf({ variables, contents, measures }: PxCube): readonly string[] {
  const places = variables.flatMap(({ name, codes }, i) =>
    i === contents ? [] : codes === null ? [name] : [`Kode ${name}`, name],
  );
  return [...places, ...measures.map(({ heading }) => heading)];
}

/** How many cells must be held at once: those between two measures of one place, or the whole of a file with keys. */
export function cellsHeld(cube: PxCube): number {
  return cube.keyed ? cube.cells : blockOf(cube);
}

function blockOf({ variables, contents }: PxCube): number {
  if (contents < 0) return 1;
  return variables.slice(contents).reduce((product, { labels }) => product * labels.length, 1);
}

/** Throws a plain Error for a cell too many or too few, and for a key that names no value. */
export function cubeReader(cube: PxCube): CubeReader {
  return cube.keyed ? keyedReader(cube) : denseReader(cube);
}

function denseReader(cube: PxCube): CubeReader {
  const tokens = tokenReader();
  const size = blockOf(cube);
  let block: Cell[] = [];
  let blocks = 0;
  let cells = 0;
  return {
    *write(piece, last) {
      for (const token of tokens.write(piece, last)) {
        cells += 1;
        if (cells > cube.cells) throw new Error(`has more than the ${cube.cells} cells of its variables`);
        block.push(pxCell(token, cube.signs));
        if (block.length < size) continue;
        yield* rowsOf(cube, block, blocks);
        block = [];
        blocks += 1;
      }
      if (last && cells < cube.cells)
        throw new CutData(`holds ${cells} of the ${cube.cells} cells of its variables`);
    },
  };
}

/** Fewer cells than announced: the file was cut off. */
export class CutData extends Error {}

/** "Cibeber","2023",1 2 3: rows of zeros alone are left out, and are zeros. */
function keyedReader(cube: PxCube): CubeReader {
  const tokens = tokenReader();
  const stub = cube.variables.slice(0, cube.stub);
  const places = stub.map(({ keys, labels }) => new Map((keys ?? labels).map((key, i) => [key, i])));
  const width = cube.variables.slice(cube.stub).reduce((product, { labels }) => product * labels.length, 1);
  const all = new Array<Cell>(cube.cells).fill(0);
  let keys: number[] = [];
  let filled = 0;
  return {
    *write(piece, last) {
      for (const token of tokens.write(piece, last)) {
        if (keys.length < stub.length) {
          const at = places[keys.length]?.get(token.text);
          if (at === undefined)
            throw new Error(
              `names "${token.text.slice(0, 40)}", which is no value of "${stub[keys.length]?.name}"`,
            );
          keys.push(at);
        } else {
          all[placeOf(keys, stub) * width + filled] = pxCell(token, cube.signs);
          filled += 1;
        }
        if (keys.length < stub.length || filled < width) continue;
        keys = [];
        filled = 0;
      }
      if (!last) return;
      if (keys.length > 0) throw new CutData('ends in the middle of a row');
      const size = blockOf(cube);
      for (let from = 0; from < all.length; from += size)
        yield* rowsOf(cube, all.slice(from, from + size), from / size);
    },
  };
}

function placeOf(keys: readonly number[], stub: readonly PxVariable[]): number {
  return keys.reduce((place, at, i) => place * (stub[i]?.labels.length ?? 1) + at, 0);
}

function* rowsOf(cube: PxCube, block: readonly Cell[], number: number): Generator<readonly Cell[]> {
  const inner = block.length / cube.measures.length;
  for (let at = 0; at < inner; at += 1)
    yield [...placeCells(cube, number, at), ...cube.measures.map((_, i) => block[i * inner + at] ?? null)];
}

/** `outer` counts the places of the variables before that of the measures, `inner` those of the ones behind it. */
function placeCells({ variables, contents }: PxCube, outer: number, inner: number): readonly Cell[] {
  const split = contents < 0 ? variables.length : contents;
  const members = [
    ...membersAt(variables.slice(0, split), outer),
    ...membersAt(variables.slice(split + 1), inner),
  ];
  return variables
    .filter((_, i) => i !== contents)
    .flatMap(({ labels, codes }, i) => {
      const label = labels[members[i] ?? 0] ?? null;
      return codes === null ? [label] : [codes[members[i] ?? 0] ?? null, label];
    });
}

function membersAt(variables: readonly PxVariable[], place: number): readonly number[] {
  let rest = place;
  return variables
    .map(({ labels }) => labels.length)
    .toReversed()
    .map((size) => {
      const at = rest % size;
      rest = Math.floor(rest / size);
      return at;
    })
    .toReversed();
}

/** Whether a cube fits; the sentence for one that does not. */
export function tooLarge(cube: PxCube): string | undefined {
  const held = cellsHeld(cube);
  return held > limits.pxBlock ? `needs ${held} cells at once; ${limits.pxBlock} at most` : undefined;
}
