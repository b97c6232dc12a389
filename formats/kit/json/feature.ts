// A feature of a map (GeoJSON, ArcGIS) → its record without the lines and points by which it is drawn.
import { isObject } from './is-object.js';

const drawn: ReadonlySet<string> = new Set(['geometry', 'bbox', 'centroid', 'symbol']);

/** Anything else comes back as it is. What is drawn has lists of its own, which would make rows of their own. */
export function recordOf(value: unknown): unknown {
  if (!isObject(value) || !isFeature(value)) return value;
  const own = Object.entries(value).filter(
    ([key, inner]) => !drawn.has(key) && !(key === 'type' && inner === 'Feature'),
  );
  return Object.fromEntries(own);
}

function isFeature({ type, properties, attributes, geometry }: Readonly<Record<string, unknown>>): boolean {
  if (type === 'Feature') return isObject(properties);
  return isObject(attributes) && isShape(geometry);
}

function isShape(geometry: unknown): boolean {
  return isObject(geometry) && ['x', 'rings', 'paths', 'points', 'curveRings'].some((key) => key in geometry);
}
