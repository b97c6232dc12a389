// The XML of worksheets → the bytes of an .xlsx, so that a test can say exactly what stands in it.
import { type ZipPart, zipFile } from './zip-file.js';

export interface SheetXml {
  readonly name?: string;
  /** What stands inside <worksheet>. */
  readonly xml: string;
  readonly attributes?: string;
}

export interface WorkbookXml {
  readonly sheets: readonly SheetXml[];
  /** What stands inside <sst>. */
  readonly strings?: string;
  /** What stands inside <styleSheet>. */
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly more?: readonly ZipPart[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const related = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const packageRelated = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function workbookFile(workbook: WorkbookXml): Buffer {
  return zipFile(workbookParts(workbook));
}

export function workbookParts({
  sheets,
  strings,
  styles,
  workbookPr = '',
  more = [],
}: WorkbookXml): ZipPart[] {
  const listed = sheets.map(
    ({ name, attributes = '' }, at) =>
      `<sheet ${name === undefined ? '' : `name="${name}"`} sheetId="${at + 1}" r:id="rId${at + 1}" ${attributes}/>`,
  );
  const links = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${type}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  links.push(`<Relationship Id="rs" Type="${type}/sharedStrings" Target="sharedStrings.xml"/>`);
  links.push(`<Relationship Id="rt" Type="${type}/styles" Target="/xl/styles.xml"/>`);
  return [
    { name: '[Content_Types].xml', content: `${head}<Types/>` },
    {
      name: '_rels/.rels',
      content: `${head}<Relationships ${packageRelated}><Relationship Id="a" Type="${type}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook ${main} ${related}>${workbookPr}<sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships ${packageRelated}>${links.join('')}</Relationships>`,
    },
    ...sheets.map(({ xml }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `${head}<worksheet ${main} ${related}>${xml}</worksheet>`,
    })),
    ...(strings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', content: `${head}<sst ${main}>${strings}</sst>` }]),
    ...(styles === undefined
      ? []
      : [{ name: 'xl/styles.xml', content: `${head}<styleSheet ${main}>${styles}</styleSheet>` }]),
    ...more,
  ];
}
