import { reading } from '@/db/client';
import { listDocuments } from '@/lib/documents/lists/list';
import { cookieName } from '@/lib/policy/public-address';
import { untilReady } from '@/scripts/launcher/answers.mjs';
import { newSession } from '@/tests/sessions';
import { benchId } from '../ids';
import { type Counts, firstUser } from '../size';
import { benchUsers } from '../world';
import { answersPerSecond, type Page, visit } from './load';
import { inbox, type Measure, type Part } from './measure';
import { ratesOf } from './rounds';

export type Portal = { port: number; processes: number };
/** The portal as `npm start` serves it, and beside it the same with one process; nothing beside it where one is all it has. */
export type Portals = { whole: Portal; single: Portal | null };

/** The sign-in page for somebody who is not signed in: a server component with one form, which asks the database nothing. */
const hello = '/sign-in';
const list = '/inbox/in';

/** On two cores, with database and readers on them too, nothing is claimed above eight connections. */
const most = 8;
const milliseconds = 1500;
const turns = 5;

/** Whole pages over HTTP, from the production build: a list against a hello page, and all processes against one. */
export async function measurePages(
  { whole, single }: Portals,
  counts: Counts,
  say: (line: string) => void,
): Promise<Measure[]> {
  const readers = { typical: await typicalReaders(counts), widest: [await reader(benchUsers.accountant)] };
  const pages = await warm(whole, readers);
  const typical: Part[] = [];
  const widest: Part[] = [];
  const drifts: Part[] = [];
  for (const connections of [1, most]) {
    const who = connections === 1 ? '1 connection' : `${connections} connections`;
    const rates = await inTurn(pages, connections);
    const last = await answersPerSecond(pages.hello, connections, milliseconds);
    typical.push({ who, ours: ratesOf(rates.typical), limit: ratesOf(rates.hello) });
    widest.push({ who, ours: ratesOf(rates.widest), limit: ratesOf(rates.hello) });
    drifts.push({ who: `hello page last and first, ${who}`, ours: ratesOf([last]), limit: ratesOf([rates.hello[0]!]) });
    say(driftOf(drifts.at(-1)!));
  }
  const against = 'sign-in page of the same server';
  return [
    { name: 'list page, typical user', against, unit: '/s', goal: 0.5, isAtLeast: true, parts: typical, tried: drifts },
    { name: 'list page, widest user', against, unit: '/s', goal: 0.3, isAtLeast: true, parts: widest },
    ...(single ? [await measureCores(whole, pages, await warm(single, readers))] : []),
  ];
}

/** The same pages from all processes and from one, and beside them the page that needs no database. */
async function measureCores({ processes }: Portal, all: Pages, one: Pages): Promise<Measure> {
  const things = { ours: all.typical, limit: one.typical, helloOurs: all.hello, helloLimit: one.hello };
  const { ours, limit, helloOurs, helloLimit } = await inTurn(things, most);
  return {
    name: `list page, ${processes} processes`,
    against: 'one process',
    unit: '/s',
    goal: 1.6,
    isAtLeast: true,
    parts: [{ who: 'typical', ours: ratesOf(ours), limit: ratesOf(limit) }],
    tried: [{ who: 'hello page', ours: ratesOf(helloOurs), limit: ratesOf(helloLimit) }],
  };
}

/** Each in its turn, so that a drifting machine drifts for all alike; the answers per second of each turn. */
async function inTurn<K extends string>(things: Record<K, Page[]>, connections: number): Promise<Record<K, number[]>> {
  const names = Object.keys(things) as K[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let turn = 0; turn < turns; turn++)
    for (const name of names) rates[name].push(await answersPerSecond(things[name], connections, milliseconds));
  return rates;
}

function driftOf({ who, ours, limit }: Part): string {
  const drift = Math.round((ours.median / limit.median - 1) * 100);
  return `  ${who}: ${ours.median.toFixed(0)} and ${limit.median.toFixed(0)} a second, a drift of ${drift} %`;
}

type Reader = { cookie: string; rows: number; newest: string | undefined };
type Pages = { hello: Page[]; typical: Page[]; widest: Page[] };

/** Waits for a portal, looks whether its pages hold what they are to hold, and has it serve for some seconds, unmeasured. */
async function warm({ port }: Portal, readers: { typical: Reader[]; widest: Reader[] }): Promise<Pages> {
  await untilReady(port);
  const origin = `http://localhost:${port}`;
  const { page, text } = await visit(`${origin}${hello}`);
  if (!text.includes('name="email"')) throw new Error(`${hello} is not the sign-in page.`);
  const pages = {
    hello: [page],
    typical: await listsOf(readers.typical, `${origin}${list}`),
    widest: await listsOf(readers.widest, `${origin}${list}`),
  };
  for (const each of Object.values(pages)) await answersPerSecond(each, most, milliseconds);
  return pages;
}

async function listsOf(readers: Reader[], url: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (const { cookie, newest } of readers) {
    const { page, text } = await visit(url, cookie);
    if (newest && !text.includes(`/documents/${newest}`)) throw new Error(`${url} lacks the reader's newest document.`);
    pages.push(page);
  }
  return pages;
}

const looked = 400;
const taken = 50;

/** People evenly from all there are whose list fills a page; where a small world has too few of them, those with the longest lists. */
async function typicalReaders({ users }: Counts): Promise<Reader[]> {
  const found: Reader[] = [];
  for (let at = 0; at < looked; at++)
    found.push(await reader(benchId('user', firstUser + Math.floor((at * (users - firstUser)) / looked))));
  return found.toSorted((one, other) => other.rows - one.rows).slice(0, taken);
}

/** Somebody signed in, and what their list begins with. */
async function reader(userId: string): Promise<Reader> {
  const { rows } = await reading({ userId }, (tx) => listDocuments(tx, inbox));
  const { token } = await newSession(userId);
  return { cookie: `${cookieName('session')}=${token}`, rows: rows.length, newest: rows[0]?.id };
}
