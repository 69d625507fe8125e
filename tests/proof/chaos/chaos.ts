import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { asOwner } from '@/db/seed/owner';
import { inPeace } from '../../mailing/kills';
import { type Answer, fakeResend } from '../../mailing/provider';
import { passTime, strikeTheMinute } from '../../mailing/time';
import { type Bundle, startWorker, type Worker } from '../../mailing/worker';
import { newSession } from '../../sessions';
import { person } from '../../world';
import { chance, upTo } from './chance';
import { Journal } from './journal';
import { type Letter, moody, wrongMails } from './mail';
import { type Counting, Pair } from './pair';
import { bundlePortal } from './portals';
import { type Cut, cuttingProxy } from './proxy';
import { forgetCounts, live, people } from './stories';

// Two processes of the portal, the worker, the database and the provider of mail, with people at work; and everything that can befall them, again
// and again. Then they are left in peace, and what became of it all is looked at.

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
    return chance.next() < 0.5 ? 'before' : 'after';
  };
  let mood: () => Answer = moody;
  const provider = fakeResend({ answer: () => mood() });
  const mailUrl = await provider.open();

  const portalBundle = await bundlePortal();
  const pair = new Pair(portalBundle, proxy.url, plan.kills);
  let worker: Worker = startWorker(plan.workerBundle, mailUrl);
  let isOver = false;

  const teller = {
    journal,
    portal: () => pair.either(),
    token: (who: string) => tokens.get(who)!,
    isOver: () => isOver,
  };
  const lives = Promise.all(Array.from({ length: tellers }, () => live(teller)));

  /** However fast the machine is: after some more was done, and then in the midst of something. */
  const killPortal = async () => {
    const until = journal.size + Math.floor(upTo(8));
    return pair.killOne(async () => {
      for (let waited = 0; journal.size < until && waited < 3000; waited += 10) await pause(10);
    });
  };
  /** Until somebody is told that something is done; answers how long it took. */
  const untilAnswered = async () => {
    const [begun, before] = [performance.now(), journal.size];
    while (journal.size === before && performance.now() - begun < 30_000) await pause(10);
    return Math.round(performance.now() - begun);
  };
  const others: (() => Promise<unknown>)[] = [
    async () => {
      await pair.pauseOne(upTo(300));
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
      if (chance.next() < 0.3) await others[Math.floor(upTo(others.length))]!();
      // Spread over the whole.
      if (crashes < plan.crashesWanted && crashes * plan.killsWanted <= kills * plan.crashesWanted) {
        await pair.ready();
        await plan.crash();
        const waited = await untilAnswered();
        figures.longestWait = Math.max(figures.longestWait, waited);
        plan.crashes.count(1, waited < 30_000 ? [] : [`Nobody was served for ${waited} ms after a crash`]);
        crashes++;
      }
      if (chance.next() < 0.2) await forgetCounts();
    }
    isOver = true;
    await lives;
    await pair.stop();
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
    pair.kill();
    worker.kill();
    await Promise.all([proxy.close(), provider.close()]);
    portalBundle.remove();
  }
}
