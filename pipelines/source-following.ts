// A source as its address was given, and the periods of its figures → the source that asks for other periods too.
import type { PeriodId } from '../model/period.js';
import { filePattern } from '../transforms/propose/file-pattern.js';
import type { SourceDraft } from './address-source.js';

/** Only a file whose name tells the very period of its figures is another one in another period. */
export function sourceFollowing(source: SourceDraft, periods: readonly PeriodId[]): SourceDraft {
  if (source.connector !== 'http' || periods.length === 0) return source;
  const [place = '', search] = source.url.split(/(?=\?)/, 2);
  const cut = place.lastIndexOf('/') + 1;
  const name = place.slice(cut);
  if (cut <= 'https://'.length || /[%${}]/.test(name)) return source;
  const pattern = filePattern(name, periods).pattern.replace('{revision}', '');
  // Letters that a pattern takes for any would be asked for as they stand.
  return /[*?]/.test(pattern) ? source : { ...source, url: place.slice(0, cut) + pattern + (search ?? '') };
}
