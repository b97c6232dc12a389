// The words by which an office marks a file as the same one again → a pattern of them, and a name without them.

const words =
  'revisi|rev|perbaikan|diperbaiki|koreksi|ralat|final|fix(?:ed)?|ok|oke|update|updated|pemutakhiran|terbaru|edit|edited|versi|ver|v(?=[ ._-]?\\d)|salinan|copy|copy of';

/** Any number of them behind a name, none too: " revisi", "_FINAL (2)", "-rev2", " - Copy". Without groups, for any case. */
export const revisionPattern = `(?:[ ._,-]*[(\\[]?(?:${words})(?![a-z])(?:[ ._-]{0,2}(?:ke[ ._-]?)?\\d{1,2}(?!\\d))?[)\\]]?| ?\\(\\d{1,2}\\))*`;

const behind = new RegExp(`${revisionPattern}$`, 'i');

/** "Balita 2024 revisi (2)" → "Balita 2024": `stem` is a file name without its ending. */
export function withoutRevision(stem: string): string {
  const plain = stem.replace(behind, '');
  return plain === '' ? stem : plain;
}
