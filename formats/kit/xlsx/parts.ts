// The relations of a workbook → its worksheets and where their cells, strings and styles are.
import type { Entry } from 'yauzl';
import { limits } from '../limits.js';
import { refuse } from '../refuse.js';
import { readPart } from '../xml-part.js';
import { attribute } from '../xml-tag.js';
import type { Archive } from '../zip.js';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: Entry;
}

export interface WorkbookParts {
  /** Worksheets in the order of the workbook; sheets without cells (charts, dialogs, macros) are left out. */
  readonly sheets: readonly SheetPart[];
  readonly strings: Entry | undefined;
  readonly styles: Entry | undefined;
  readonly from1904: boolean;
}

export interface Relation {
  readonly id: string;
  /** The last step of the relation's type: "worksheet", "styles" … equal in both dialects of the standard. */
  readonly type: string;
  /** Entry name of the target. */
  readonly target: string;
}

interface NamedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string | undefined;
}

/** Errors: SD_FORMAT_DAMAGED, SD_FORMAT_NO_SHEET, SD_FORMAT_TOO_LARGE. */
export async function workbookParts(archive: Archive): Promise<WorkbookParts> {
  const root = await relations(archive, '_rels/.rels', '');
  const path = root.find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const entry = find(archive, path);
  if (!entry) throw refuse('SD_FORMAT_DAMAGED', archive.fileName, `lacks its part ${path}`);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const related = await relations(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const { named, from1904 } = await readWorkbook(archive, entry);
  const part = (type: string): Entry | undefined => {
    const relation = related.find((candidate) => candidate.type === type);
    return relation && find(archive, relation.target);
  };
  const sheets = named.flatMap((sheet) => sheetPart(archive, sheet, related));
  if (sheets.length === 0) throw refuse('SD_FORMAT_NO_SHEET', archive.fileName, 'holds no worksheet');
  return { sheets, strings: part('sharedStrings'), styles: part('styles'), from1904 };
}

function sheetPart(archive: Archive, sheet: NamedSheet, related: readonly Relation[]): SheetPart[] {
  const relation = related.find((candidate) => candidate.id === sheet.id);
  if (relation && relation.type !== 'worksheet') return [];
  const entry = relation && find(archive, relation.target);
  if (!entry)
    throw refuse(
      'SD_FORMAT_DAMAGED',
      archive.fileName,
      `names the sheet "${sheet.name}" but does not hold it`,
    );
  return [{ name: sheet.name, hidden: sheet.hidden, entry }];
}

async function readWorkbook(
  archive: Archive,
  entry: Entry,
): Promise<{ readonly named: readonly NamedSheet[]; readonly from1904: boolean }> {
  const named: NamedSheet[] = [];
  let from1904 = false;
  await readPart(archive, entry, {
    open(name, tag) {
      if (name === 'workbookPr') from1904 = isTrue(attribute(tag, 'date1904'));
      if (name !== 'sheet') return;
      if (named.length >= limits.sheets)
        throw refuse('SD_FORMAT_TOO_LARGE', archive.fileName, `names more than ${limits.sheets} sheets`);
      const state = attribute(tag, 'state') ?? 'visible';
      const title = attribute(tag, 'name') || `Sheet${named.length + 1}`;
      named.push({ name: title, hidden: state !== 'visible', id: relationId(tag) });
    },
    close() {},
  });
  return { named, from1904 };
}

/** The attribute is r:id by custom; its prefix is whatever the writer chose. */
function relationId(tag: string): string | undefined {
  const prefixed = /\s([\w.-]+:id)\s*=/.exec(tag)?.[1];
  return prefixed === undefined ? undefined : attribute(tag, prefixed);
}

/** Empty for a part without relations; targets outside of the file are left out. */
export async function relations(
  archive: Archive,
  path: string,
  folder: string,
): Promise<readonly Relation[]> {
  const entry = find(archive, path);
  const found: Relation[] = [];
  if (!entry) return found;
  await readPart(archive, entry, {
    open(name, tag) {
      if (name !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') return;
      const type = attribute(tag, 'Type') ?? '';
      found.push({
        id: attribute(tag, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolve(folder, attribute(tag, 'Target') ?? ''),
      });
    },
    close() {},
  });
  return found;
}

/** "/xl/a.xml" and "../a.xml" and "a.xml" → the name of an entry. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Some writers differ in case between the relation and the entry. */
export function find(archive: Archive, path: string): Entry | undefined {
  const exact = archive.entries.get(path);
  if (exact) return exact;
  const wanted = path.toLowerCase();
  for (const [name, entry] of archive.entries)
    if (name.replace(/^\//, '').toLowerCase() === wanted) return entry;
  return undefined;
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
