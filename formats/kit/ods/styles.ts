// The styles of an OpenDocument sheet → what each says about a cell: its format, its type face, whether a sheet shows.
import { attribute, decodeText } from '../xml.js';

export interface OdsStyle {
  readonly bold: boolean;
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

const plain: OdsStyle = { bold: false, format: null, display: true };
const numberStyles = new Set(['number-style', 'currency-style', 'percentage-style']);

/** Fed with the part of the document before its tables. */
export function odsStyles(): OdsStyles {
  const formats = new Map<string, string>();
  const styles = new Map<string, OdsStyle & { readonly dataStyle: string | undefined }>();
  let style: string | undefined;
  let numberStyle: string | undefined;
  let affix = false;
  let code = '';

  function open(name: string, tag: string): void {
    if (name === 'style') openStyle(tag);
    else if (numberStyles.has(name)) {
      numberStyle = attribute(tag, 'style:name');
      code = '';
    } else if (name === 'number' && numberStyle !== undefined) code += '0';
    else if (name === 'text' || name === 'currency-symbol') affix = numberStyle !== undefined;
    else if (style !== undefined) amend(style, name, tag);
  }

  function openStyle(tag: string): void {
    style = attribute(tag, 'style:name');
    if (style !== undefined)
      styles.set(style, { ...plain, dataStyle: attribute(tag, 'style:data-style-name') });
  }

  function amend(name: string, property: string, tag: string): void {
    const known = styles.get(name);
    if (!known) return;
    if (property === 'text-properties' && attribute(tag, 'fo:font-weight') === 'bold')
      styles.set(name, { ...known, bold: true });
    if (property === 'table-properties' && attribute(tag, 'table:display') === 'false')
      styles.set(name, { ...known, display: false });
  }

  function text(raw: string): void {
    const content = affix ? decodeText(raw) : '';
    if (/[^\s\-().,+]/.test(content)) code += JSON.stringify(content);
  }

  function close(name: string): void {
    if (name === 'style') style = undefined;
    else if (name === 'text' || name === 'currency-symbol') affix = false;
    else if (numberStyles.has(name) && numberStyle !== undefined) {
      if (code.includes('"')) formats.set(numberStyle, code);
      numberStyle = undefined;
    }
  }

  function find(name: string | undefined): OdsStyle {
    const known = name === undefined ? undefined : styles.get(name);
    if (!known) return plain;
    return { ...known, format: formats.get(known.dataStyle ?? '') ?? null };
  }

  return { open, text, close, find };
}
