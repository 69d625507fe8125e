import { sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import { codes } from '@/lib/notifications/told/commands';
import type { Definition } from '@/lib/workflows/definition/definition';
import type { Tx } from '../client';
import { mailings } from '../vocabulary';
import { type Arrival, recordArrivals } from './documents';
import { actAt, inThePast } from './past';
import { create, pause, perform, personOf, publish, save, start } from './workflow-acts';
import { documentsAtHand, type Take } from './workflow-documents';
import { boardApproves, expenseClaims, purchaseInvoices, twoEyes } from './workflow-plans';
import { clientsWithEngine, type Story, stories } from './workflow-stories';

const day = 86_400_000;

/** Something that happened at a moment of the demo world's past. */
type Event = { daysAgo: number; who: string; act: (moment: Date) => Promise<unknown> };

/** What the acts need to know of each other: the workflows by owner and name, and the documents that are left. */
type World = { tx: Tx; workflows: Map<string, string>; take: Take };

/**
 * Makes the workflows of the demo world and lets people take documents through them, by the product's own acts, in the order they happened in;
 * the arrivals of documents are written in the log between them. Inside `asOwner`.
 */
export async function seedWorkflows(tx: Tx, arrivals: Arrival[], today = new Date()): Promise<void> {
  await inThePast(tx, async () => {
    const world = { tx, workflows: new Map<string, string>(), take: await documentsAtHand(tx) };
    const events = [...making(world), ...stories.flatMap((story) => telling(world, story))];
    const waiting = arrivals.toSorted((a, b) => a.moment.getTime() - b.moment.getTime());
    const dated = events.map((event, at) => ({ ...event, moment: workingHour(today, event.daysAgo, at) }));
    for (const { moment, who, act } of dated.toSorted((a, b) => a.moment.getTime() - b.moment.getTime())) {
      const later = waiting.findIndex((arrival) => arrival.moment > moment);
      await recordArrivals(tx, waiting.splice(0, later < 0 ? waiting.length : later));
      await actAt(tx, moment, personOf(who), () => act(moment));
    }
    await recordArrivals(tx, waiting);
    await remind(tx, today);
  });
}

/** So many days ago, at an hour at which people work: a fifth of a day later is later on the same day. */
function workingHour(today: Date, daysAgo: number, at: number): Date {
  const back = Math.ceil(daysAgo);
  const midnight = Math.floor(today.getTime() / day) * day - back * day;
  const [hours, minutes, seconds] = [7 + (back - daysAgo) * 9, (at * 37) % 50, (at * 23) % 60];
  return new Date(midnight + (hours * 3600 + minutes * 60 + seconds) * 1000);
}

/** De Boer's three workflows, one of them paused and one in its second version with a draft behind it; and the clients'. */
function making({ tx, workflows }: World): Event[] {
  const { first, second, draft } = purchaseInvoices;
  const the = (key: string) => workflows.get(key)!;
  const made = (home: string, daysAgo: number, who: string, name: string, definition: Definition): Event[] => {
    const key = `${home} ${name}`;
    return [
      { daysAgo, who, act: async () => workflows.set(key, await create(tx, who, name, definition)) },
      { daysAgo: daysAgo - 0.2, who, act: () => publish(tx, who, the(key), 1) },
    ];
  };
  const purchases = 'deboer Purchase invoices';
  return [
    ...made('deboer', 90, 'anna', 'Purchase invoices', first),
    ...made('deboer', 88, 'anna', 'Everybody of the board approves', boardApproves),
    ...made('deboer', 85, 'anna', 'Expense claims', expenseClaims),
    ...clientsWithEngine.flatMap(([client, who]) => made(client, 60, who, 'Four eyes above € 1,000', twoEyes(client))),
    { daysAgo: 35, who: 'anna', act: () => save(tx, 'anna', the(purchases), second, 1) },
    { daysAgo: 34, who: 'anna', act: () => publish(tx, 'anna', the(purchases), 2) },
    { daysAgo: 12, who: 'anna', act: () => pause(tx, 'anna', the('deboer Expense claims')) },
    { daysAgo: 2, who: 'anna', act: () => save(tx, 'anna', the(purchases), draft, 2) },
  ];
}

/** A story's start and its acts; the document is chosen when it starts, from what had arrived by then. */
function telling({ tx, workflows, take }: World, story: Story): Event[] {
  const [daysAgo, who] = story.started;
  let documentId: string;
  const begin = (moment: Date) => {
    documentId = take(story, moment);
    return start(tx, who, documentId, workflows.get(`${story.organisation} ${story.workflow}`)!);
  };
  return [
    { daysAgo, who, act: begin },
    ...story.acts.map((act) => ({ daysAgo: act[0], who: act[1], act: () => perform(tx, documentId, act) })),
  ];
}

/** Whoever holds a task whose moment has come was reminded at that moment; what is older than four days has been read. */
async function remind(tx: Tx, today: Date): Promise<void> {
  await tx.execute(sql`create temporary table reminded on commit drop as
    select '/tasks/' || id as path, remind_at from tasks where state = 1 and remind_at <= ${today.toISOString()}::timestamptz`);
  await tx.execute(
    sql`update tasks set remind_at = now() - interval '1 second' where state = 1 and '/tasks/' || id in (select path from reminded)`,
  );
  await tx.execute(sql`select tell_of_reminders(${codes('task_reminder')}, '/tasks/', 1000)`);
  await tx.execute(sql`update notifications n set created_at = r.remind_at, mailing = ${code(mailings, 'never')}
    from reminded r where n.path = r.path and n.created_at >= now()::timestamptz(3)`);
  await tx.execute(sql`update notifications set read_at = created_at + interval '2 hours'
    where path like '/tasks/%' and created_at < ${today.toISOString()}::timestamptz - interval '4 days'`);
}
