// Turns the address that people share of an online spreadsheet into the one that gives the file.

/**
 * Google Sheets: `/edit#gid=0`, `/view`, `?usp=sharing` and the bare address become the export: the one sheet named by
 * gid as CSV, the whole workbook as xlsx otherwise. Every other address is given back as it is.
 */
export function sheetExport(address: string): string {
  const match =
    /^https:\/\/docs\.google\.com\/spreadsheets\/d\/([\w-]{20,})(?:\/(edit|view|copy)?\/?)?(?:[?#]|$)/.exec(
      address,
    );
  const id = match?.[1];
  if (id === undefined || id === 'e') return address;
  const gid = /[?#&]gid=(\d+)/.exec(address)?.[1];
  const base = `https://docs.google.com/spreadsheets/d/${id}/export`;
  return gid === undefined ? `${base}?format=xlsx` : `${base}?format=csv&gid=${gid}`;
}
