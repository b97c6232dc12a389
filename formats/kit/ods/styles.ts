// The styles of an OpenDocument sheet → what each says about a cell: its format, its type face, whether a sheet shows.
import { attribute, decodeText } from '../xml-tag.js';

export interface OdsStyle {
  readonly bold: boolean;
  /** True for text that stands above its line. */
  readonly raised: boolean;
  /** What stands around the number, as a format code ("\"Rp \"0"), or null for a plain number. */
  readonly format: string | null;
  /** False for a hidden sheet. */
  readonly display: boolean;
}

export interface OdsStyles {
  open(name: string, tag: string): void;
  text(raw: string): void;
  close(name: string): void;
  find(name: string | undefined): OdsStyle;
}

interface NamedStyle {
  readonly dataStyle: string;
  bold: boolean;
  raised: boolean;
  display: boolean;
}

interface State {
  /** Format codes by the name of their number style. */
  readonly formats: Map<string, string>;
  readonly styles: Map<string, NamedStyle>;
  style: NamedStyle | undefined;
  numberStyle: string | undefined;
  code: string;
  inAffix: boolean;
}

const plain: OdsStyle = { bold: false, raised: false, format: null, display: true };
const numberStyles = new Set(['number-style', 'currency-style', 'percentage-style']);
const affixes = new Set(['text', 'currency-symbol']);

/** Fed with the part of the document before its tables. */
export function odsStyles(): OdsStyles {
  const state: State = {
    ...{ formats: new Map(), styles: new Map(), style: undefined },
    ...{ numberStyle: undefined, code: '', inAffix: false },
  };
  return {
    open: (name, tag) => open(state, name, tag),
    text: (raw) => addAffix(state, raw),
    close: (name) => close(state, name),
    find: (name) => find(state, name),
  };
}

function open(state: State, name: string, tag: string): void {
  if (name === 'style') openStyle(state, tag);
  else if (numberStyles.has(name)) {
    state.numberStyle = attribute(tag, 'style:name');
    state.code = '';
  } else if (name === 'number' && state.numberStyle !== undefined) state.code += '0';
  else if (affixes.has(name)) state.inAffix = state.numberStyle !== undefined;
  else if (state.style) amend(state.style, name, tag);
}

function openStyle(state: State, tag: string): void {
  const dataStyle = attribute(tag, 'style:data-style-name') ?? '';
  state.style = { dataStyle, bold: false, raised: false, display: true };
  state.styles.set(attribute(tag, 'style:name') ?? '', state.style);
}

function amend(style: NamedStyle, property: string, tag: string): void {
  if (property === 'text-properties') {
    style.bold ||= attribute(tag, 'fo:font-weight') === 'bold';
    // "super 58%" and "33% 58%" are above the line, "0% 100%" and "-33% 58%" are not.
    style.raised ||= /^(?:super|0*[1-9])/.test(attribute(tag, 'style:text-position') ?? '');
  }
  if (property === 'table-properties') style.display &&= attribute(tag, 'table:display') !== 'false';
}

function addAffix(state: State, raw: string): void {
  const content = state.inAffix ? decodeText(raw) : '';
  if (/[^\s\-().,+]/.test(content)) state.code += JSON.stringify(content);
}

function close(state: State, name: string): void {
  if (name === 'style') state.style = undefined;
  else if (affixes.has(name)) state.inAffix = false;
  else if (numberStyles.has(name) && state.numberStyle !== undefined) {
    if (state.code.includes('"')) state.formats.set(state.numberStyle, state.code);
    state.numberStyle = undefined;
  }
}

function find({ styles, formats }: State, name: string | undefined): OdsStyle {
  const known = name === undefined ? undefined : styles.get(name);
  if (!known) return plain;
  const { bold, raised, display } = known;
  return { bold, raised, display, format: formats.get(known.dataStyle) ?? null };
}
