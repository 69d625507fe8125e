import { redirect } from 'next/navigation';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { action, actionForEach } from '@/lib/policy/action';
import { publicAction } from '@/lib/policy/public-action';
import { conflict, invalid, notFound, Refusal } from '@/lib/policy/refusal';
import { actAs, actAsNobody, formOf, post } from '../acting';
import { currentRequest } from '../setup/request';
import { environment, makeWorld } from '../world';

// What every action does with a form, before its own work and after it: who posts, what was posted, what is said, where it leads.

beforeAll(makeWorld);
beforeEach(async () => {
  currentRequest().revalidated.length = 0;
  currentRequest().language = 'en';
  await actAs('fatima');
});

const input = z.strictObject({
  name: z.string('required').min(1, 'required').max(20, 'too_long'),
  role: z.string('x').optional(),
});
const thing = { kind: 'environment', id: environment('jansen'), name: 'Bakkerij Jansen' };
const facts = async () => ({ environmentId: environment('jansen'), subject: thing });
const run = vi.fn(async (_: unknown, { name }: z.output<typeof input>) => `made ${name}`);
beforeEach(() => {
  run.mockClear();
});

const base = { permission: 'settings.change', input, facts, run } as const;

describe('an action', () => {
  test('does its work, draws the pages anew, and says so in words', async () => {
    const seen: unknown[] = [];
    const save = action({
      ...base,
      done: (result, { name }) => {
        seen.push(result, name);
        return { key: 'role_changed', values: { name, role: 'basic' } };
      },
      revalidate: ({ name }) => ['/environment', `/environment/${name}`],
    });
    expect(await post(save, { name: 'Anna' })).toEqual({
      code: 'ok',
      message: 'Anna is now a Basic user. This counts from their next request.',
    });
    expect(seen).toEqual(['made Anna', 'Anna']);
    expect(currentRequest().revalidated).toEqual(['/environment', '/environment/Anna']);
    currentRequest().language = 'nl';
    expect(
      await post(action({ ...base, done: () => 'saved', revalidate: () => '/profile' }), { name: 'Anna' }),
    ).toEqual({
      code: 'ok',
      message: 'Opgeslagen.',
    });
    expect(currentRequest().revalidated.at(-1)).toBe('/profile');
  });

  test('may say nothing, and be posted without what a form showed before', async () => {
    const save = action(base);
    expect(await save(formOf({ name: 'Anna' }))).toEqual({ code: 'ok' });
    expect(await save({ code: 'ok' }, formOf({ name: 'Bram' }))).toEqual({ code: 'ok' });
    expect(run.mock.calls.map(([, given]) => given)).toEqual([{ name: 'Anna' }, { name: 'Bram' }]);
    expect(currentRequest().revalidated).toEqual([]);
  });

  test('leads on when it is done', async () => {
    const go = action({ ...base, goTo: (result, { name }) => `/environment?${result}&${name}` });
    expect(await post(go, { name: 'Anna' })).toEqual({ code: 'ok', goTo: '/environment?made Anna&Anna' });
  });

  test('does nothing with what is filled in wrongly, and gives it back with what is wrong', async () => {
    const values = { name: '', other: ['x'] };
    expect(await post(action(base), values)).toEqual({
      code: 'invalid',
      message: 'There is a problem',
      fields: { name: 'Enter a name.', '': 'Check this field: it cannot be used as it is.' },
      values,
    });
    const twice = z.strictObject({ name: z.string().min(3, 'too_long').regex(/x/, 'required') });
    expect(await post(action({ ...base, input: twice, run: run as never }), { name: 'a' })).toMatchObject({
      fields: { name: 'This is too long.' },
    });
    expect(run).not.toHaveBeenCalled();
  });

  test('tells why it is refused, and gives back what was typed', async () => {
    const refused = (refusal: Refusal) =>
      post(action({ ...base, run: async () => Promise.reject(refusal), done: () => 'saved' }), { name: 'Anna' });
    const values = { name: 'Anna' };
    expect(await refused(conflict('version', { name: 'Bram' }, '/there'))).toEqual({
      code: 'conflict',
      message: 'Bram changed this in the meantime. Your text is still here; compare it and save again.',
      at: '/there',
      values,
    });
    expect(await refused(notFound())).toEqual({
      code: 'not_found',
      message: 'This does not exist, or is not there for you.',
      values,
    });
    await actAs('gijs');
    expect(await post(action(base), values)).toEqual({
      code: 'forbidden',
      message: 'You cannot do this.',
      missing: [{ condition: 'You need the Administrator role.', remedy: 'Ask Fatima Jansen.' }],
      values,
    });
    expect(currentRequest().revalidated).toEqual([]);
  });

  test('passes on what is a fault, and where the work leads', async () => {
    const fault = new Error('a fault');
    await expect(post(action({ ...base, run: async () => Promise.reject(fault) }), { name: 'Anna' })).rejects.toBe(
      fault,
    );
    const leading = action({ ...base, run: async () => redirect('/elsewhere') });
    expect(await post(leading, { name: 'Anna' })).toEqual({ code: 'ok', goTo: '/elsewhere' });
  });

  test('is for the signed in: everybody else is led to sign in, whatever they post', async () => {
    actAsNobody();
    expect(await post(action(base), {})).toEqual({ code: 'ok', goTo: '/sign-in' });
    expect(run).not.toHaveBeenCalled();
  });
});

describe('an action on several things', () => {
  const refusals: Record<string, () => Error> = {
    gone: () => notFound(),
    busy: () => conflict('busy'),
    field: () => invalid('email', 'colleague_already', { name: 'Anna', email: 'a@x.nl' }),
    forbidden: () => new Refusal('forbidden', { missing: ['administrator'] }),
    fault: () => new Error('a fault'),
  };
  const done: string[] = [];
  const doOne = (way: string) => async (_: unknown, item: string) => {
    if (refusals[item]) throw refusals[item]();
    done.push(`${way} ${item}`);
  };
  const many = z.strictObject({ things: z.array(z.string()) });
  const counted = vi.fn();
  beforeEach(() => {
    done.length = 0;
    counted.mockClear();
  });
  const definition = {
    permission: 'settings.change',
    input: many,
    items: ({ things }: z.output<typeof many>) => things,
    facts: async (_: unknown, __: unknown, item: string) => (item === 'absent' ? null : facts()),
    run: doOne('did'),
    done: (count: object) => {
      counted({ ...count });
      return 'saved';
    },
    revalidate: () => '/things',
  } as const;
  const press = (things: string[], more: object = {}) =>
    post(actionForEach({ ...definition, ...more }), { 'things[]': things });

  test('does what may be done, counts the rest, and adds each different reason', async () => {
    expect(await press(['a', 'b'])).toEqual({ code: 'ok', message: 'Saved.' });
    expect(await press(['a', 'busy', 'absent', 'b'])).toEqual({
      code: 'ok',
      message:
        'Saved. Something else is being saved here at this very moment. Nothing was changed: please try again. This does not exist, or is not there for you.',
    });
    expect(counted.mock.calls).toEqual([
      [{ done: 2, otherwise: 0, refused: 0 }],
      [{ done: 2, otherwise: 0, refused: 2 }],
    ]);
    expect(done).toEqual(['did a', 'did b', 'did a', 'did b']);
    expect(currentRequest().revalidated).toEqual(['/things', '/things']);
    expect(await press(['field', 'a'])).toEqual({
      code: 'ok',
      message: 'Saved. Anna (a@x.nl) is already a user of your environment.',
    });
  });

  test('is refused as a whole where nothing was done', async () => {
    expect(await press(['busy', 'gone'])).toMatchObject({ code: 'conflict', values: { things: ['busy', 'gone'] } });
    expect(currentRequest().revalidated).toEqual([]);
  });

  test('tells each by itself where the press takes several posts, also when all were refused', async () => {
    const tellsEach = () => true;
    const busy = 'Something else is being saved here at this very moment. Nothing was changed: please try again.';
    expect(await press(['busy', 'a', 'field'], { tellsEach })).toEqual({
      code: 'ok',
      message: 'Saved.',
      refused: [
        { id: 'busy', why: busy },
        { id: 'field', why: 'Anna (a@x.nl) is already a user of your environment.' },
      ],
    });
    expect(await press(['busy', 'busy', 'forbidden'], { tellsEach })).toMatchObject({
      code: 'ok',
      refused: [
        { id: 'busy', why: busy },
        { id: 'busy', why: busy },
        { id: 'forbidden', why: 'You cannot do this. You need the Administrator role. Ask Fatima Jansen.' },
      ],
    });
    expect(await press(['a'], { tellsEach: () => false })).toEqual({ code: 'ok', message: 'Saved.' });
  });

  test('tries the other way with what is not allowed or not there, and with nothing else', async () => {
    const otherwise = {
      permission: 'profile.change',
      facts,
      run: async (_: unknown, item: string) => void done.push(`asked for ${item}`),
    };
    expect((await press(['a', 'absent', 'gone', 'forbidden', 'busy'], { otherwise })).code).toBe('ok');
    expect(done).toEqual(['did a', 'asked for absent', 'asked for gone', 'asked for forbidden']);
    expect(counted).toHaveBeenCalledWith({ done: 1, otherwise: 3, refused: 1 });
    expect(await press(['gone', 'busy'], { otherwise })).toMatchObject({ code: 'ok' });
    await actAs('gijs');
    await press(['a'], { otherwise });
    expect(done.at(-1)).toBe('asked for a');
  });

  test('passes on what is a fault', async () => {
    await expect(press(['a', 'fault', 'b'])).rejects.toThrow('a fault');
    expect(done).toEqual(['did a']);
  });
});

describe('an action for who is not signed in', () => {
  beforeEach(actAsNobody);
  const open = (work: (given: { name: string }) => Promise<string>) => publicAction({ input, run: work });

  test('does its work and leads on', async () => {
    expect(
      await post(
        open(async ({ name }) => `/welcome?${name}`),
        { name: 'Anna' },
      ),
    ).toEqual({
      code: 'ok',
      goTo: '/welcome?Anna',
    });
    await expect(open(async () => '/welcome')(formOf({ name: 'Anna' }))).rejects.toMatchObject({
      digest: expect.stringContaining(';/welcome;'),
    });
  });

  test('says what is wrong and why it is refused, and passes on what is a fault and where the work leads', async () => {
    const work = vi.fn(async () => '/');
    expect(await post(open(work), { name: '' })).toMatchObject({
      code: 'invalid',
      fields: { name: 'Enter a name.' },
      values: { name: '' },
    });
    expect(work).not.toHaveBeenCalled();
    const refused = open(async () => Promise.reject(conflict('busy')));
    expect(await post(refused, { name: 'Anna' })).toMatchObject({ code: 'conflict', values: { name: 'Anna' } });
    const forbidden = open(async () => Promise.reject(new Refusal('forbidden', { missing: ['administrator'] })));
    expect(await post(forbidden, { name: 'Anna' })).toMatchObject({ code: 'forbidden', missing: [] });
    await expect(
      post(
        open(async () => Promise.reject(new Error('a fault'))),
        { name: 'Anna' },
      ),
    ).rejects.toThrow('a fault');
    expect(
      await post(
        open(async () => redirect('/elsewhere')),
        { name: 'Anna' },
      ),
    ).toEqual({ code: 'ok', goTo: '/elsewhere' });
  });
});
