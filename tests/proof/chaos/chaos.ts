import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { asOwner } from '@/db/seed/owner';
import { inPeace } from '../../mailing/kills';
import { type Answer, fakeResend } from '../../mailing/provider';
import { passTime, strikeTheMinute } from '../../mailing/time';
import { type Bundle, startWorker, type Worker } from '../../mailing/worker';
import { newSession } from '../../sessions';
import { person } from '../../world';
import type { Claim } from '../claim';
import { Journal } from './journal';
import { bundlePortal, type Portal, startPortal } from './portals';
import { type Cut, cuttingProxy } from './proxy';
import { forgetCounts, live, people } from './stories';

// Two processes of the portal, the worker, the database and the provider of mail, with people at work; and everything that can befall them, again
// and again. Then they are left in peace, and what became of it all is looked at.

type Counting = Pick<Claim, 'count'>;
export type Plan = {
  workerBundle: Bundle;
  /** Kills of a process of the portal while it was asked something. */
  kills: Counting;
  killsWanted: number;
  /** The database ended in the midst of everything and started again. */
  crashes: Counting;
  crashesWanted: number;
  crash: () => Promise<void>;
};
export type Figures = {
  acknowledged: number;
  deeds: Record<string, number>;
  refusals: Record<string, number>;
  cuts: number;
  pauses: number;
  letters: number;
};
export type Aftermath = { figures: Figures; lost: string[]; mails: string[] };

const tellers = 10;
const random = (most: number) => Math.random() * most;

/** The whole of it. Answers what people were told, and what is lost of it or of the mail; the invariants are for the caller to look at. */
export async function unleash(plan: Plan): Promise<Aftermath> {
  const journal = new Journal();
  const figures = { cuts: 0, pauses: 0, longestWait: 0 };
  const tokens = new Map<string, string>();
  for (const who of people) tokens.set(who, (await newSession(person(who).userId)).token);

  let cutsAtCommit = 0;
  const direct = process.env.DATABASE_URL!;
  const proxy = await cuttingProxy(direct, (said) => cutAtCommit(said));
  const cutAtCommit = (said: string): Cut => {
    if (cutsAtCommit === 0 || !/\bcommit\0/.test(said)) return undefined;
    cutsAtCommit--;
    return Math.random() < 0.5 ? 'before' : 'after';
  };
  let mood: () => Answer = moody;
  const provider = fakeResend({ answer: () => mood() });
  const mailUrl = await provider.open();

  const portalBundle = await bundlePortal();
  const asked = new Map<Portal, number>();
  const begin = () => {
    const portal = startPortal(portalBundle, {
      databaseUrl: proxy.url,
      // One in four has a clock that goes wrong by hours.
      clockOff: Math.random() < 0.25 ? Math.round((random(2) - 1) * 6 * 3_600_000) : 0,
    });
    asked.set(portal, 0);
    return portal;
  };
  const portals = [begin(), begin()];
  let worker: Worker = startWorker(plan.workerBundle, mailUrl);
  let isOver = false;

  const counted = (portal: Portal): Portal => ({
    ...portal,
    ask: async (what) => {
      asked.set(portal, asked.get(portal)! + 1);
      try {
        return await portal.ask(what);
      } finally {
        asked.set(portal, asked.get(portal)! - 1);
      }
    },
  });
  const teller = {
    journal,
    portal: () => counted(portals[Math.floor(random(2))]!),
    token: (who: string) => tokens.get(who)!,
    isOver: () => isOver,
  };
  const lives = Promise.all(Array.from({ length: tellers }, () => live(teller)));

  /** One of the two is killed while it works, and another takes its place. */
  const killPortal = async () => {
    const at = Math.floor(random(2));
    const portal = portals[at]!;
    await portal.ready;
    // However fast the machine is: after some more was done, and then in the midst of something.
    const until = journal.size + Math.floor(random(8));
    for (let waited = 0; journal.size < until && waited < 3000; waited += 10) await pause(10);
    for (let waited = 0; asked.get(portal) === 0 && waited < 500; waited++) await pause(1);
    await pause(random(15));
    const isInterrupted = asked.get(portal)! > 0;
    portal.kill();
    const end = await portal.ended;
    plan.kills.count(
      isInterrupted ? 1 : 0,
      end === 'SIGKILL' ? [] : [`A portal ended by itself (${end}): ${portal.said()}`],
    );
    asked.delete(portal);
    portals[at] = begin();
    return isInterrupted;
  };
  /** Until somebody is told that something is done; answers how long it took. */
  const untilAnswered = async () => {
    const [begun, before] = [performance.now(), journal.size];
    while (journal.size === before && performance.now() - begun < 30_000) await pause(10);
    return Math.round(performance.now() - begun);
  };
  const others: (() => Promise<unknown>)[] = [
    async () => {
      const portal = portals[Math.floor(random(2))]!;
      portal.signal('SIGSTOP');
      await pause(random(300));
      portal.signal('SIGCONT');
      figures.pauses++;
    },
    async () => {
      proxy.cutAll();
      figures.cuts++;
    },
    async () => {
      cutsAtCommit += 2;
      figures.cuts += 2;
    },
    async () => {
      worker.kill();
      await worker.ended;
      worker = startWorker(plan.workerBundle, mailUrl);
    },
  ];
  let [kills, crashes] = [0, 0];
  try {
    while (kills < plan.killsWanted || crashes < plan.crashesWanted) {
      if (kills < plan.killsWanted && (await killPortal())) kills++;
      if (Math.random() < 0.3) await others[Math.floor(random(others.length))]!();
      // Spread over the whole.
      if (crashes < plan.crashesWanted && crashes * plan.killsWanted <= kills * plan.crashesWanted) {
        await Promise.all(portals.map(({ ready }) => ready));
        await plan.crash();
        const waited = await untilAnswered();
        figures.longestWait = Math.max(figures.longestWait, waited);
        plan.crashes.count(1, waited < 10_000 ? [] : [`Nobody was served for ${waited} ms after a crash`]);
        crashes++;
      }
      if (Math.random() < 0.2) await forgetCounts();
    }
    isOver = true;
    await lives;
    for (const portal of portals) {
      portal.stop();
      const end = await portal.ended;
      if (end !== 'SIGTERM') plan.kills.count(0, [`A portal ended by itself (${end}): ${portal.said()}`]);
    }
    worker.kill();
    await worker.ended;
    mood = () => 200;
    await inPeace(async () => {
      await passTime();
      await strikeTheMinute();
      return startWorker(plan.workerBundle, mailUrl);
    });
    const letters = await asOwner((tx) =>
      tx.execute<Letter>(sql`select id, kind, to_address as to, sent_at, failed_at from outbox`),
    );
    const mails = wrongMails([...letters], provider);
    const lost = await journal.lost();
    return {
      figures: {
        ...figures,
        acknowledged: journal.size,
        deeds: journal.kinds(),
        refusals: journal.refusals,
        letters: letters.length,
      },
      ...{ lost, mails },
    };
  } finally {
    isOver = true;
    for (const portal of portals) portal.kill();
    worker.kill();
    await Promise.all([proxy.close(), provider.close()]);
    portalBundle.remove();
  }
}

/** How a provider behaves on a bad day: one in twenty is taken without a word, as many fail or are too many. */
function moody(): Answer {
  const now = Math.random();
  if (now < 0.05) return 'hang up after accepting';
  if (now < 0.1) return 500;
  return now < 0.15 ? 429 : 200;
}

type Letter = { id: string; kind: string; to: string; sent_at: string | null; failed_at: string | null };

/** Letters by their ids: lost, doubled, never written down, or changed between two attempts. */
function wrongMails(letters: Letter[], { delivered, changed }: ReturnType<typeof fakeResend>): string[] {
  const arrived = delivered.map(({ headers }) => String(headers['idempotency-key']).replace(/^mail\//, ''));
  const times = new Map<string, number>();
  for (const id of arrived) times.set(id, (times.get(id) ?? 0) + 1);
  const written = new Set(letters.map(({ id }) => id));
  return [
    ...letters.filter(({ id, sent_at }) => !times.has(id) || !sent_at).map(({ id, kind }) => `lost: ${kind} ${id}`),
    ...[...times].filter(([, count]) => count > 1).map(([id]) => `doubled: ${id}`),
    ...[...times.keys()].filter((id) => !written.has(id)).map((id) => `never written: ${id}`),
    ...changed.map(({ headers }) => `changed: ${headers['idempotency-key']}`),
  ];
}
