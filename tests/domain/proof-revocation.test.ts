import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bundle } from '../mailing/worker';
import { makeLosers, type World, ways } from '../proof/chaos/losing';
import { bundlePortal, type Portal, startPortal } from '../proof/chaos/portals';
import { Claim, timesFor } from '../proof/claim';
import { makeWorld } from '../world';

// What is taken away is gone at the first request after it was done, by the page's check and in the list, asked of another process than the one
// that took it (T-10, T-15, T-17).

const names = Object.keys(ways);
const rounds = timesFor('KOPPEL_REVOCATIONS', names.length);
const atOnce = 8;

let bundle: Bundle;
let taking: Portal;
let reading: Portal;
let world: World;
beforeAll(async () => {
  [bundle] = await Promise.all([bundlePortal(), makeWorld()]);
  [taking, reading] = [startPortal(bundle), startPortal(bundle)];
  world = await makeLosers(taking);
});
afterAll(async () => {
  for (const portal of [taking, reading]) portal.stop();
  await Promise.all([taking.ended, reading.ended]);
  bundle.remove();
});

/** Somebody sees a document, loses it, and looks again. Answers what contradicts the claim; `look` is how they look. */
async function lose(name: string, look: Portal['look']): Promise<string[]> {
  const { reader, documentId, act, by, form } = await ways[name]!(world);
  const before = await look(reader, documentId);
  if (!before.isFound || !before.isListed) throw new Error(`They never saw it: ${name} ${JSON.stringify(before)}`);
  const taken = await taking.ask({ token: by, act, form });
  if (!('answer' in taken) || taken.answer.code !== 'ok') throw new Error(`${name}: ${JSON.stringify(taken)}`);
  const after = await look(reader, documentId);
  return [after.isFound ? `still found: ${name}` : '', after.isListed ? `still listed: ${name}` : ''].filter(Boolean);
}

test(
  `${rounds} rights taken away by ${names.length} ways: denied at the first request after it`,
  async () => {
    const claim = new Claim('What is taken away is denied at the first request after it', 'rights taken away', rounds);
    for (let round = 0; round < rounds; round += atOnce) {
      const some = Array.from(
        { length: Math.min(atOnce, rounds - round) },
        (_, at) => names[(round + at) % names.length]!,
      );
      claim.count(some.length, (await Promise.all(some.map((name) => lose(name, reading.look)))).flat());
    }
    expect(claim.close()).toEqual([]);
  },
  Math.max(2, rounds / 200) * 60_000,
);

test('the same finds a right that outlives its end, for whoever remembers what was asked a moment ago', async () => {
  const seen = new Map<string, ReturnType<Portal['look']>>();
  const fromMemory: Portal['look'] = (token, documentId) => {
    const key = `${token} ${documentId}`;
    if (!seen.has(key)) seen.set(key, reading.look(token, documentId));
    return seen.get(key)!;
  };
  for (const name of names.slice(0, 3)) expect(await lose(name, fromMemory)).toHaveLength(2);
});
