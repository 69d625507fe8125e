import { valuesOf } from '@/lib/policy/action';
import { actAs } from '../../acting';
import { newRequest, requests } from '../../setup/request';
import type { Found } from './actions';
import type { Known } from './payload';
import { called, payloadFor, wrongIn } from './post';
import type { Random } from './random';
import { writesOf } from './watch';

/** What a lane came to: how many payloads, how many of them the schemas took, how many were done, and what was wrong. */
export type Lane = { tried: number; taken: number; done: number; wrong: string[] };

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
    let at = (await writesOf(who, 0)).at;
    const lane: Lane = { tried: 0, taken: 0, done: 0, wrong: [] };
    let refused: string[] = [];
    /** Looks what was changed since the last look: before `since` and, unless it was done, after it there must be nothing. */
    const look = async (since: number, isDone: boolean) => {
      const writes = await writesOf(who, at);
      at = writes.at;
      const odd = writes.changed.filter(({ when }) => !isDone || when < since);
      if (odd.length > 0)
        lane.wrong.push(`refused, and changed ${odd.map(({ what }) => what).slice(0, 5)}: one of ${refused.join(' ')}`);
      refused = [];
    };
    while (lane.tried < times) {
      const found = random.pick(actions);
      const { given, isTaken } = payloadFor(found, known, random, valuesOf);
      const since = Date.now();
      const posted = await called(found, given);
      const isSignedOut = posted.goTo?.startsWith('/sign-in') === true;
      const isDone = posted.code === 'ok' && !(isSignedOut && !found.isPublic);
      lane.tried++;
      refused.push(`${found.name} (${posted.code})`);
      const wrong = wrongIn(posted);
      if (isDone && !isTaken) wrong.push('done, though its schema refuses it');
      lane.wrong.push(...wrong.map((one) => `${found.name} as ${who || 'nobody'}: ${one}: ${shown(given)}`));
      if (isTaken) {
        lane.taken++;
        if (isDone) lane.done++;
        await look(since, isDone);
      }
      if (isSignedOut && userId) break;
    }
    await look(0, false);
    return lane;
  });
}

/** What was posted, for who has to find out why. */
function shown(given: unknown[]): string {
  const form = given.find((one) => one instanceof FormData);
  const text = form
    ? JSON.stringify([...form].map(([name, value]) => [name, typeof value === 'string' ? value : 'a file']))
    : typeof given[0];
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
