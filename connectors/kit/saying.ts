// Turns the body of a refusal into the one sentence in it that says why.

const longest = 300;

/** The message of a JSON error in any of the usual shapes, the title of a page, or the first words; "" for nothing. */
export function whatItSays(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8').trim();
  return shorten(messageIn(parsed(text)) ?? pageTitle(text) ?? (text.startsWith('<') ? '' : text));
}

/** The message that a parsed answer carries, if it carries one. */
export function messageIn(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : shorten(value);
  if (typeof value !== 'object' || value === null || depth > 3) return undefined;
  // A dictionary of field → message (CKAN validation errors) is told whole where no usual name occurs.
  const named = ['message', 'error', 'messages', 'detail', 'errors', 'error_description', 'pesan'];
  const entries = new Map(Object.entries(value));
  for (const name of named) {
    const found = messageIn(entries.get(name), depth + 1);
    if (found !== undefined) return found;
  }
  if (depth === 0) return undefined;
  return (
    shorten(
      [...entries]
        .flatMap(([key, inner]) => (key.startsWith('__') ? [] : (messageIn(inner, depth + 1) ?? [])))
        .join('; '),
    ) || undefined
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function pageTitle(html: string): string | undefined {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]?.replace(/\s+/g, ' ').trim();
  return title === '' ? undefined : title;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
