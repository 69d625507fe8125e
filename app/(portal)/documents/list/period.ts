export type Period = { from: string; to: string };

/** Periods people ask for, as the days of the calendar in which `today` lies. */
export function usualPeriods(today: string) {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  const quarter = month - (month % 3);
  return {
    thisMonth: months(year, month, 1),
    lastMonth: months(year, month - 1, 1),
    thisQuarter: months(year, quarter, 3),
    thisYear: months(year, 0, 12),
  };
}

/** From the first day of a month to the last one of `count` months; a month below nought lies in the year before. */
function months(year: number, month: number, count: number): Period {
  const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, month, 1)), to: day(Date.UTC(year, month + count, 0)) };
}
