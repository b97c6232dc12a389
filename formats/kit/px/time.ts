// TIMEVAL of a PC-Axis variable → its values as periods that a person would write: "2024", "2024-03", "Triwulan 1 2024".

/** `written`: the values as the file shows them, where it does. Without a scale, or one of days and weeks, they stay as they are. */
export function timeValues(timeval: readonly string[], written: readonly string[]): readonly string[] {
  const scale = /^TLIST\(\s*([A-Z])\d*\s*(?:,(.*))?\)$/i.exec(timeval[0] ?? '');
  if (scale === null) return written;
  const range = scale[2] ?? '';
  const listed = range === '' ? timeval.slice(1) : spanned(range);
  if (listed.length === 0 || (written.length > 0 && listed.length !== written.length)) return written;
  const periods = listed.map((code) => periodOf((scale[1] ?? '').toUpperCase(), code));
  return periods.every((period) => period !== undefined) ? periods : written.length > 0 ? written : listed;
}

/** 2019-2023, also of months and quarters: "202311-202402". */
function spanned(range: string): readonly string[] {
  const [, from = '', to = ''] = /^\s*(\d{4,6})\s*-\s*(\d{4,6})\s*$/.exec(range) ?? [];
  if (from === '' || from.length !== to.length) return [];
  const most = from.length === 6 ? 12 : from.length === 5 ? 4 : 0;
  const list: string[] = [];
  for (let at = from; Number(at) <= Number(to) && list.length < 5_000; at = nextOf(at, most)) list.push(at);
  return list;
}

function nextOf(code: string, most: number): string {
  if (most === 0 || Number(code.slice(4)) < most) return String(Number(code) + 1);
  const part = code.length === 6 ? '01' : '1';
  return `${Number(code.slice(0, 4)) + 1}${part}`;
}

function periodOf(scale: string, code: string): string | undefined {
  const [, year = '', part = ''] = /^(\d{4})(\d{0,2})$/.exec(code.trim()) ?? [];
  if (year === '') return undefined;
  if (scale === 'A') return part === '' ? year : undefined;
  if (scale === 'M' && /^(0[1-9]|1[0-2])$/.test(part)) return `${year}-${part}`;
  if (scale === 'Q' && /^0?[1-4]$/.test(part)) return `Triwulan ${Number(part)} ${year}`;
  return scale === 'H' && /^0?[12]$/.test(part) ? `Semester ${Number(part)} ${year}` : undefined;
}
