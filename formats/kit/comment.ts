// What a file holds of a comment → the comment, or nothing where it is empty or stands at no cell.
import type { Comment } from '../../model/grid.js';
import { limits } from './limits.js';

interface Place {
  readonly row: number;
  readonly col: number;
}

export function commentOf(place: Place | undefined, text: string): readonly Comment[] {
  const told = text.trim().slice(0, limits.comment);
  return place === undefined || told === '' ? [] : [{ ...place, text: told }];
}

/** Excel begins a comment with the name of who wrote it, and the copy of a thread with a remark on old programs. */
export function noteText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^\[(?:Threaded comment|Komentar berutas)\][\s\S]*?\n(?:Comment|Komentar):\s*/i, '')
    .replace(/^[^\n:]{1,60}:(?:\n|$)/, '');
}
