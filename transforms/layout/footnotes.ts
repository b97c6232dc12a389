// Finds the marks under which the notes of a table stand ("1 Angka sementara"), and takes them off its labels.
import { loneText } from './row-shape.js';
import type { ViewRow } from './view.js';

const leading = /^\s*(\\\d{1,2}|\d{1,2}\s?\)|\(\d{1,2}\)|\*{1,3}\)?|[¹²³⁴⁵⁶⁷⁸⁹]+|[1-9](?=\s+\p{L}))\s*\S/u;

/** The marks of the notes, without blanks and brackets: "1", "\\2", "*", "²". */
export function noteMarks(notes: readonly ViewRow[]): readonly string[] {
  const marks = notes.map((row) => leading.exec(loneText(row) ?? '')?.[1]?.replace(/[\s()]/g, ''));
  return [...new Set(marks.filter((mark) => mark !== undefined))];
}

/** "Alabama3" → "Alabama" where 3 is a mark of the notes; a number after a blank ("Zona 3") is part of the name. */
export function withoutMarks(label: string, marks: readonly string[]): string {
  const match =
    /^(.*?[\p{L})*.])(\s*\\\d{1,2}|\d{1,2}\)?|\s*\(?\d{1,2}\)|\s*\*{1,3}\)?|[¹²³⁴⁵⁶⁷⁸⁹]+)((?:,\d)*)\s*$/u.exec(
      label,
    );
  const mark = match?.[2]?.replace(/[\s()]/g, '');
  return match?.[1] !== undefined && mark !== undefined && marks.includes(mark) ? match[1].trimEnd() : label;
}
