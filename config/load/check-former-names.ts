// Former names of the configuration → what is wrong with them: a name that is still in use, or that two claim.
import type { Dataset } from '../../model/dataset.js';
import type { Indicator } from '../../model/indicator.js';
import type { Opd } from '../../model/opd.js';
import type { Mistake } from './mistake.js';
import type { YamlFile } from './yaml-file.js';

interface Named {
  readonly name: string;
  readonly formerly: readonly string[];
  readonly file: string;
  readonly line: number;
}

interface Files {
  readonly opd: YamlFile<Opd[]>;
  readonly datasets: readonly { readonly id: string; readonly yaml: YamlFile<Dataset> }[];
  readonly indicators: readonly YamlFile<Indicator[]>[];
}

export function checkFormerNames({ opd, datasets, indicators }: Files): readonly Mistake[] {
  const listed = <T>(
    yaml: YamlFile<T[]>,
    codeOf: (each: T) => string,
    formerlyOf: (each: T) => readonly string[],
  ) =>
    (yaml.value ?? []).map((each, i): Named => {
      return {
        name: codeOf(each),
        formerly: formerlyOf(each),
        file: yaml.file,
        line: yaml.lineAt([i, 'formerly']),
      };
    });
  const code = <T extends { readonly code: string }>(each: T) => each.code;
  const former = <T extends { readonly formerly?: readonly string[] | undefined }>(each: T) =>
    each.formerly ?? [];
  return [
    ...faults(listed(opd, code, former)),
    ...faults(indicators.flatMap((yaml) => listed(yaml, code, former))),
    ...faults(
      datasets.map(({ id, yaml }) => {
        const place = { file: yaml.file, line: yaml.lineAt(['formerly']) };
        return { name: id, formerly: yaml.value?.formerly ?? [], ...place };
      }),
    ),
    ...faults(
      datasets.flatMap(({ yaml }) =>
        Object.entries(yaml.value?.variables ?? {}).map(([name, { formerly = [] }]) => {
          return { name, formerly, file: yaml.file, line: yaml.lineAt(['variables', name, 'formerly']) };
        }),
      ),
    ),
  ];
}

function faults(named: readonly Named[]): readonly Mistake[] {
  const current = new Set(named.map(({ name }) => name));
  const claims = new Map<string, string>();
  return named.flatMap(({ name, formerly, file, line }) =>
    formerly.flatMap((old) => {
      const other = claims.get(old);
      claims.set(old, name);
      if (current.has(old))
        return [
          {
            file,
            line,
            message: `"${name}" was formerly "${old}", which is still there`,
            hint: 'Take one of them out',
          },
        ];
      if (other === undefined) return [];
      return [
        {
          file,
          line,
          message: `"${old}" became "${other}" and "${name}"`,
          hint: 'One of them takes over its history',
        },
      ];
    }),
  );
}
