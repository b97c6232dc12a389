// What was written beside a cell → the flag that it gives the number, where it says nothing else.
import type { Flag } from '../../model/observation.js';

const words: readonly (readonly [Flag, RegExp])[] = [
  ['very-provisional', /^sangat sementara$/],
  ['provisional', /^(?:sementara|provisional|preliminary)$/],
  ['estimate', /^(?:estimasi|perkiraan|estimate[ds]?)$/],
  ['revised', /^(?:revisi|direvisi|revised)$/],
];

/** The flags that a comment can give, as an OPD reads them. */
export const flagMeanings: Readonly<Partial<Record<Flag, string>>> = {
  provisional: 'angka sementara',
  'very-provisional': 'angka sangat sementara',
  estimate: 'angka perkiraan',
  revised: 'angka yang direvisi',
};

/** "Angka sementara", "data masih sangat sementara": a longer remark is for a person to weigh. */
export function commentFlag(text: string): Flag | undefined {
  const said = text
    .toLowerCase()
    .replace(/[\s.,;:!()*]+/g, ' ')
    .replace(/\b(?:ini|masih|adalah|merupakan|angka|data|nilai|hasil|figures?|value)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return words.find(([, pattern]) => pattern.test(said))?.[0];
}
