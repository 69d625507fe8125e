import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disconnect } from '@/db/client';
import { environments } from '@/db/schema';
import { asOwner, disconnectOwner } from '@/db/seed/owner';
import { startThrowAway } from '@/scripts/database/throw-away.mjs';
import { bringUpToDate } from '@/scripts/database/up-to-date';
import { type Bundle, bundleWorker } from '../mailing/worker';
import { chance } from '../proof/chaos/chance';
import { unleash } from '../proof/chaos/chaos';
import { brokenInvariants, invariantNames } from '../proof/chaos/invariants';
import { halfSent } from '../proof/chaos/split';
import { Claim, timesFor } from '../proof/claim';
import { givePartnership } from '../sharing';
import { giveWorkflow, humanStep, onArrival, toPerson } from '../workflowing';
import { environment, makeWorld } from '../world';

// Whatever is killed, paused, cut off or restarted, nothing is half done, and what people were told is so (T-51, T-52, T-53).

const kills = timesFor('KOPPEL_CRASHES', 4);
const crashes = timesFor('KOPPEL_RESTARTS', 1);

// A database server of its own, which can be crashed; what it has said is committed survives its processes.
const shared = process.env.DATABASE_URL;
let server: Awaited<ReturnType<typeof startThrowAway>>;
let workerBundle: Bundle;
beforeAll(async () => {
  [server, workerBundle] = await Promise.all([
    startThrowAway({ settings: ['synchronous_commit=on', 'full_page_writes=on'] }),
    bundleWorker(),
  ]);
  process.env.DATABASE_URL = server.url;
  await bringUpToDate(server.url);
  await makeWorld();
  await givePartnership('deboer', 'jansen');
  await asOwner((tx) =>
    tx
      .update(environments)
      .set({ hasWorkflowEngine: true })
      .where(eq(environments.id, environment('deboer'))),
  );
  await giveWorkflow(
    'anna',
    [humanStep([toPerson('chris'), toPerson('anna')]), humanStep([toPerson('anna')], { name: 'Payment' })],
    { starts: onArrival() },
  );
});
afterAll(async () => {
  await Promise.all([disconnect(), disconnectOwner()]);
  process.env.DATABASE_URL = shared;
  await server.stop();
  workerBundle.remove();
});

test(
  `${kills} kills of the portal and ${crashes} crashes of the database under people at work: nothing is half done, lost or doubled`,
  async () => {
    const done = new Claim(
      'A killed portal leaves nothing half done, and nothing it had acknowledged is lost',
      'kills',
      kills,
    );
    const back = new Claim(
      'A crashed database leaves nothing half done, and nothing acknowledged is lost',
      'crashes',
      crashes,
    );
    const { figures, lost, mails } = await unleash({
      ...{ workerBundle, kills: done, killsWanted: kills, crashes: back, crashesWanted: crashes, crash: server.crash },
    });
    const mail = new Claim('No mail is lost or doubled', 'letters', figures.letters);
    mail.count(
      figures.letters,
      mails.map((one) => `seed ${chance.seed}: ${one}`),
    );
    done.count(
      0,
      [...(await brokenInvariants()), ...lost].map((one) => `seed ${chance.seed}: ${one}`),
    );
    console.log(figures);
    expect(mail.close()).toEqual([]);
    expect(back.close()).toEqual([]);
    expect(done.close()).toEqual([]);
    expect(Object.keys(figures.deeds).length).toBeGreaterThan(3);
  },
  Math.max(5, kills / 5 + crashes / 5) * 60_000,
);

test(`the ${invariantNames.length} invariants find an act that is split over two transactions and killed between them`, async () => {
  const documentId = await halfSent();
  const broken = await brokenInvariants();
  expect(broken.filter((one) => one.includes(documentId)).length).toBeGreaterThan(0);
  expect(broken.join()).toMatch(/what was sent went somewhere/);
});

// With the long form, for it takes as long as the short one.
if (kills >= 100)
  test('the journal finds what a database forgets that answers before its commits are written', async () => {
    await asOwner((tx) => tx.execute(sql`alter role koppel set synchronous_commit = off`));
    const uncounted = { count: () => {} };
    const { lost } = await unleash({
      ...{ workerBundle, kills: uncounted, killsWanted: 0, crashes: uncounted, crashesWanted: 5, crash: server.crash },
    });
    expect(lost.length).toBeGreaterThan(0);
  }, 600_000);
