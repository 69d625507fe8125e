import { afterAll, beforeAll, expect, test } from 'vitest';
import { timesFor } from '../proof/claim';
import { automaticIn, decidedWithin, someOf } from '../proof/mutants/automatic';
import { Tally } from '../proof/mutants/tally';
import { Bench, tryAll } from '../proof/mutants/try';

// The part of lib/policy that stands between a request and the database, changed by a program one small change at a time, as the part that
// decides is in tests/unit/proof-mutation.test.ts: there the tests are bundled, here they run in a vitest beside this one.

const all = automaticIn(Object.keys(decidedWithin));
const most = Math.min(all.length, timesFor('KOPPEL_MUTATIONS_WITHIN', 2));

let benches: Bench[] = [];
beforeAll(() => {
  const template = process.env.KOPPEL_TEST_TEMPLATE!;
  // The tests that must notice run in their short forms.
  for (const name of Object.keys(process.env))
    if (/^KOPPEL_(?!TEST_TEMPLATE|LEDGER)/.test(name)) delete process.env[name];
  benches = (most > 2 ? [0, 1] : [0]).map(() => new Bench(template));
});
afterAll(async () => void (await Promise.all(benches.map((bench) => bench.close()))));

test(
  `${most} of ${all.length} changes between a request and the database: a test notices, or it is said why none can`,
  async () => {
    const tally = new Tally('What stands between a request and the database cannot be changed unnoticed', all, most);
    await tryAll(
      someOf(all, most),
      benches,
      (bench, change) => bench.onCode(change, decidedWithin[change.file]!),
      (found, change) => tally.count(change, found),
    );
    expect(tally.close()).toEqual([]);
  },
  Math.max(5, most) * 60_000,
);
