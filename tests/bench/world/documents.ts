import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { chance, idWithin } from '../ids';
import type { Progress } from '../report/progress';
import { type Counts, organisationsOfCompany, organisationsOfTypical } from '../size';

/** The moment of the first document; the last comes three years later. */
const begin = Date.parse('2023-11-01T00:00:00Z');
const days = 1095;

/** The id of the document with this number of so many: a UUID v7 of its moment. */
export const documentAt = (number: string, documents: number) =>
  idWithin(
    'document',
    number,
    `${begin}::bigint + ((${number})::float8 / ${documents} * ${days * 86_400_000})::bigint`,
  );

/** The documents, each with its owner's path. */
export async function fillDocuments(tx: Tx, documents: number, counts: Counts, progress: Progress): Promise<void> {
  const weight = documents / 120_000;
  await progress.step('documents', () => insertDocuments(tx, documents, counts), weight);
  // As `keep_grants` does it.
  await progress.step(
    "owners' paths",
    () =>
      tx.execute(sql`insert into grants (document_id, principal_id, environment_id, organisation_id, principal_environment_id, created_at, access, box, type, status, origin, origin_id)
        select id, organisation_id, environment_id, organisation_id, environment_id, created_at, 3, box, type, status, 1, id from documents order by created_at`),
    weight / 2,
  );
}

const listed = (words: string[], choice: number) =>
  sql`(array[${sql.raw(words.map((word) => `'${word}'`).join(','))}])[1 + floor(${words.length} * ${chance('i', choice)})::int]`;

/** One in so many thousands has the word; the last has what is left. */
const weighted = (row: string, parts: [word: number, upTo: number][], last: number) =>
  sql.raw(`(case ${parts.map(([word, upTo]) => `when ${row} < ${upTo} then ${word}`).join(' ')} else ${last} end)`);

async function insertDocuments(tx: Tx, documents: number, { organisations }: Counts): Promise<void> {
  const among = ({ from, to }: { from: number; to: number }) =>
    sql`${from}::int + floor(${to - from + 1}::int * ${chance('i', 42)})::int`;
  await tx.execute(sql`insert into documents (id, environment_id, organisation_id, box, type, status, created_at, number, counterparty, subject, amount_cents, sender_key)
    select ${documentAt('d.i', documents)}, o.env_id, o.id, box, type, case box
        when 2 then ${weighted(
          'd.s',
          [
            [6, 0.8],
            [10, 0.92],
            [5, 0.98],
            [9, 0.995],
            [11, 0.9995],
          ],
          12,
        )}
        when 3 then ${weighted(
          'd.s',
          [
            [3, 0.98],
            [4, 0.995],
          ],
          4,
        )}
        else ${weighted('d.s', [[2, 0.88]], 1)} end,
      timestamptz 'epoch' + (${begin}::bigint + (d.i::float8 / ${documents}::int * ${days * 86_400_000}::bigint)::bigint) * interval '1 millisecond',
      'INV-' || 2023 + d.i * 3 / ${documents}::int || '-' || lpad((d.i::bigint * 7919 % 100000007)::text, 8, '0'),
      company || ' ' || trade || ' ' || floor(2000 * ${chance('d.i', 48)}), thing || ' ' || month,
      floor(1000000 * power(${chance('d.i', 49)}, 3))::bigint, 'NL' || lpad((d.i % 7919)::text, 9, '0') || 'B01'
    from (select i, ${chance('i', 43)} as s,
        case when ${chance('i', 41)} < 0.02 then ${among(organisationsOfCompany)} when ${chance('i', 41)} < 0.0216 then ${among(organisationsOfTypical)}
          else ${organisationsOfTypical.to + 1}::int + (7919 * floor(${organisations}::int * power(${chance('i', 44)}, 1.35))::bigint % ${organisations - organisationsOfTypical.to}::int)::int end as organisation,
        ${weighted(
          'b',
          [
            [1, 0.45],
            [2, 0.9],
          ],
          3,
        )}::smallint as box, ${weighted(
          't',
          [
            [1, 0.7],
            [2, 0.85],
            [3, 0.95],
            [6, 0.99],
            [4, 0.999],
          ],
          5,
        )}::smallint as type,
        ${listed(['Jansen', 'Bakker', 'Visser', 'Smit', 'Meijer', 'Mulder', 'Bos', 'Vos', 'Peters', 'Dekker'], 45)} as company,
        ${listed(['Bouw', 'Transport', 'Logistiek', 'Advies', 'Techniek', 'Handel', 'Installatie', 'Media', 'Zorg', 'Energie'], 46)} as trade,
        ${listed(['Services', 'Materials', 'Hosting', 'Maintenance', 'Consulting', 'Rental', 'Licences', 'Training'], 47)} as thing,
        ${listed(['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'], 50)} as month
      from (select i, ${chance('i', 51)} as b, ${chance('i', 52)} as t from generate_series(1, ${documents}::int) i) x) d
    join pr o on o.kind = 2 and o.i = d.organisation
    order by d.i`);
}
