import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refuseWith } from '@/lib/policy/answer';
import { conflict, invalid, notFound, Refusal } from '@/lib/policy/refusal';
import {
  inOneLine,
  lackingOf,
  namesOfAdministrators,
  wordsOfMissing,
  wordsOfRefusal,
} from '@/lib/policy/refusal-words';
import { addPerson } from '../people';
import { currentRequest } from '../setup/request';
import { actor } from '../sharing';
import { makeWorld } from '../world';

// A refusal as people read it: a sentence, what is missing, and who can give it (N-13).

beforeAll(async () => {
  await makeWorld();
  await addPerson('jansen', { name: 'Aart Blok', role: 'administrator', blockedAt: new Date() });
  await addPerson('jansen', { name: 'Aart Weg', role: 'administrator', removedAt: new Date(), email: null });
  await addPerson('jansen', { name: 'Aart Basis', role: 'basic' });
});
beforeEach(() => {
  currentRequest().language = 'en';
});

const values = { name: 'typed' };
const administrator = 'You need the Administrator role.';
const manager = 'You need the Relationship manager role.';
const isRefused = new Refusal('forbidden', { missing: ['administrator', 'relationship_manager'] });

describe('a refusal', () => {
  test('names each condition that is missing and who can give it, to whoever is there', async () => {
    expect(await wordsOfRefusal(isRefused, await actor('gijs'), values)).toEqual({
      code: 'forbidden',
      message: 'You cannot do this.',
      missing: [
        { condition: administrator, remedy: 'Ask Fatima Jansen.' },
        { condition: manager, remedy: 'Fatima Jansen can assign it in My environment > Users.' },
      ],
      values,
    });
    expect(await wordsOfRefusal(isRefused, null, values)).toMatchObject({ code: 'forbidden', missing: [] });
    const bare = await wordsOfRefusal(new Refusal('forbidden'), await actor('gijs'), values);
    expect(bare).toMatchObject({ code: 'forbidden', missing: [] });
  });

  test('of a field stands at the field', async () => {
    const field = invalid('email', 'colleague_already', { name: 'Anna', email: 'a@x.nl' });
    expect(await wordsOfRefusal(field, null, values)).toEqual({
      code: 'invalid',
      message: 'There is a problem',
      fields: { email: 'Anna (a@x.nl) is already a user of your environment.' },
      values,
    });
    expect(await wordsOfRefusal(new Refusal('invalid'), null, values)).toMatchObject({
      fields: { '': 'This cannot be used as it is.' },
    });
  });

  test('says when to come back, in whole minutes', async () => {
    const refusedFor = (details: object) => wordsOfRefusal(new Refusal('rate_limited', details), null, values);
    expect(await refusedFor({ retryAfterSeconds: 61 })).toEqual({
      code: 'rate_limited',
      message: 'Too many attempts. Try again in 2 minutes.',
      retryAfterSeconds: 61,
      values,
    });
    expect(await refusedFor({})).toMatchObject({
      message: 'Too many attempts. Try again in 1 minute.',
      retryAfterSeconds: 60,
    });
  });

  test('says what happened meanwhile, and where to look', async () => {
    expect(await wordsOfRefusal(conflict('busy'), null, values)).toStrictEqual({
      code: 'conflict',
      message: 'Something else is being saved here at this very moment. Nothing was changed: please try again.',
      values,
    });
    expect(await wordsOfRefusal(conflict('version', { name: 'Anna' }, '/there'), null, values)).toMatchObject({
      message: 'Anna changed this in the meantime. Your text is still here; compare it and save again.',
      at: '/there',
    });
    expect(await wordsOfRefusal(notFound(), null, values)).toEqual({
      code: 'not_found',
      message: 'This does not exist, or is not there for you.',
      values,
    });
  });

  test('is one line where no form stands around it', async () => {
    const words = async (refusal: Refusal, who = 'gijs') =>
      inOneLine(await wordsOfRefusal(refusal, await actor(who), {}));
    expect(await words(isRefused)).toBe(
      `You cannot do this. ${administrator} Ask Fatima Jansen. ${manager} Fatima Jansen can assign it in My environment > Users.`,
    );
    expect(await words(new Refusal('invalid', { say: 'plan_gone', field: 'plan' }))).toBe(
      'This subscription is not offered any more. Choose another one.',
    );
    expect(inOneLine({ code: 'forbidden', message: 'No.', missing: [{ condition: 'This.' }] })).toBe('No. This.');
    expect(inOneLine({ code: 'invalid', message: 'x', fields: { a: 'One.', b: 'Two.' }, values: {} })).toBe(
      'One. Two.',
    );
  });

  test('of an address says the same, and when to come back', async () => {
    const gijs = await actor('gijs');
    const answer = await refuseWith(isRefused, gijs);
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
      403,
      null,
      { error: 'forbidden', message: expect.stringMatching(/^You cannot do this\. You need/) },
    ]);
    const later = await refuseWith(new Refusal('rate_limited', { retryAfterSeconds: 7 }), gijs);
    expect([later.status, later.headers.get('retry-after')]).toEqual([429, '7']);
  });
});

describe('who can give what is missing', () => {
  test('an administrator is not sent to themselves, where there is something they can do', async () => {
    expect(await wordsOfMissing(['relationship_manager', 'administrator'], await actor('fatima'))).toEqual([
      { condition: manager, remedy: 'You can assign it in My environment > Users.' },
      { condition: administrator, remedy: 'Ask Fatima Jansen.' },
    ]);
    expect(await wordsOfMissing(['administrator'], await actor('fatima'))).toHaveLength(1);
    expect(await wordsOfMissing([], await actor('fatima'))).toEqual([]);
  });

  test('is the first three administrators of one’s own environment, by name, who can sign in', async () => {
    const gijs = await actor('gijs');
    expect(await namesOfAdministrators(gijs)).toBe('Fatima Jansen');
    for (const name of ['Zoë Zand', 'Karel Kom', 'Bea Bos']) await addPerson('jansen', { name, role: 'administrator' });
    expect(await namesOfAdministrators(gijs)).toBe('Bea Bos, Fatima Jansen, or Karel Kom');
    currentRequest().language = 'nl';
    expect(await namesOfAdministrators(gijs)).toBe('Bea Bos, Fatima Jansen of Karel Kom');
  });

  test('an advanced user, who has one of two roles, is told of the other alone', async () => {
    const either = 'administrator_or_relationship_manager';
    expect(lackingOf(either, await actor('emma'))).toBe('relationship_manager');
    expect(lackingOf(either, await actor('gijs'))).toBe(either);
    expect(lackingOf('administrator', await actor('emma'))).toBe('administrator');
  });
});
