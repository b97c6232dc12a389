// Holds a contract back while something in it is undecided: names each question, and what every answer would write.
import type { Dataset } from '../../model/dataset.js';
import { type Decision, placesOf } from '../../model/decision.js';
import type { Mistake } from './mistake.js';
import type { YamlFile } from './yaml-file.js';

/** Of what an answer writes; all of it stands in the file. */
const mostShown = 120;

/** One mistake a decision, `open`, at its line. */
export function checkDecisions(
  { file, lineAt }: Pick<YamlFile<Dataset>, 'file' | 'lineAt'>,
  { decide = [] }: Pick<Dataset, 'decide'>,
): readonly Mistake[] {
  return decide.map((decision, i) => ({
    file,
    line: lineAt(['decide', i]),
    message: `${decision.about} is undecided${placeText(decision)}: ${decision.question}`,
    hint: `${decision.choices.map(choiceText).join('; ')}; write one of them, and take this entry out of "decide"`,
    open: true,
  }));
}

function placeText(decision: Decision): string {
  const places = placesOf(decision).map(({ sheet, row, col }) =>
    [
      ...(sheet === undefined ? [] : [`sheet "${sheet}"`]),
      ...(row === undefined ? [] : [`row ${row}`]),
      ...(col === undefined ? [] : [`column ${col}`]),
    ].join(' '),
  );
  const named = places.filter((place) => place !== '');
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

function choiceText({ say, because, write }: Decision['choices'][number], i: number): string {
  const written = Object.entries(write).map(([path, value]) =>
    value === null ? `no ${path}` : `${path}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const shown = written.join(', ');
  return `${i + 1}) ${say}, ${because}: ${shown.length > mostShown ? `${shown.slice(0, mostShown - 1)}…` : shown}`;
}
