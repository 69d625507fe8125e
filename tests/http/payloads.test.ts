import { afterAll, beforeAll, expect, test } from 'vitest';
import { Claim, timesFor } from '../proof/claim';
import { everyAction, type Found } from '../proof/fuzz/actions';
import { sentTo } from '../proof/fuzz/flight';
import { cookieOf, idsOfActions, PortalLog, portal } from '../proof/fuzz/portal';
import { newRandom } from '../proof/fuzz/random';
import { endWatch, everyWrite, stopWatching, watchWrites } from '../proof/fuzz/watch';
import { knownIds, makeCastOnce } from '../proof/fuzz/world';
import { sideBySide } from '../proof/side-by-side';
import { person } from '../world';

// The build itself is sent what no page of it sends, to each of its actions, in React's own encoding and out of it (T-68).

const times = timesFor('KOPPEL_HTTP_PAYLOADS', 110);

/**
 * What the framework answers 500 to by itself, before any line of the product: a body that is not what its headers say, that breaks off,
 * that is larger than the limit, or that React's decoder refuses.
 */
const frameworksOwn = [
  /^Failed to find Server Action/,
  /^Invalid Server Actions? request/,
  /^Connection closed\.$/,
  /^Unexpected end of (form|multipart data|JSON input)$/,
  /^Malformed (part header|content type|urlencoded form)$|^Multipart: Boundary not found$|^Invalid multipart/,
  /^Body exceeded .* limit/,
  /is not valid JSON$| in JSON at position |^Unterminated string in JSON|^Expected .* in JSON/,
  /^Server Action arguments list is too long/,
  /^BigInt is too large\.|^Cannot convert .* to a BigInt$|^Invalid (BigInt|array length)/,
  /^Already initialized (stream|typed array|Iterator|Map|Set)\.$|^Could not reference an opaque temporary reference\.|^Invalid (Iterator|Map|Set) initializer\.$/,
  /^Invalid (forward )?reference\.$|^Expected an initialized (stream )?chunk|^Referenced Blob is not a Blob\.$/,
  /^Reference path|^Cannot (access|have)|^Maximum (array|call|.* nesting|.*depth)/,
  /^CreateListFromArrayLike called on non-object$|^Cannot read properties of (undefined|null) \(reading '(arrayBuffer|id|bound|length|then|status|get|getAll|forEach)'\)$/,
  /^\[object |is not (iterable|a function)$|^Iterator value .* is not an entry object$|^object null is not iterable/,
];

let actions: (Found & { id: string })[];
beforeAll(async () => {
  await makeCastOnce();
  const ids = idsOfActions();
  actions = (await everyAction()).map((one) => ({ ...one, id: ids.get(one.name) ?? '' }));
  await watchWrites();
});
afterAll(async () => {
  await stopWatching();
  await endWatch();
});

test('the build has every action of the sources, and no other', () => {
  const built = [...idsOfActions().keys()].filter((name) => !name.includes('node_modules'));
  expect(built.toSorted()).toEqual(actions.map(({ name }) => name).toSorted());
});

test('what no page sends ends no process, changes no row, and is answered with less than 500 but by the framework itself', async () => {
  const claim = new Claim(
    'a payload over HTTP ends no process, changes no row and is no fault of the portal',
    'payloads',
    times,
  );
  const random = newRandom();
  const known = await knownIds();
  const cookies = await Promise.all(
    ['anna', 'chris', 'fatima', 'hanna', 'ivo', 'pien'].map((one) => cookieOf(person(one).userId)),
  );
  const log = new PortalLog();
  let faults = 0;
  await sideBySide(times, 8, async (at) => {
    const found = actions[at % actions.length]!;
    // What takes nothing at all would be done; for somebody who is not signed in there is nothing to do.
    const isEmpty = found.input.safeParse({}).success;
    const { headers, body } = sentTo(found, found.id, known, random);
    const answer = await fetch(`${portal()}${found.isPublic ? '/sign-in' : '/profile'}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: portal(), ...(isEmpty ? {} : { cookie: random.pick(cookies) }), ...headers },
      body,
    });
    const text = await answer.text();
    if (answer.status >= 500) faults++;
    const told = /PostgresError|syntax error at|\bat \/|node_modules\//.exec(text);
    claim.count(1, told ? [`seed ${random.seed}: ${found.name} told "${told[0]}"`] : []);
  });
  const printed = log.errors();
  const own = printed.filter(
    ({ message, isFrameworks }) => isFrameworks && frameworksOwn.some((one) => one.test(message)),
  );
  const others = printed.filter((one) => !own.includes(one));
  claim.count(
    0,
    others.map(({ message }) => `seed ${random.seed}: the portal printed: ${message}`),
  );
  claim.count(
    0,
    faults > own.length ? [`${faults} answers of 500 and more, ${own.length} of them the framework's`] : [],
  );
  claim.count(
    0,
    (await everyWrite()).map((what) => `seed ${random.seed}: refused, and changed: ${what}`),
  );
  expect((await fetch(`${portal()}/api/health/ready`)).status).toBe(200);
  expect(claim.close()).toEqual([]);
}, 7_200_000);
