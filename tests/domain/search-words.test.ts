import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asOwner } from '@/db/seed/owner';
import { beginning } from '@/lib/documents/lists/search';

// The window looks at the text as it stands, the index at what `searchable_text` makes of it: they find the same.
test('a word begins in the text exactly where the index would find it', async () => {
  const text = fc.array(fc.constantFrom('a', 'B', 'b', '1', '-', '.', '/', ' ', 'é'), { maxLength: 14 });
  const word = fc.array(fc.constantFrom('a', 'b', '1', 'é'), { minLength: 1, maxLength: 3 });
  const cases = fc
    .sample(fc.tuple(text, word), { numRuns: 2000, seed: 6 })
    .map(([letters, parts]) => ({ text: letters.join(''), word: parts.join('') }))
    .map((one) => ({ ...one, beginning: beginning(one.word) }));
  const rows = await asOwner((tx) =>
    tx.execute<{ text: string; word: string; index: boolean; window: boolean }>(sql`
      select c.text, c.word, searchable_text(c.text) ~* ('(^| )' || c.word) as index, c.text ~* c.beginning as window
      from json_to_recordset(${JSON.stringify(cases)}::json) as c(text text, word text, beginning text)`),
  );
  expect(rows.filter((row) => row.index !== row.window)).toEqual([]);
  const found = rows.filter((row) => row.index).length;
  expect(found).toBeGreaterThan(200);
  expect(found).toBeLessThan(1800);
});
