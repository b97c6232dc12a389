// The text of breakdowns.yaml and further axes → the text with them at its end; what stewards wrote stays as it is.
import { Document, isCollection, isMap, parseDocument } from 'yaml';
import type { Breakdowns } from '../../model/opd.js';

/** `why` stands above the new axes. Nothing changes without any. */
export function breakdownsText(text: string, axes: Breakdowns, why: string): string {
  if (Object.keys(axes).length === 0) return text;
  const more = new Document(axes);
  for (const pair of isMap(more.contents) ? more.contents.items : [])
    for (const code of isMap(pair.value) ? pair.value.items : [])
      if (isCollection(code.value)) code.value.flow = true;
  const block = `# ${why}\n${more.toString({ lineWidth: 0 })}`;
  const before = parseDocument(text);
  const isOpen = before.errors.length === 0 && isMap(before.contents) && before.contents.flow !== true;
  if (isOpen) return `${text.trimEnd()}\n${block}`;
  const empty = before.contents === null || (isMap(before.contents) && before.contents.items.length === 0);
  if (empty) return `${text.replace(/^\{\s*\}\s*$/m, '').trimEnd()}\n${block}`.trimStart();
  for (const [axis, choices] of Object.entries(axes)) before.set(axis, choices);
  return before.toString({ lineWidth: 0 });
}
