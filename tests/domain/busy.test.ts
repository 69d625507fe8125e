import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { leaveOrganisation } from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import { changeName } from '@/app/(portal)/profile/actions';
import { GET as search } from '@/app/(portal)/search/route';
import { sendLink } from '@/app/(public)/sign-in/actions';
import { asOwner } from '@/db/seed/owner';
import en from '@/messages/en.json';
import { actAs, asPerson, post } from '../acting';
import { everything } from '../matrix';
import { makeWorld, organisation, person } from '../world';

beforeAll(makeWorld);
beforeEach(() => actAs('hanna'));

const busy = { code: 'conflict', message: en.refusals.busy };

/** Does the work while another transaction holds what it needs, for longer than anybody waits. */
const whileHeld = <T>(held: SQL, work: () => Promise<T>): Promise<T> =>
  asOwner(async (tx) => {
    await tx.execute(held);
    return work();
  });

const everyCount = sql`lock table rate_limits in access exclusive mode`;

describe('what somebody else holds for too long', () => {
  test('an action says so in words, and nothing changed', async () => {
    const before = await everything();
    const held = sql`select from users where id = ${person('hanna').userId} for update`;
    expect(await whileHeld(held, () => post(changeName, { name: 'Somebody else' }))).toMatchObject(busy);
    expect(await everything()).toEqual(before);
  });

  test('the doors that stand open to everybody say so too', async () => {
    const answer = await whileHeld(everyCount, () => post(sendLink, { email: 'hanna@jansen.example' }));
    expect(answer).toMatchObject(busy);
  });

  test('and so does an address that answers a script', async () => {
    const answer = await whileHeld(everyCount, () => search(new Request('http://localhost:3000/search?term=brood')));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ error: busy.code, message: busy.message });
  });
});

describe('several at once of what is done to oneself', () => {
  const attempts = Array.from({ length: 6 }, (_, at) => at);

  test('every save counts, one after the other', async () => {
    const answers = await Promise.all(
      attempts.map((at) => asPerson('hanna', () => post(changeName, { name: `Hanna ${at}` }))),
    );
    expect(answers.map(({ code }) => code)).toEqual(attempts.map(() => 'ok'));
  });

  test('an organisation is left once, and then there is nothing to leave', async () => {
    const form = { organisationId: organisation('bakkerij') };
    const answers = await Promise.all(attempts.map(() => asPerson('hanna', () => post(leaveOrganisation, form))));
    expect(answers.map(({ code }) => code).toSorted()).toEqual([...attempts.slice(1).map(() => 'not_found'), 'ok']);
  });
});
