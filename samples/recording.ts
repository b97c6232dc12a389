// The noun of the recorded answers: a file below samples/recorded and the bytes that it holds.
export interface Recording {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Records as a JSON file, one record a line so that a change can be read in git. */
export function recordsFile(name: string, records: readonly Readonly<Record<string, unknown>>[]): Recording {
  const lines = records.map((record) => JSON.stringify(record));
  return { name, bytes: Buffer.from(`[\n${lines.join(',\n')}\n]\n`) };
}

export function textFile(name: string, lines: readonly string[]): Recording {
  return { name, bytes: Buffer.from(`${lines.join('\n')}\n`) };
}
