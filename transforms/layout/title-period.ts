// Tells a title that says another year, month or quarter than the titles above it: it opens another table.
import { monthNumber } from '../../lexicon/month.js';

const yearWord = /^(?:19|20)\d{2}$/;
const periodWord =
  /^(?:tahun|thn|th|ta|bulan|bln|triwulan|tw|semester|kuartal|minggu|tanggal|tgl|periode|keadaan|posisi|per|sampai|dengan|hingga|year|month|quarter|[ivx]+|\d+)$/;
const partOfYear =
  /\b(?:triwulan|tri wulan|tw|kuartal|quarter|semester|smt|minggu(?: ke)?)[ .-]*(?:[ivx]+|\d)\b/;
/** Fewer words beside the period name a block of rows ("Tahun 2023") and no table. */
const leastWords = 2;

/** `known`: squashed texts above. True where some of them say a period of that kind, and none the same. */
export function saysOtherPeriod(title: string, known: readonly string[]): boolean {
  const said = periodIn(title);
  if (said.words < leastWords || said.period === '') return false;
  const before = known.map(periodIn).filter(({ period, words }) => period !== '' && words >= leastWords);
  return before.length > 0 && before.every(({ period }) => period !== said.period);
}

/** The years, months and parts of a year of a text, and how many words stand beside them. */
function periodIn(text: string): { readonly period: string; readonly words: number } {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const isMonth = (word: string) => !yearWord.test(word) && monthNumber(word) !== undefined;
  const pieces = words.filter((word) => yearWord.test(word) || isMonth(word));
  const rest = words.filter((word) => !pieces.includes(word) && !periodWord.test(word));
  const [part = ''] = pieces.length === 0 ? [] : (partOfYear.exec(text.toLowerCase()) ?? []);
  return { period: [...pieces, part.replace(/[ .-]+/g, '')].join(' '), words: rest.length };
}
