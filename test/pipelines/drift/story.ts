// Drifts of one table → what became of each: when it was sent, once its proposals were accepted, and of the next file.
import { acceptRemap, proposeRemap } from '../../../pipelines/remap.js';
import { town } from '../bad-input/town.js';
import { contract, type Ending, fileOf, now, type Table, table } from './tables.js';

const cilegon = await town();
const drifts: { readonly given: Table; readonly ending: Ending }[] = [];
/** Its number, by which its story is found once all have been taken in. */
export const drift = (given: Table, ending: Ending = 'xlsx'): number => drifts.push({ given, ending }) - 1;
const id = (n: number) => `dinkes/penduduk-${n}`;

interface Stage {
  readonly outcome: string | undefined;
  readonly codes: readonly string[];
  readonly standing: Awaited<ReturnType<typeof standing>>;
}

/** Takes in whatever is new, and says of each drift what became of its file of 2025. */
async function take(): Promise<readonly Stage[]> {
  const { datasets } = await cilegon.run({ opd: 'dinkes' });
  const stages: Stage[] = [];
  for (const n of drifts.keys()) {
    const arrivals = datasets.find(({ dataset }) => dataset.id === id(n))?.arrivals ?? [];
    const found = arrivals.find(({ fileName }) => fileName.includes(' 2025.'));
    const codes = [...new Set(found?.issues.map(({ code }) => code))];
    stages.push({ outcome: found?.outcome, codes, standing: await standing(n) });
  }
  return stages;
}

const put = (n: number, year: number, given: Table, ending: Ending) =>
  cilegon.put(`Penduduk-${n} ${year}.${ending}`, fileOf(given, ending));

/** What stands of 2025: nothing, the truth to the last figure, or how many figures are not so. */
async function standing(n: number): Promise<'nothing' | 'the truth' | number> {
  const [people, land] = [await cilegon.facts(`orang_${n}`), await cilegon.facts(`luas_${n}`)];
  const found = Object.entries({ ...people, ...land }).filter(([fact]) => fact.includes(' 2025'));
  const truth = new Map(
    now.data.flatMap(([, l, p, , km2], i) => [
      [`36.72.0${i + 1} 2025 jenis_kelamin=L`, l],
      [`36.72.0${i + 1} 2025 jenis_kelamin=P`, p],
      [`36.72.0${i + 1} 2025`, km2],
    ]),
  );
  if (found.length === 0) return 'nothing';
  const wrong = found.filter(([fact, value]) => Math.abs(value - Number(truth.get(fact))) > 1e-6).length;
  return wrong === 0 && found.length === truth.size ? 'the truth' : wrong + truth.size - found.length;
}

interface Told {
  readonly sent: Stage;
  readonly proposals: readonly string[];
  readonly evidence: string;
  readonly accepted: Stage;
  readonly next: Stage;
}
export const told: Told[] = [];

/** Takes every file in, accepts what is proposed, and sends the table once more as it always was. */
export async function tellAll(): Promise<void> {
  for (const n of drifts.keys()) {
    await cilegon.configure(`datasets/dinkes/penduduk-${n}.yaml`, contract(n));
    await put(n, 2024, table(2024), 'xlsx');
  }
  await take();
  for (const [n, { given, ending }] of drifts.entries()) await put(n, 2025, given, ending);
  const sent = await take();
  const reports = await cilegon.inTown(async (session) => {
    const all = [];
    for (const n of drifts.keys()) all.push(await proposeRemap(session, id(n)));
    for (const [n, report] of all.entries())
      if (report.drift.proposals.length > 0)
        await acceptRemap(session, id(n), { by: 'Sari', genuine: false });
    return all;
  });
  const accepted = await take();
  for (const [n, { ending }] of drifts.entries()) {
    await cilegon.remove(`Penduduk-${n} 2025.${ending}`);
    await put(n, 2025, now, 'xlsx');
  }
  const next = await take();
  for (const [n, report] of reports.entries()) {
    const { proposals } = report.drift;
    const [one, two, three] = [sent[n], accepted[n], next[n]];
    if (one === undefined || two === undefined || three === undefined) throw new Error(`drift ${n} is lost`);
    told.push({
      ...{ sent: one, accepted: two, next: three },
      proposals: proposals.map(({ kind, wanted, written, factor }) =>
        [kind, wanted, written, factor].filter((part) => part !== '' && part !== 1).join(' '),
      ),
      evidence: proposals.flatMap(({ evidence }) => evidence).join(' '),
    });
  }
}
