// Rows of texts → lines of CSV (RFC 4180, without the line ends).

export function csvLines(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.map((row) => row.map(field).join(','));
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
