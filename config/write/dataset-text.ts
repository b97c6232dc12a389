// A proposed dataset and the reasons for it → the YAML of its file, as a steward would write it.
import {
  Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { DatasetDraft } from '../../model/dataset.js';

/** Characters of a line and the remark behind it; a longer remark stands above its line. */
const longest = 150;
/** Characters of a list of choices that stands in one line. */
const shortList = 100;

/** `reasons` by path: "period", "columns.3", "variables.padi". `intro`: lines at the top. Ends in a newline. */
export function datasetText(
  draft: DatasetDraft,
  reasons: ReadonlyMap<string, string>,
  intro: readonly string[],
): string {
  const doc = new Document(draft);
  if (isMap(doc.contents))
    for (const pair of doc.contents.items) {
      if (!isPair(pair) || !isNode(pair.key) || !isNode(pair.value)) continue;
      const key = String(pair.key);
      arrange(pair.value, key, reasons);
      remark(pair.key, pair.value, reasons.get(key));
    }
  doc.commentBefore = [
    ' yaml-language-server: $schema=../../schemas/dataset.schema.json',
    ...intro.map(comment),
  ].join('\n');
  return doc.toString({ lineWidth: 0, flowCollectionPadding: true }).replace(/^(#[^\n]*\n)\n/m, '$1');
}

/** Members of lists and of variables stand on a line each, with their reason behind them. */
function arrange(value: Node, path: string, reasons: ReadonlyMap<string, string>): void {
  quote(value, path);
  if (!isCollection(value)) return;
  const items = isSeq(value) ? value.items : value.items.map((item) => (isPair(item) ? item.value : item));
  const listed = items.every(isMap) && !['source', 'period'].includes(path);
  value.flow = !listed && path !== 'records';
  if (path === 'decide') {
    arrangeDecisions(value);
    return;
  }
  if (path === 'records') for (const item of items) if (isNode(item)) arrange(item, 'measures', reasons);
  if (!listed) return;
  for (const [i, item] of items.entries()) {
    const key = isMap(value) ? value.items[i]?.key : undefined;
    arrangeItem(item, isNode(key) ? key : item, reasons.get(`${path}.${isScalar(key) ? key.value : i}`));
  }
}

/** A question and each of its choices stand on lines of their own; what a choice writes on one. */
function arrangeDecisions(decisions: YAMLMap | YAMLSeq): void {
  for (const one of decisions.items) {
    if (!isMap(one)) continue;
    const [at, choices] = [one.get('at', true), one.get('choices', true)];
    if (isCollection(at)) at.flow = true;
    for (const choice of isSeq(choices) ? choices.items : []) {
      const write = isMap(choice) ? choice.get('write', true) : undefined;
      if (isCollection(write)) lay(write);
    }
  }
}

/** `head` is the node that a remark above the item belongs to. */
function arrangeItem(item: YAMLMap, head: Node, reason: string | undefined): void {
  const choices = item.get('choices', true) ?? item.get('map', true);
  item.flow = choices === undefined;
  for (const { value } of item.items) if (isCollection(value)) lay(value);
  if (reason === undefined) return;
  if (item.flow && JSON.stringify(item).length + reason.length <= longest) item.comment = comment(reason);
  else head.commentBefore = comment(reason);
}

/** A list of words too long for a line has a line for each. */
function lay(value: YAMLMap | YAMLSeq): void {
  value.flow = JSON.stringify(value).length <= shortList;
  if (value.flow || !isMap(value)) return;
  for (const pair of value.items) if (isCollection(pair.value)) pair.value.flow = true;
}

function remark(key: Node, value: Node, reason: string | undefined): void {
  if (reason === undefined) return;
  const short = isScalar(value) || (isCollection(value) && value.flow === true);
  if (short) value.comment = comment(reason);
  else key.commentBefore = comment(reason);
}

/** Codes are written in quotes, as the documentation asks. */
function quote(value: Node, path: string): void {
  if (isScalar(value) && ['since', 'until', 'area'].includes(path)) value.type = Scalar.QUOTE_DOUBLE;
}

function comment(text: string): string {
  return ` ${text.replace(/\s+/g, ' ').trim()}`;
}
