// The styles part of a workbook → what each cell style says about a number and its type face.
import type { Entry } from 'yauzl';
import { limits } from '../limits.js';
import { builtInFormat, type NumberKind, numberKind } from '../number-format.js';
import type { XmlHandler } from '../xml.js';
import { readPart } from '../xml-part.js';
import { attribute } from '../xml-tag.js';
import type { Archive } from '../zip.js';
import { isTrue } from './parts.js';

export interface CellStyle {
  readonly kind: NumberKind;
  readonly format: string;
  readonly bold: boolean;
}

export const plainStyle: CellStyle = { kind: 'plain', format: 'General', bold: false };

interface Found {
  readonly codes: Map<number, string>;
  readonly bold: boolean[];
  readonly xfs: { readonly numberFormat: number; readonly font: number }[];
}

/** By the index that a cell's `s` attribute gives. Beyond the limit styles are plain. */
export async function readStyles(archive: Archive, entry: Entry | undefined): Promise<readonly CellStyle[]> {
  if (!entry) return [];
  const found: Found = { codes: new Map(), bold: [], xfs: [] };
  await readPart(archive, entry, styleHandler(found));
  const kinds = new Map<string, NumberKind>();
  return found.xfs.map(({ numberFormat, font }) => {
    const format = found.codes.get(numberFormat) ?? builtInFormat(numberFormat);
    const kind = kinds.get(format) ?? numberKind(format);
    kinds.set(format, kind);
    return { kind, format, bold: found.bold[font] ?? false };
  });
}

function styleHandler({ codes, bold, xfs }: Found): XmlHandler {
  let section = '';
  const readers: Readonly<Record<string, (tag: string) => void>> = {
    'numFmts/numFmt': (tag) => codes.set(number(tag, 'numFmtId'), attribute(tag, 'formatCode') ?? 'General'),
    'fonts/font': () => bold.push(false),
    'fonts/b': (tag) => {
      bold[bold.length - 1] = isTrue(attribute(tag, 'val') ?? '1');
    },
    'cellXfs/xf': (tag) => {
      if (xfs.length < limits.styles)
        xfs.push({ numberFormat: number(tag, 'numFmtId'), font: number(tag, 'fontId') });
    },
  };
  return {
    open(name, tag) {
      if (name === 'numFmts' || name === 'fonts' || name === 'cellXfs') section = name;
      else readers[`${section}/${name}`]?.(tag);
    },
    close(name) {
      if (name === section) section = '';
    },
  };
}

function number(tag: string, name: string): number {
  return Number(attribute(tag, name) ?? 0);
}
