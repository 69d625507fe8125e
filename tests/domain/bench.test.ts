import { expect, test } from 'vitest';
import { isMet, type Measure } from '../bench/measures/measure';
import { drawReport } from '../bench/report/table';
import { bench } from '../bench/run';

// The short form of `npm run bench`: a small world, no walk through a large table, and nothing as far off as a wrong plan would bring it.
test('lists and checks stay near the limit, and no query walks through a large table', async () => {
  const report = await bench({ documents: 20_000, population: 0.1, tasks: 20_000 }, 5);
  console.log(drawReport(report));
  expect(report.walks).toEqual([]);
  expect(report.measures.filter((one) => !isMet(roomy(one)))).toEqual([]);
}, 180_000);

/** The machine is shared, and much is over in less than a millisecond: times get room, counted rows get none. */
const roomy = (one: Measure): Measure => ({ ...one, goal: one.goal && one.goal * (one.unit === 'rows' ? 1 : 10) });
