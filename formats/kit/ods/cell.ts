// The tag and the text of an OpenDocument cell → the cell.
import type { Cell } from '../../../model/cell.js';
import { exactNumber } from '../../../model/exact-number.js';
import { attribute } from '../xml-tag.js';

/** `format` is that of the cell's style, for numbers whose type does not say it. */
export function readCell(tag: string, text: string, format: string | null): Cell {
  switch (attribute(tag, 'office:value-type')) {
    case 'float':
      return numberCell(tag, text, format);
    case 'percentage':
      return numberCell(tag, text, '0%');
    case 'currency':
      return numberCell(tag, text, format ?? `[$${attribute(tag, 'office:currency') ?? '¤'}]0`);
    case 'date':
      return dateCell(attribute(tag, 'office:date-value') ?? text);
    case 'time':
      return timeCell(attribute(tag, 'office:time-value') ?? '', text);
    case 'boolean':
      return attribute(tag, 'office:boolean-value') === 'true';
    default:
      return textCell(tag, text);
  }
}

/** What a formula of truth shows, though it is stored as 1 or 0. */
const truth = /^(?:true|false|benar|salah)$/i;

function numberCell(tag: string, text: string, format: string | null): Cell {
  const stored = attribute(tag, 'office:value')?.trim() || 'none';
  const value = exactNumber(stored);
  if (typeof value === 'string') return (/\d/.test(stored) ? stored : text) || null;
  if (truth.test(text)) return value !== 0;
  return format === null ? value : { kind: 'number', value, format };
}

function textCell(tag: string, text: string): Cell {
  if (attribute(tag, 'calcext:value-type') === 'error') return { kind: 'error', text };
  return (text === '' ? attribute(tag, 'office:string-value') : text) || null;
}

function dateCell(value: string): Cell {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?/.exec(value);
  if (!match) return value || null;
  const [, day = '', time] = match;
  return { kind: 'date', iso: time === undefined || time === '00:00:00' ? day : `${day}T${time}` };
}

/** A time of day or a duration, as a share of a day: "PT27H17M54S". */
function timeCell(value: string, text: string): Cell {
  const match = /^(-?)PT(\d+)H(\d+)M([\d.]+)S$/.exec(value);
  if (!match) return text || null;
  const [, sign, hours, minutes, seconds] = match;
  const days = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  return { kind: 'number', value: sign ? -days : days, format: '[h]:mm:ss' };
}
