// Turns a reason why a file cannot be read into the error that tells it: what was found, and the way out.
import { ContractError, SatuDataError } from '../../model/errors.js';
import type { UnreadFormat } from './unread.js';
import { XmlError } from './xml-tag.js';

const hints = {
  SD_FORMAT_NO_FILE: 'check the path and the permissions of the file',
  SD_FORMAT_EMPTY: 'ask the OPD to export the table again and to open the file before sending it',
  SD_FORMAT_UNKNOWN: 'send the table as .xlsx, .xls, .xlsb, .ods, .csv, .json, .px or as an HTML table',
  SD_FORMAT_NOT_READ: 'open it in Excel or LibreOffice, save it as .xlsx and send that',
  SD_FORMAT_ENCRYPTED:
    'save the workbook without a password (File > Info > Protect Workbook > Encrypt with Password, leave it blank) and send it again',
  SD_FORMAT_TRUNCATED: 'the file was cut off while being copied or downloaded; send it again whole',
  SD_FORMAT_DAMAGED: 'open the file in Excel or LibreOffice, save it as .xlsx and send that',
  SD_FORMAT_BOMB: 'a table never shrinks this much; save it as .xlsx again, and ask where the file came from',
  SD_FORMAT_TOO_LARGE: 'send the table as .csv or .xlsx, which are read as a stream, or split it',
  SD_FORMAT_TIMEOUT: 'save the workbook as .xlsx or .csv and send that',
  SD_FORMAT_NUL: 'export the table as CSV in UTF-8 again; NUL bytes mean a damaged or a binary file',
  SD_FORMAT_QUOTE: 'close the quotation mark, or write it twice ("") where it belongs to the text',
  SD_FORMAT_RECORD: 'check that the lines of the file end in line breaks; export it again',
  SD_FORMAT_XML:
    'open the file in Excel, save it as .xlsx and send that; entities and document types are never read',
  SD_FORMAT_NO_SHEET: 'send a workbook with at least one worksheet (chart sheets hold no cells)',
  SD_FORMAT_HTML_FRAMESET:
    'the data are in the folder "…_files" that was not sent; open the original in Excel, choose File > Save As > Excel Workbook (.xlsx) and send that',
  SD_FORMAT_HTML_LOGIN: 'the address needs a login; give the source its key or export the file by hand',
  SD_FORMAT_HTML_NO_TABLE:
    'check the address: it answered with a web page; ask for the address of the file itself',
  SD_FORMAT_JSON: 'check that the whole answer was saved; it must be one JSON document or one per line',
  SD_FORMAT_RECORDS: 'set `records` of the source to the dotted path of the array of records',
  SD_FORMAT_ZIP: 'send the table itself, or a zip that holds exactly one table',
} as const;

export type FormatCode = keyof typeof hints;

/** `found` is a clause about the file: "holds no bytes". The sentence becomes `"x.csv" holds no bytes`. */
export function refuse(code: FormatCode, fileName: string, found: string, cause?: unknown): ContractError {
  return new ContractError(code, `"${fileName}" ${found}`, { hint: hints[code], cause });
}

/** For a table format that is known and not read: its name, and the way out of the program that writes it. */
export function refuseFormat(fileName: string, { name, hint }: UnreadFormat): ContractError {
  return new ContractError(
    'SD_FORMAT_NOT_READ',
    `"${fileName}" is in the format ${name}, which is not read`,
    {
      hint,
    },
  );
}

/** An error that already tells its cause stays as it is; anything else means that the file is damaged. */
export function asRefusal(error: unknown, fileName: string, what: string): SatuDataError {
  if (error instanceof SatuDataError) return error;
  if (error instanceof XmlError && error.forbidden)
    return refuse('SD_FORMAT_XML', fileName, `is not read as ${what}: ${error.message}`, error);
  const detail = error instanceof Error ? error.message : String(error);
  return refuse('SD_FORMAT_DAMAGED', fileName, `cannot be read as ${what}: ${detail}`, error);
}
