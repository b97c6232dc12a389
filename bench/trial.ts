// `npm run trial -- NAME --rounds N --seed S`: a long trial on the small city, and what came of it on one line.
import { parseArgs } from 'node:util';
import { withPlace } from './place.js';
import { trials } from './trials/registry.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const [name = ''] = positionals;
const trial = trials[name];
if (trial === undefined) {
  console.error(`There is no trial "${name}": ${Object.keys(trials).join(', ')}.`);
  process.exitCode = 2;
} else {
  const rounds = Number(values.rounds ?? trial.full);
  const seed = Number(values.seed);
  const started = Date.now();
  const setting = { rounds, seed, say: (line: string) => console.error(line) };
  const { count, differences } = await withPlace((place) => trial.run({ ...setting, place }));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  for (const difference of differences.slice(0, 20)) console.log(difference);
  console.log(
    `${name}: seed ${seed}, ${rounds} rounds, ${count} ${trial.counted}, ${differences.length} differences, ${seconds} s`,
  );
  process.exitCode = differences.length > 0 ? 1 : 0;
}
