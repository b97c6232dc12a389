// Columns that a machine keeps for itself (OBJECTID, created_at, the geometry of a map) → told from what people report.
import type { TableColumn } from '../../model/table.js';

/** Names that databases, map servers and forms give their own columns, words joined by "_". */
const technical = new RegExp(
  `^(?:${[
    '(?:object|global|feature|row|record|entry|internal|sys|ogc_f|g|f|u|gu|uu)_?id|uuid\\d?|_id|_full_text|fid_\\w+',
    'row_?num(?:ber)?|rownum|position|sort(?:_?order)?|order(?:_by|ing)|sequence',
    '(?:the_)?geom(?:etry)?(?:_\\w+)?|wk[bt]|shape(?:_*(?:st)?_*(?:area|len(?:g(?:th)?)?|perimeter)(?:_*\\d*))?|shape_\\w+|st_(?:area|length|perimeter)\\w*',
    '[xyz]|[xyz]_?(?:coord(?:inate)?s?|min|max|centroid)|(?:coord(?:inate)?s?|point|pos|centroid|center)_?[xyz]|coord(?:inate)?s?|koordinat|(?:min|max)_?[xyz]|bbox\\w*|srid|crs',
    '(?:lat|long?|lng)(?:itude)?|lintang|bujur|easting|northing',
    '(?:created|updated|modified|deleted|inserted|edited|synced|published|imported|uploaded)(?:_?(?:at|on|by|date|time|user|timestamp))?',
    '(?:date|time|user)_?(?:created|updated|modified|deleted|edited|inserted)|(?:create|creat|update|edit|modif\\w*|insert|delete|creation|entry|input|sync|import|upload)_?(?:d_)?(?:date|time|user|by|at)',
    'last_?(?:edit|editor|edited|sync|synced|update|updated|modified|login|seen)(?:_?(?:date|time|user|by|at))?|creator|editor|is_(?:deleted|active)|checksum|md5|sha\\d*|etag|slug|parent_id',
  ].join('|')})$`,
);

/** A key of nested records is known by its last part, all of "geometry" by its first. */
export function isTechnical({ path, name }: TableColumn): boolean {
  if (path.length !== 1) return false;
  const parts = name
    .trim()
    .split('.')
    .filter((part) => part !== '');
  if (parts.length > 1 && /^(?:geometry|geom|crs|bbox)$/i.test(parts[0] ?? '')) return true;
  const plain = (parts.at(-1) ?? '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return technical.test(plain);
}
