// The areas of the country → the areas.csv of one city: everything above kecamatan, and all that lies in the city.
import { levelWord, liesIn } from '../../lexicon/area-level.js';
import type { NationArea } from '../load/nation.js';

/** Other cities stay in it: figures of the country name them. */
export function areasText(nation: readonly NationArea[], city: string): string {
  const wide = ['country', 'province', 'city'];
  const lines = nation.filter(({ level, code }) => wide.includes(level) || liesIn(code, [city])).map(lineOf);
  return `code,bps,level,name,parent,spellings\n${lines.join('\n')}\n`;
}

function lineOf(area: NationArea): string {
  const { code, bps, level, name, parent } = area;
  return [code, bps ?? '', level, name, parent ?? '', spellingsOf(area).join('|')].map(cell).join(',');
}

/** With the word of the place, where it has its own: "Kapanewon Depok". */
function spellingsOf({ level, code, name, spellings }: NationArea): readonly string[] {
  const word = levelWord(level, code);
  const isLocal =
    ['kecamatan', 'kelurahan'].includes(level) && !['Kecamatan', 'Kelurahan', 'Desa'].includes(word);
  return isLocal ? [`${word} ${name}`, ...spellings] : spellings;
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
