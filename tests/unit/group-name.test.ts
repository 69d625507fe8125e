import { expect, test } from 'vitest';
import { detailsReadIn, readIn, recipientName } from '@/lib/policy/group-name';

const group = { name: 'Finance', groupType: 'environment', environmentId: 'home', environmentName: 'Home' } as const;
const ofHome = { group: 'Finance', environment: 'Home', environmentId: 'home' };

test('an environment group is remembered with whose it is, everybody else by name alone (C-50)', () => {
  expect(recipientName(group)).toEqual(ofHome);
  for (const groupType of ['public', 'partner', null] as const)
    expect(recipientName({ ...group, groupType })).toBe('Finance');
});

test('elsewhere nothing is read of it but whose it is (R-190)', () => {
  expect(readIn('home', ofHome)).toEqual(ofHome);
  expect(readIn('elsewhere', ofHome)).toEqual({ group: null, environment: 'Home', environmentId: 'home' });
  expect(readIn('elsewhere', 'Anna')).toBe('Anna');
});

test('the details of an event too, wherever they hold names', () => {
  const details = { recipients: ['Anna', ofHome], to: 'can_edit', count: 2, from: null };
  expect(detailsReadIn('home', details)).toEqual(details);
  expect(detailsReadIn('elsewhere', details)).toEqual({ ...details, recipients: ['Anna', { ...ofHome, group: null }] });
});
