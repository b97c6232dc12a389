// Turns text that may hold a secret into text that may be shown, logged and kept.

const mask = '***';
const keyInPath = /(\/(?:key|token|apikey|api_key)\/)[^/?#\s"']+/gi;
const keyInQuery =
  /([?&](?:key|token|api[-_]?key|apikey|access[-_]token|auth|sig|signature|password|tokenuser)=)[^&#\s"']+/gi;
const keyInUserInfo = /(:\/\/)[^/@\s"']+@/g;

/** True for a plain address: a value of the environment that says where, not who. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^@\s]*$/i.test(text);
}

/**
 * What must not be shown, out of values of the environment. An address is not secret in itself, only the credentials
 * and the parameters in it are.
 */
export function secretsIn(values: readonly string[]): readonly string[] {
  return values.flatMap(secretsOfValue).filter((secret) => secret.length >= 4);
}

function secretsOfValue(value: string): readonly string[] {
  if (!URL.canParse(value) || !/^https?:/i.test(value)) return [value];
  const url = new URL(value);
  return [url.username, url.password, ...url.searchParams.values()].flatMap((part) => [
    part,
    safeDecode(part),
  ]);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Every secret in every spelling a URL, a header or JSON gives it, and every key that an address carries, as "***". */
export function redact(text: string, secrets: readonly string[]): string {
  const spellings = [...new Set(secrets.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  const plain = spellings.reduce((shown, spelling) => shown.replaceAll(spelling, mask), text);
  return plain
    .replace(keyInUserInfo, `$1${mask}@`)
    .replace(keyInPath, `$1${mask}`)
    .replace(keyInQuery, `$1${mask}`);
}

/** True when a text holds a secret in any spelling. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return secrets.flatMap(spellingsOf).some((spelling) => text.includes(spelling));
}

function spellingsOf(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret);
  return [
    secret,
    encoded,
    lowerEscapes(encoded),
    new URLSearchParams({ s: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
  ];
}

function lowerEscapes(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
}
