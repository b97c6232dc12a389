// A file of any format → its workbook, the format found by content and not by name.
import type { Workbook } from '../model/grid.js';
import { csv } from './csv.js';
import { html } from './html.js';
import { json } from './json.js';
import { readHead } from './kit/chunks.js';
import { compoundStreams } from './kit/compound.js';
import type { DecodeOptions, Decoder, Evidence } from './kit/decoder.js';
import { foreignFormat } from './kit/foreign.js';
import { headText } from './kit/head-text.js';
import { asRefusal, refuse, refuseFormat } from './kit/refuse.js';
import { tameSheet } from './kit/tame-cell.js';
import { unreadFormat } from './kit/unread.js';
import { openArchive } from './kit/zip.js';
import { ods } from './ods.js';
import { px } from './px.js';
import { xls } from './xls.js';
import { xlsx } from './xlsx.js';
import { zip } from './zip.js';

export type { DecodeOptions, Decoder } from './kit/decoder.js';

export const decoders: readonly Decoder[] = [xlsx, xls, ods, html, json, px, zip, csv];

/** Parts of .xlsm and .xlsb, streams of .xls, scripts of .ods. */
const macro = /(^|\/)vbaProject\.bin$|^_VBA_PROJECT(_CUR)?$|^(Basic|Scripts)\/.+/;

/** Errors: ContractError SD_FORMAT_…, which names the file, what was found in it and the way out. */
export async function openWorkbook(path: string, options: DecodeOptions): Promise<Workbook> {
  return openWith(decoders, path, options);
}

async function openWith(
  candidates: readonly Decoder[],
  path: string,
  options: DecodeOptions,
): Promise<Workbook> {
  const evidence = await gatherEvidence(path, options.fileName);
  const decoder = choose(candidates, evidence);
  const openInner = (inner: string, innerOptions: DecodeOptions): Promise<Workbook> =>
    openWith(
      candidates.filter((other) => other !== decoder),
      inner,
      innerOptions,
    );
  try {
    const opened = await decoder.open(path, options, openInner);
    const workbook = { ...opened, sheets: opened.sheets.map(tameSheet) };
    return evidence.parts.some((part) => macro.test(part)) ? { ...workbook, macros: true } : workbook;
  } catch (error) {
    throw asRefusal(error, options.fileName, decoder.name);
  }
}

function choose(candidates: readonly Decoder[], evidence: Evidence): Decoder {
  const { fileName } = evidence;
  if (evidence.parts.includes('EncryptedPackage'))
    throw refuse('SD_FORMAT_ENCRYPTED', fileName, 'is a workbook protected by a password');
  const unread = unreadFormat(evidence);
  if (unread) throw refuseFormat(fileName, unread);
  let best: { readonly decoder: Decoder; readonly score: number } | undefined;
  for (const decoder of candidates) {
    const score = decoder.detect(evidence);
    if (score > (best?.score ?? 0)) best = { decoder, score };
  }
  if (!best) throw refuse('SD_FORMAT_UNKNOWN', fileName, `is ${foreignFormat(evidence)}, not a table`);
  return best.decoder;
}

async function gatherEvidence(path: string, fileName: string): Promise<Evidence> {
  const { head, size } = await readHead(path, fileName);
  const common = { fileName, head };
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) {
    const archive = await openArchive(path, fileName);
    archive.close();
    return { ...common, text: null, container: 'zip', parts: [...archive.entries.keys()] };
  }
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    return { ...common, text: null, container: 'compound', parts: await compoundStreams(path) };
  const text = headText(head);
  if (text?.trim() === '' && head.length === size)
    throw refuse('SD_FORMAT_EMPTY', fileName, 'holds nothing but blanks and line breaks');
  return { ...common, text, container: null, parts: [] };
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => head[at] === byte);
}
