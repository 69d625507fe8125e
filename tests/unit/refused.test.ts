import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { conflict, invalid, notFound, Refusal, refusalOf } from '@/lib/policy/refusal';
import en from '@/messages/en.json';

// What the database refuses is told in words like any other refusal (C-48); everything else is a fault, and goes on as one.

/** An error as the driver makes it, within another as the query builder makes it. */
const ofDatabase = (code: string, constraint?: string) =>
  new Error('Failed query', {
    cause: Object.assign(new postgres.PostgresError('refused' as never), { code, constraint_name: constraint }),
  });

const sentences: Record<string, string> = en.refusals;
const said = (error: unknown) => {
  const refusal = refusalOf(error);
  return refusal && [refusal.code, sentences[refusal.details.say ?? '']];
};

describe('what the database refuses', () => {
  test.each([
    ['environments_administrator', 'This is the last administrator. '],
    ['organisation_members_pkey', 'This person is already a member of the organisation.'],
    ['organisation_members_open', 'This organisation was closed in the meantime. '],
    ['partnership_organisations_open', 'This organisation was closed in the meantime. '],
    ['users_email', 'This e-mail address already has an account.'],
    ['live_sides_pkey', 'You are partners already. '],
    ['partnership_requests_once', 'A request of yours to this environment is waiting already. '],
    ['partnership_requests_once_by_address', 'A request of yours to this environment is waiting already. '],
    ['groups_name', 'Your environment already has a group with this name.'],
    ['group_members_pkey', 'This person is in the group already.'],
    ['group_members_fitting', 'The group is not open for this person: '],
    ['shares_open', 'This recipient does not exist any more. '],
    ['shares_once', 'You already shared this document with this recipient. '],
    ['grants_principal', 'This recipient does not exist any more. '],
    ['shares_principal', 'This recipient does not exist any more. '],
    ['shares_partnership_id_live_partnerships_id_fk', 'The partnership has just been ended. '],
    ['deliveries_recipient', 'The recipient cannot be found any more. '],
    ['workflows_name', 'A workflow of this name exists already.'],
    ['workflow_runs_once', 'This document is in a workflow already.'],
    ['tasks_once', 'Somebody changed this task in the meantime. '],
    ['task_decisions_pkey', 'Somebody changed this task in the meantime. '],
    ['task_assignments_place', 'Somebody changed this task in the meantime. '],
    ['organisation_members_partnership_id_live_partnerships_id_fk', 'The partnership has just been ended. '],
    ['partnership_organisations_partnership_id_live_partnerships_id_f', 'The partnership has just been ended. '],
  ])('by %s is told as “%s”', (constraint, sentence) => {
    const [code, whole] = said(ofDatabase('23505', constraint))!;
    expect(code).toBe('conflict');
    expect(`${whole} `).toContain(sentence);
  });

  test.each(['55P03', '57014', '40P01', '40001'])(
    'for somebody who waited too long (%s) is told as busy, to be tried again',
    (code) => expect(said(ofDatabase(code))).toEqual(['conflict', en.refusals.busy]),
  );

  test.each([
    new Error('anything'),
    ofDatabase('23505', 'another_key'),
    ofDatabase('23503', 'x_partnership_id_live_partnerships_id_fk_of_old'),
    ofDatabase('22P02'),
    'no error at all',
    undefined,
  ])('and what is a fault stays one: %s', (error) => expect(refusalOf(error)).toBeNull());
});

describe('a refusal', () => {
  test('is itself, whatever it came through', () => {
    const refusal = notFound();
    expect(refusalOf(refusal)).toBe(refusal);
  });

  test('holds what its words are made of, and nothing that was not given', () => {
    expect(notFound()).toMatchObject({ code: 'not_found', details: {} });
    expect(conflict('busy').details).toStrictEqual({ say: 'busy', values: {} });
    expect(conflict('version', { name: 'Anna' }, '/groups/1').details).toEqual({
      say: 'version',
      values: { name: 'Anna' },
      at: '/groups/1',
    });
    expect(invalid('email', 'invited_already', { email: 'a@x.nl' })).toMatchObject({
      code: 'invalid',
      details: { field: 'email', say: 'invited_already', values: { email: 'a@x.nl' } },
    });
  });

  test('says in a log what it was', () => {
    expect(notFound().message).toBe('not_found');
    expect(conflict('busy').message).toBe('conflict: busy');
    expect(new Refusal('forbidden', { missing: ['own_environment', 'creator'] as never }).message).toBe(
      'forbidden: own_environment, creator',
    );
  });
});
