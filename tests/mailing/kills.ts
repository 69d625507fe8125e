import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { identifying } from '@/db/client';
import { outbox } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { type Answer, fakeResend, type Moment } from './provider';
import { passTime, strikeTheMinute } from './time';
import { type Bundle, startWorker, type Worker } from './worker';
import { writeLetters } from './write';

// The worker is killed outright while it sends, again and again; then it is left in peace, and what arrived is counted.

export type Killing = {
  bundle: Bundle;
  /** At least so many times while a letter is being tried, before and after the provider had taken one; a kill between two letters does not count. */
  kills: number;
  seed: number;
  /** How the provider begins, once nobody kills the worker any more. */
  afterwards?: Answer[];
  /** Taken out to see that the count finds doubles. */
  looksAtKey?: boolean;
};

/** Letters by their address: none may stand in any of these lists. */
type Counted = { lost: string[]; doubled: string[]; neverWritten: string[]; changed: string[] };
/** Kills that interrupted an attempt, and how many letters they caught before and after the provider had taken them. */
type Figures = { letters: number; accepted: number; interrupted: number; caughtBefore: number; caughtAfter: number };

/** One life of the worker: how it ends, and how the provider behaves meanwhile. */
const life = fc.record({
  /** At the nth time something of the kind happens, and some milliseconds later; or by the clock once it works, whatever happens. */
  moment: fc.constantFrom<Moment | 'by the clock'>('asked', 'accepted', 'answered', 'by the clock'),
  nth: fc.integer({ min: 1, max: 3 }),
  later: fc.integer({ min: 0, max: 12 }),
  clock: fc.integer({ min: 0, max: 300 }),
  answers: fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant<Answer>(200) },
      { weight: 4, arbitrary: fc.constantFrom<Answer>(500, 429) },
      { weight: 4, arbitrary: fc.constantFrom<Answer>('hang up after accepting', 'never answer after accepting') },
    ),
    { minLength: 12, maxLength: 12 },
  ),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** A life without anything happening for so long, in milliseconds, is ended whatever was planned. */
const longestLife = 8000;
const perLife = 4;

/** Kills the worker so many times while it sends, lets it finish, and answers what was lost, doubled or sent without having been committed. */
export async function killAndCount(killing: Killing): Promise<Counted & Figures> {
  const { bundle, kills, seed, afterwards = [], looksAtKey = true } = killing;
  await empty();
  let answers: Answer[] = [];
  let onMoment: (moment: Moment) => void = () => {};
  const provider = fakeResend({
    looksAtKey,
    answer: () => answers.shift() ?? 200,
    onMoment: (moment) => onMoment(moment),
  });
  const url = await provider.open();
  const figures = { interrupted: 0, caughtBefore: 0, caughtAfter: 0 };
  const written: string[] = [];
  const start = async () => {
    await passTime();
    await strikeTheMinute();
    return startWorker(bundle, url);
  };
  try {
    for (const plan of fc.sample(life, { numRuns: 20 + 3 * kills, seed })) {
      if (figures.interrupted >= kills && figures.caughtBefore > 0 && figures.caughtAfter > 0) break;
      answers = plan.answers;
      written.push(...(await writeLetters(perLife)));
      const worker = await start();
      onMoment = countingTo(plan, worker);
      // Written while it works, so that it is also told of a letter as it comes.
      const more = worker.ready.then(() => writeLetters(1));
      const end = await worker.ended;
      if (end !== 'SIGKILL') throw new Error(`The worker ended by itself: ${end}\n${worker.said()}`);
      onMoment = () => {};
      written.push(...(await more));
      const taken = new Set(provider.delivered.map(({ body }) => body.to));
      const interrupted = await caught();
      if (interrupted.length > 0) figures.interrupted++;
      for (const address of interrupted) figures[taken.has(address) ? 'caughtAfter' : 'caughtBefore']++;
    }
    answers = [...afterwards];
    written.push(...(await writeLetters(perLife)));
    await inPeace(start);
  } finally {
    await provider.close();
  }
  const arrived = provider.delivered.map(({ body }) => String(body.to));
  return {
    ...figures,
    letters: written.length,
    accepted: provider.acceptances(),
    ...(await count(written, arrived)),
    changed: provider.changed.map(({ body }) => String(body.to)),
  };
}

/** Kills the worker at the planned moment, and in any case some time. */
function countingTo({ moment, nth, later, clock }: Life, worker: Worker): (moment: Moment) => void {
  const end = setTimeout(worker.kill, longestLife);
  void worker.ended.then(() => clearTimeout(end));
  if (moment === 'by the clock') void worker.ready.then(() => setTimeout(worker.kill, clock));
  let seen = 0;
  return (now) => {
    if (now !== moment || ++seen !== nth) return;
    if (later < 6) worker.kill();
    else setTimeout(worker.kill, later);
  };
}

/** Letters that were being tried when the worker died: since it started, and with no word of how it went. */
async function caught(): Promise<string[]> {
  const rows = await asOwner((tx) =>
    tx.execute<{ to: string }>(sql`select to_address as to from outbox
      where sent_at is null and last_error is null and last_tried_at > now() - interval '1 minute'`),
  );
  return rows.map((row) => row.to);
}

/** Lets the worker work, ended properly in between so that time can pass, until nothing waits any more or nothing comes of it. */
export async function inPeace(start: () => Promise<Worker>): Promise<void> {
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const worker = await start();
    await worker.ready;
    // Longer than the longest attempt, and the first repetition after it.
    for (let waited = 0; waited < 45_000 && (await waiting()).isBusy; waited += 250) await pause(250);
    worker.stop();
    const end = await worker.ended;
    if (end !== 0) throw new Error(`The worker did not stop properly: ${end}\n${worker.said()}`);
    const { count } = await waiting();
    if (count === 0 || count === before) return;
    before = count;
  }
}

/** How many letters wait, and whether one of them is being tried or about to be. */
async function waiting(): Promise<{ count: number; isBusy: boolean }> {
  const [row] = await asOwner((tx) =>
    tx.execute<{ count: number; is_busy: boolean }>(sql`
      select (select count(*)::int from outbox where sent_at is null and failed_at is null) as count,
        exists (select from graphile_worker._private_jobs j
          where (j.locked_at is null or j.locked_at > now() - interval '1 minute') and j.run_at < now() + interval '10 seconds') as is_busy`),
  );
  return { count: row!.count, isBusy: row!.is_busy };
}

async function count(written: string[], arrived: string[]): Promise<Omit<Counted, 'changed'>> {
  const rows = await identifying((tx) => tx.select().from(outbox));
  const sent = new Set(rows.filter((row) => row.sentAt !== null).map((row) => row.toAddress));
  return {
    lost: written.filter((address) => !arrived.includes(address) || !sent.has(address)),
    doubled: arrived.filter((address, at) => arrived.indexOf(address) < at),
    neverWritten: arrived.filter((address) => !written.includes(address)),
  };
}

const empty = () =>
  asOwner(async (tx) => {
    await tx.delete(outbox);
    await tx.execute(sql`delete from graphile_worker._private_jobs`);
  });
