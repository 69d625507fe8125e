import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { asOwner } from '@/db/seed/owner';
import type { Answer } from './acting';

let isOpen = false;

/** The rows of tables over the wall, each table in one number and one hash: what a refusal leaves as it was. */
export async function stateOf(tables: readonly string[]): Promise<unknown> {
  return asOwner(async (tx) => {
    // In a test's own database the owner of the tables may look; the serving role's wall stays as it is.
    if (!isOpen)
      await tx.execute(
        sql.raw(`do $$ declare name text; begin
          for name in select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace loop
            execute format('create policy test_looks on %I to current_user using (true)', name);
          end loop; end $$`),
      );
    isOpen = true;
    const seen = tables.map(
      (table) =>
        `select '${table}' as name, count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t`,
    );
    return [...(await tx.execute(sql.raw(seen.join(' union all '))))];
  });
}

/** Everything a change to people, organisations, subscription or settings touches, the log included. */
export const everythingHere = [
  'environments',
  'principals',
  'users',
  'sessions',
  'invitations',
  'organisations',
  'organisation_members',
  'partnership_managers',
  'partnership_organisations',
  'documents',
  'shares',
  'grants',
  'audit_events',
] as const;

export type Cell = { number: string; act: string; column: string; expected: 'Y' | 'N' };

/** Reads a table drawn as text: the first line names the columns, each other line a row, its act and a Y, N or – per column. */
export function cellsOf(drawn: string): Cell[] {
  const [head, ...lines] = drawn
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const columns = head!.slice(2);
  return lines.flatMap(([number, act, ...answers]) => {
    if (answers.length !== columns.length)
      throw new Error(`Row ${number} has ${answers.length} answers for ${columns.length} columns`);
    return columns.flatMap((column, at) => {
      const expected = answers[at]!;
      if (expected === '–') return [];
      if (expected !== 'Y' && expected !== 'N') throw new Error(`Row ${number}: ${expected}`);
      return [{ number: number!, act: act!, column, expected } satisfies Cell];
    });
  });
}

/** What an act answers for one column: done with its proof, or how it was refused. */
export type Tried = { done: boolean; refusal?: string; proof?: () => Promise<unknown> };

/** An action's answer as a trial; `proof` looks afterwards and must answer true. */
export const tried = (answer: Answer, proof?: () => Promise<unknown>): Tried => ({
  done: answer.code === 'ok',
  refusal: answer.code,
  ...(proof && { proof }),
});

/**
 * One test per cell: `arrange` makes what the act is done to (its changes do not count), `act` does it as the column's
 * person. Y: done, and the proof holds. N: refused with a code of a refusal, and no row of any table has changed.
 */
export function drawn(
  table: string,
  acts: Record<string, (column: string) => Promise<() => Promise<Tried>>>,
  refusals: readonly string[] = ['forbidden', 'not_found'],
): void {
  test.each(cellsOf(table))('$number $act: $column → $expected', async ({ act, column, expected }) => {
    const perform = await acts[act]!(column);
    const before = await stateOf(everythingHere);
    const outcome = await perform();
    if (expected === 'Y') {
      expect(outcome).toMatchObject({ done: true });
      expect(outcome.proof ? await outcome.proof() : true).toBe(true);
    } else {
      expect(outcome.done).toBe(false);
      expect(refusals).toContain(outcome.refusal);
      expect(await stateOf(everythingHere)).toEqual(before);
    }
  });
}
