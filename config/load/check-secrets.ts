// Refuses a secret that is written into the configuration instead of the environment.
import type { DatasetFile } from './check-datasets.js';
import type { Mistake } from './mistake.js';

const secretive = /^(authorization|x-api-key|api-?key|token|key|cookie|password|secret|keytoken)$/i;
const inAddress =
  /(?:[?&](?:key|token|api_?key|access_token)=|\/key\/)(?!\$\{)[^&/]+|:\/\/[^/@\s${}]+:[^/@\s]+@/i;

export function checkSecrets(files: readonly DatasetFile[]): readonly Mistake[] {
  return files.flatMap(({ yaml, dataset }) =>
    settings(dataset.source, ['source'])
      .filter(({ path, text }) =>
        secretive.test(String(path.at(-1))) ? !text.includes('${') : inAddress.test(text),
      )
      .map(({ path }) => ({
        file: yaml.file,
        line: yaml.lineAt(path),
        message: `${path.join('.')} holds a secret in plain text`,
        hint: 'Write ${NAME} and set NAME in the environment; then change the secret, since it has been in a file',
      })),
  );
}

interface Setting {
  readonly path: readonly string[];
  readonly text: string;
}

function settings(value: unknown, path: readonly string[]): readonly Setting[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => settings(inner, [...path, key]));
}
