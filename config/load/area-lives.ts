// Lines of areas.csv → each area with the times it lived, and what is wrong with those times.
import { type Area, type AreaLife, lifeOn, livesOf } from '../../model/area.js';
import { parsePeriodCode, periodEnd, periodStart } from '../../model/period.js';

/** An area as one line has it, with that one life. */
export interface AreaLine {
  readonly line: number;
  readonly area: Area;
}

type Say = (line: number, message: string, hint: string) => void;

/** "2025", "2025-07" or "2025-07-01" → its first or last day; null where nothing stands, undefined where it is none of them. */
export function dayOf(text: string, end: 'first' | 'last'): string | null | undefined {
  if (text === '') return null;
  const period = /^\d{4}(-\d{2}){0,2}$/.test(text) ? parsePeriodCode(text) : undefined;
  if (period === undefined) return undefined;
  return end === 'first' ? periodStart(period) : periodEnd(period);
}

/** Lines of one code are the times of one area: the last of them tells its name and parent of now. */
export function joinLives(lines: readonly AreaLine[], say: Say): readonly AreaLine[] {
  const byCode = new Map<string, AreaLine[]>();
  for (const each of lines) {
    const same = byCode.get(each.area.code);
    if (same === undefined) byCode.set(each.area.code, [each]);
    else same.push(each);
  }
  return [...byCode.values()].map((same) => joined(same, say));
}

function joined(same: readonly AreaLine[], say: Say): AreaLine {
  const ordered = [...same].sort((a, b) => (firstLife(a).from ?? '').localeCompare(firstLife(b).from ?? ''));
  for (const [i, each] of ordered.entries()) sayTouching(ordered[i - 1], each, say);
  const now = ordered.at(-1) ?? same[0];
  if (now === undefined) throw new Error('an area without a line');
  const lives = ordered.map(firstLife);
  const [only] = lives;
  const always =
    lives.length === 1 && only?.from === null && only.until === null && only.successors.length === 0;
  const names = ordered.flatMap(({ area }) => [area.name, ...area.spellings]);
  const spellings = [...new Set(names)].filter((name) => name !== now.area.name);
  const { lives: _, ...area } = now.area;
  return { line: now.line, area: { ...area, spellings, ...(always ? {} : { lives }) } };
}

function firstLife({ area }: AreaLine): AreaLife {
  const [life] = livesOf(area);
  if (life === undefined) throw new Error('an area without a life');
  return life;
}

/** Two lines of one code follow each other day by day. */
function sayTouching(before: AreaLine | undefined, each: AreaLine, say: Say): void {
  const { from, until } = firstLife(each);
  if (from !== null && until !== null && from > until)
    say(each.line, `from ${from} is later than until ${until}`, 'Both days are inclusive');
  if (before === undefined) return;
  const { code, level } = each.area;
  const end = firstLife(before).until;
  if (end === null || from === null || from <= end)
    say(
      each.line,
      `code ${code} stands here a second time`,
      `It is already in line ${before.line}; an area that changes has lines whose from and until follow each other`,
    );
  else if (from !== nextDay(end))
    say(
      each.line,
      `${code} ends on ${end} and goes on from ${from}: nobody says what it was between`,
      `Let the line begin on ${nextDay(end)}, or name successors`,
    );
  if (before.area.level !== level)
    say(each.line, `${code} was a ${before.area.level} in line ${before.line}`, 'A new level has a new code');
}

/** Parents lived as long as their children, and whatever comes after an area is there the day after it. */
export function checkLives(lines: readonly AreaLine[], say: Say): void {
  const byCode = new Map(lines.map(({ area }) => [area.code, area]));
  for (const { line, area } of lines)
    for (const life of livesOf(area)) {
      const parent = byCode.get(life.parent ?? '');
      if (parent !== undefined) checkParent(line, area, life, parent, say);
      checkSuccessors(line, area, life, byCode, say);
    }
}

function checkParent(line: number, area: Area, life: AreaLife, parent: Area, say: Say): void {
  const first = livesOf(parent)[0]?.from ?? null;
  const last = livesOf(parent).at(-1)?.until ?? null;
  if (first !== null && (life.from ?? '') < first)
    say(
      line,
      `${area.name} lies in ${parent.name} ${life.from === null ? 'from the beginning' : `from ${life.from}`}, which is there only from ${first}`,
      `Give ${area.name} a line until then with the parent it had, and one from ${first}`,
    );
  if (last !== null && (life.until ?? '9') > last)
    say(
      line,
      `${area.name} lies in ${parent.name} ${life.until === null ? 'without end' : `until ${life.until}`}, which is there only until ${last}`,
      `Give ${area.name} an until, or a line from ${nextDay(last)} with its new parent`,
    );
}

function checkSuccessors(
  line: number,
  area: Area,
  life: AreaLife,
  byCode: ReadonlyMap<string, Area>,
  say: Say,
): void {
  const { until, successors } = life;
  if (successors.length > 0 && until === null)
    say(line, `${area.name} has successors and no until`, 'Write the last day, month or year of its own');
  for (const code of successors) {
    const next = byCode.get(code);
    if (next === undefined)
      say(
        line,
        `successor ${code} of ${area.name} is not in this file`,
        'Add its line, with the from of its first day',
      );
    else if (next.level !== area.level)
      say(
        line,
        `successor ${code} is a ${next.level}, ${area.name} a ${area.level}`,
        'An area is followed by areas of its level',
      );
    else if (until !== null && lifeOn(next, nextDay(until)) === undefined)
      say(
        line,
        leadsBack(next, area.code, byCode)
          ? `${area.name} and ${next.name} follow each other in a circle`
          : `${area.name} ends on ${until}, its successor ${next.name} is not there on ${nextDay(until)}`,
        `Let ${next.name} be there from ${nextDay(until)}`,
      );
  }
}

function leadsBack(area: Area, code: string, byCode: ReadonlyMap<string, Area>): boolean {
  const seen = new Set<string>();
  const waiting = [area];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (each.code === code) return true;
    if (seen.has(each.code)) continue;
    seen.add(each.code);
    waiting.push(
      ...livesOf(each).flatMap(({ successors }) => successors.flatMap((next) => byCode.get(next) ?? [])),
    );
  }
  return false;
}

export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
