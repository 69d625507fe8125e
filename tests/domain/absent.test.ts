import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { addGroupMembers, removeGroupMember } from '@/app/(portal)/groups/[groupId]/actions';
import { sendRelationshipRequest } from '@/app/(portal)/partners/find/actions';
import { identifying } from '@/db/client';
import { newId } from '@/db/id';
import { type Answer, actAs, post } from '../acting';
import { makeGroup } from '../grouping';
import { everything } from '../matrix';
import { addCompany } from '../partners';
import { makeWorld, person } from '../world';

// Foreign is as missing (D-07, T-19): what is not the actor's to know of is answered as what never was, to the letter; and nothing changes.

beforeAll(makeWorld);

const nobody = () => newId();
const answers = async (...asked: (() => Promise<Answer>)[]): Promise<string[]> => {
  const before = await everything();
  const all: string[] = [];
  for (const ask of asked) all.push(JSON.stringify(await ask()).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'an id'));
  expect(await everything()).toEqual(before);
  return all;
};

describe('in a group', () => {
  test('people one does not know are not told from nobody (C-42)', async () => {
    const groupId = await makeGroup('bram', { type: 'environment' });
    await actAs('bram');
    const add = (userId: string) => () => post(addGroupMembers, { groupId, userIds: [userId] });
    const [stranger, missing] = await answers(add(person('olaf').userId), add(nobody()));
    expect(stranger).toBe(missing);
  });

  test('of another environment’s public group nobody learns who is in it (C-14)', async () => {
    const groupId = await makeGroup('bram', { type: 'public', members: ['chris'] });
    await actAs('fatima');
    const remove = (userId: string) => () => post(removeGroupMember, { groupId, userId });
    const [seated, other, missing] = await answers(
      remove(person('chris').userId),
      remove(person('dewi').userId),
      remove(nobody()),
    );
    expect([seated, other]).toEqual([missing, missing]);
    expect(JSON.parse(missing!)).toMatchObject({ code: 'not_found' });
  });
});

test('an environment asks for thirty partnerships an hour, whoever asks, and then for none (T-38)', async () => {
  const [firm, other, one] = [await addCompany(), await addCompany(), await addCompany()];
  await actAs(firm);
  const send = ({ organisationId }: { organisationId: string }) =>
    post(sendRelationshipRequest, { organisationId, message: '' });
  expect((await send(other)).code).toBe('ok');
  await identifying((tx) =>
    tx.execute(sql`update rate_limits set count = 30 where key = ${`request_environment:${firm.environmentId}`}`),
  );
  const before = await everything();
  expect(await send(one)).toMatchObject({ code: 'rate_limited', retryAfterSeconds: expect.any(Number) });
  expect(await everything()).toEqual(before);
});
