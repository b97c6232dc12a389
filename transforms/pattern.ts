// A steward's pattern → a test of whole texts whose time grows with the text and no faster.
import { RE2JS } from 're2js';

/** Throws what the engine says of a pattern that it cannot run: look-around and back-references among them. */
export function patternTest(pattern: string): (text: string) => boolean {
  const whole = RE2JS.compile(`(?:${pattern})`);
  return (text) => whole.matches(text);
}
