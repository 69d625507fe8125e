import { valuesOf } from '@/lib/policy/action';
import { actAs } from '../../acting';
import { newRequest, requests } from '../../setup/request';
import type { Found } from './actions';
import type { Known } from './payload';
import { called, payloadFor, wrongIn } from './post';
import type { Random } from './random';
import { writesOf } from './watch';

/** What a lane came to: how many payloads, how many of them the schemas took, how many were done, and what was wrong. */
export type Lane = { tried: number; taken: number; done: number; wrong: string[]; codes: Record<string, number> };

/**
 * Posts payloads as one person (nobody: null) one after the other, and holds the database's own list of changes against the answers:
 * what was refused has changed nothing. Ends early when the person is signed out by what others do.
 */
export function fuzzAs(
  userId: string | null,
  { actions, known, random, times }: { actions: readonly Found[]; known: Known; random: Random; times: number },
): Promise<Lane> {
  return requests().run(newRequest(), async () => {
    if (userId) await actAs({ userId });
    const who = userId ?? '';
    let { at } = await writesOf(who, 0);
    const lane: Lane = { tried: 0, taken: 0, done: 0, wrong: [], codes: {} };
    let refused: string[] = [];
    const settle = async (isDone: boolean) => {
      const writes = await writesOf(who, at);
      at = writes.at;
      if (!isDone && writes.changed.length > 0)
        lane.wrong.push(`refused, and changed ${writes.changed.slice(0, 5)}: one of ${refused.join(' ')}`);
      refused = [];
    };
    for (let time = 0; time < times; time++) {
      const found = random.pick(actions);
      const { given, isTaken } = payloadFor(found, known, random, valuesOf);
      if (isTaken && refused.length > 0) await settle(false);
      const posted = await called(found, given);
      lane.tried++;
      lane.codes[posted.code] = (lane.codes[posted.code] ?? 0) + 1;
      lane.wrong.push(...wrongIn(posted).map((wrong) => `${found.name} as ${who || 'nobody'}: ${wrong}: ${shown(given)}`));
      if (!isTaken) {
        if (posted.code === 'ok' && !posted.goTo?.startsWith('/sign-in'))
          lane.wrong.push(`${found.name}: done, though its schema refuses it: ${shown(given)}`);
        refused.push(found.name);
        if (posted.goTo?.startsWith('/sign-in') && userId) break;
        continue;
      }
      lane.taken++;
      refused.push(`${found.name} (${posted.code})`);
      await settle(posted.code === 'ok');
      if (posted.code === 'ok') lane.done++;
      if (posted.goTo?.startsWith('/sign-in') && userId) break;
    }
    if (refused.length > 0) await settle(false);
    return lane;
  });
}

/** What was posted, for who has to find out why. */
function shown(given: unknown[]): string {
  const form = given.find((one) => one instanceof FormData);
  const text = form ? JSON.stringify([...form].map(([name, value]) => [name, typeof value === 'string' ? value : 'a file'])) : typeof given[0];
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
