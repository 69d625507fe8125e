import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { portalTables } from '@/db/backup/tables';
import type { Tx } from '@/db/client';
import { asOwner } from '@/db/seed/owner';
import type { Answer } from './acting';

const moving = ['sessions', 'rate_limits'];
let compared: string[] | undefined;

/**
 * What every table of the portal holds, over the wall, each in one number and one hash: what a refusal leaves as it was.
 * Sessions and counted attempts are left out: they move with every request.
 */
export async function everything(): Promise<Record<string, string>> {
  compared ??= (await asOwner(portalTables)).map(({ name }) => name).filter((name) => !moving.includes(name));
  const seen = compared.map(
    (name) =>
      `select '${name}' as name, count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as state from ${name} t`,
  );
  return asOwner(async (tx) => {
    await openForTheOwner(tx);
    const rows = await tx.execute<{ name: string; state: string }>(sql.raw(seen.join(' union all ')));
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
  });
}

/** Does the work, which must leave every table as it was; answers what it answers. */
export async function unchanged<T>(work: () => Promise<T>): Promise<T> {
  const before = await everything();
  const answer = await work();
  expect(await everything()).toEqual(before);
  return answer;
}

let isOpen = false;

/** In a test's own database the owner of the tables may reach every row; the serving role's wall stays as it is. */
export async function openForTheOwner(tx: Tx): Promise<void> {
  if (!isOpen)
    await tx.execute(
      sql.raw(`do $$ declare name text; begin
        for name in select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace loop
          execute format('create policy for_the_owner on %I to current_user using (true)', name);
        end loop; end $$`),
    );
  isOpen = true;
}

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
    const before = await everything();
    const outcome = await perform();
    if (expected === 'Y') {
      expect(outcome).toMatchObject({ done: true });
      expect(outcome.proof ? await outcome.proof() : true).toBe(true);
    } else {
      expect(outcome.done).toBe(false);
      expect(refusals).toContain(outcome.refusal);
      expect(await everything()).toEqual(before);
    }
  });
}
