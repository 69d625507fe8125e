import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '@/db/seed/owner';
import { ublOf } from '../e-documents';
import { Claim, timesFor } from '../proof/claim';
import { addressOf, fileOf } from '../proof/fuzz/files';
import { cookieOf, PortalLog, portal, portalMemory } from '../proof/fuzz/portal';
import { newRandom } from '../proof/fuzz/random';
import { type Manner, manners, send } from '../proof/fuzz/send';
import { makeCastOnce } from '../proof/fuzz/world';
import { sideBySide } from '../proof/side-by-side';
import { organisation, person } from '../world';

// Files that are something else than they seem, sent as nobody sends them, to the built portal (T-62, T-63).

const times = timesFor('KOPPEL_UPLOADS', 80);
const mostGrowth = 350;
/** What each upload may be answered with (safety.md §11); 0 is a connection that ended without an answer. */
const statuses = [200, 201, 400, 403, 404, 409, 413, 415, 429];

beforeAll(makeCastOnce);

test('no upload ends a process, is answered with 500, or stays in memory', async () => {
  const claim = new Claim('an upload ends no process and is no fault of the portal, whatever it is', 'uploads', times);
  const random = newRandom();
  const cookies = await Promise.all(
    ['hanna', 'fatima', 'gijs', 'chris', 'pien'].map((one) => cookieOf(person(one).userId)),
  );
  const known = [organisation('bakkerij'), organisation('vastgoed'), organisation('noord')];
  const log = new PortalLog();
  const own = new URLSearchParams({ name: 'factuur.xml', organisation: known[0]! }).toString();
  /** One for each answer that there must be: taken, too long, of a kind that is not taken, and asked for what is no id. */
  const first: [address: string, file: Uint8Array, manner: Manner][] = [
    [own, ublOf({ number: 'F-FIRST' }), 'whole'],
    [own, ublOf({ number: 'F-LONG' }), 'much too long'],
    [own, Buffer.from('PK\x03\x04'), 'whole'],
    ['name=factuur.xml&organisation=none', ublOf({ number: 'F-NONE' }), 'whole'],
  ];
  const upload = async (at: number) => {
    const [address, file, manner] = first[at] ?? [addressOf(random, known), fileOf(random), random.pick(manners)];
    const cookie = at < first.length ? cookies[0]! : random.pick(cookies);
    const url = `${portal()}/documents/upload?${address}`;
    return { manner, status: await send(url, { origin: portal(), cookie }, file, manner, random) };
  };
  const seen = new Map<number, number>();
  let before: number | null = null;
  await sideBySide(times, 6, async (at) => {
    // Nobody may upload so much in an hour.
    if (at % 500 === 0) await asOwner((tx) => tx.execute(sql`delete from rate_limits`));
    // What the first ones load stays.
    if (at === Math.min(500, Math.floor(times / 2))) before = portalMemory();
    const { manner, status } = await upload(at);
    seen.set(status, (seen.get(status) ?? 0) + 1);
    const mayBreak = status === 0 && !manner.startsWith('whole');
    claim.count(1, mayBreak || statuses.includes(status) ? [] : [`seed ${random.seed}: sent ${manner}: ${status}`]);
  });
  const after = portalMemory();
  const grown = before !== null && after !== null ? after - before : 0;
  claim.count(0, grown > mostGrowth ? [`the portal grew by ${Math.round(grown)} MB`] : []);
  const faults = log
    .errors()
    .filter(({ message, isFrameworks }) => !(isFrameworks && /^aborted$|ECONNRESET|premature close/i.test(message)));
  claim.count(
    0,
    faults.map(({ message }) => `seed ${random.seed}: the portal printed: ${message}`),
  );
  expect((await fetch(`${portal()}/api/health/ready`)).status).toBe(200);
  for (const status of [201, 400, 413, 415]) expect(seen.get(status) ?? 0, `answers ${status}`).toBeGreaterThan(0);
  expect(claim.close()).toEqual([]);
}, 7_200_000);
