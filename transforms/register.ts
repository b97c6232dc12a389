// The rows of one sheet of records, as they are checked → which areas and periods it names, and where it says NIHIL.
import type { AbsenceCell } from '../model/absence.js';
import type { Area, AreaLevel } from '../model/area.js';
import type { PeriodId } from '../model/period.js';

/** A cell that says NIHIL of an area and periods, or (null, none) of all that its table speaks of. */
export interface NihilSaid {
  readonly cell: AbsenceCell;
  readonly area: Area | null;
  readonly periods: readonly PeriodId[];
}

/** What a sheet tells of the areas and periods that it does not name. */
export interface Register {
  readonly sheetName: string | null;
  /** The area that the whole table is about; the city where nothing says so. */
  readonly scope: Area;
  /** Levels by which its rows may name areas; none where the table names its own. */
  readonly levels: readonly AreaLevel[];
  /** The period that stands around the table. */
  readonly around: PeriodId | undefined;
  /** Where its headings stand. */
  readonly headings: AbsenceCell;
  /** Period → code of each area with a record → its level. */
  readonly named: ReadonlyMap<PeriodId, ReadonlyMap<string, AreaLevel>>;
  /** Rows of these periods were returned; `null` among them: of a period that could not be read. */
  readonly returned: ReadonlySet<PeriodId | null>;
  readonly nihil: readonly NihilSaid[];
  /** Rows of data, right or wrong. */
  readonly rows: number;
}

export interface RegisterKeeper {
  record(area: Area, periods: readonly PeriodId[]): void;
  /** No periods: they could not be read. */
  returned(periods: readonly PeriodId[]): void;
  nihil(said: NihilSaid): void;
  register(): Pick<Register, 'named' | 'returned' | 'nihil' | 'rows'>;
}

/** Grows with the areas and periods that are named, never with the rows. */
export function registerKeeper(): RegisterKeeper {
  const named = new Map<PeriodId, Map<string, AreaLevel>>();
  const returned = new Set<PeriodId | null>();
  const nihil: NihilSaid[] = [];
  let rows = 0;
  let [lastArea, lastPeriods]: [Area | undefined, readonly PeriodId[] | undefined] = [undefined, undefined];
  return {
    record(area, periods) {
      rows++;
      if (area === lastArea && periods === lastPeriods) return;
      [lastArea, lastPeriods] = [area, periods];
      for (const period of periods) {
        const areas = named.get(period) ?? new Map<string, AreaLevel>();
        named.set(period, areas.set(area.code, area.level));
      }
    },
    returned(periods) {
      rows++;
      if (periods.length === 0) returned.add(null);
      for (const period of periods) returned.add(period);
    },
    nihil: (said) => nihil.push(said),
    register: () => ({ named, returned, nihil, rows }),
  };
}
