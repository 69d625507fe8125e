import { describe, expect, test } from 'vitest';
import { languages, type NotificationEvent, notificationEvents } from '@/db/vocabulary';
import { portalWords } from '@/lib/notifications/mail/sheet';
import type { Said } from '@/lib/notifications/told/events';
import type { Seen } from '@/lib/notifications/told/queries';
import { type Say, sentenceOf } from '@/lib/notifications/told/sentence';

const by = { by: 'Anna de Boer', company: 'De Boer Accountants', companyId: 'deboer' };
const through = { id: 'group', name: 'Finance team' };

/** Every event as it may be said; a new one does not compile until it stands here. */
const said: { [E in NotificationEvent]: Extract<Said, { event: E }>['values'][] } = {
  document_shared: [
    { ...by, document: 'F-1', access: 'read_only' },
    { ...by, document: '', access: 'full_access', through },
  ],
  documents_shared: [
    { ...by, count: 1, access: 'read_only' },
    { ...by, count: 1000, access: 'can_edit', through },
  ],
  share_changed: [
    { ...by, document: 'F-1', access: 'can_edit' },
    { ...by, document: 'F-1', access: 'can_edit', through },
  ],
  document_received: [
    { organisation: 'Bakkerij', count: 1 },
    { organisation: 'Bakkerij', count: 12 },
  ],
  delivery_failed: [{ document: 'F-1', recipient: 'Molen' }],
  comment_added: [{ ...by, document: 'F-1' }],
  organisation_added: [{ ...by, organisation: 'Bakkerij', level: 'member' }],
  organisation_removed: [{ ...by, organisation: 'Bakkerij' }],
  level_changed: [{ ...by, organisation: 'Bakkerij', level: 'administrator' }],
  role_changed: [{ ...by, role: 'advanced' }],
  role_given: [{ ...by, role: 'relationship_manager' }],
  role_withdrawn: [{ ...by, role: 'workflow_administrator' }],
  manager_connected: [{ ...by, partner: 'Bakkerij' }],
  manager_disconnected: [{ ...by, partner: 'Bakkerij' }],
  contact_made: [{ ...by, partner: 'Bakkerij' }],
  partnership_ended: [{ ...by, partner: 'Bakkerij' }],
  request_received: [
    { ...by, kind: 'relationship' },
    { ...by, kind: 'authorisation' },
  ],
  request_answered: [
    { outcome: 'accepted', partner: 'Bakkerij' },
    { outcome: 'declined', partner: 'Bakkerij' },
    { outcome: 'expired', partner: 'Bakkerij' },
  ],
  request_over: [
    { outcome: 'withdrawn', kind: 'relationship', partner: 'Bakkerij' },
    { outcome: 'expired', kind: 'authorisation', partner: 'Bakkerij' },
  ],
  access_requested: [{ ...by, people: 1, organisations: 20 }],
  access_answered: [
    { ...by, outcome: 'accepted', person: 'Chris', organisation: 'Bakkerij' },
    { ...by, outcome: 'declined', person: 'Chris', organisation: 'Bakkerij' },
  ],
  invitation_accepted: [{ person: 'Guest' }],
  invitation_declined: [{ address: 'guest@guests.test' }],
  acceptance_wanted: [{ ...by, partner: 'Bakkerij' }],
  request_wanted: [
    { cause: 'expired', partner: 'Bakkerij' },
    { cause: 'not_entitled', partner: 'Bakkerij' },
  ],
  group_added: [{ ...by, through }],
  group_removed: [{ ...by, group: 'Bakkerij' }],
  group_deleted: [{ ...by, group: 'Bakkerij' }],
  task_given: [{ task: 'First check', document: 'F-1' }],
  task_delegated: [{ ...by, task: 'Approval', document: 'F-1' }],
  task_returned: (['back', 'recalled', 'reassigned', 'restarted', 'gone', 'partnership'] as const).map((cause) => ({
    ...by,
    task: 'Approval',
    document: 'F-1',
    cause,
  })),
  task_waits: [{ task: 'Approval', workflow: 'Purchase invoices' }],
  task_reminder: [{ task: 'Approval', document: 'F-1' }],
};

const saying = (language: (typeof languages)[number]): Say => {
  const t = portalWords(language);
  return (key, values) => t(key as never, values as never);
};

describe.each(languages)('in %s', (language) => {
  const say = saying(language);

  test.each(notificationEvents)('%s is one whole sentence, different for different things', (event) => {
    const sentences = said[event].map((values) =>
      sentenceOf({ event, values, isGone: false } as Seen, { say, readIn: 'home' }),
    );
    for (const sentence of sentences) expect(sentence).toMatch(/^[^{}]{10,}\.$/);
    for (const sentence of sentences) expect(sentence).not.toMatch(/told\.|undefined|_| {2}/);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test.each(notificationEvents)('%s names nothing but who did it once it is gone', (event) => {
    const values = 'by' in said[event][0]! ? by : {};
    const sentence = sentenceOf({ event, values, isGone: true }, { say, readIn: 'home' });
    expect(sentence).not.toMatch(/F-1|Bakkerij|Molen|Chris|told\.|\{by\}.*\{/);
  });
});

test('a colleague is named alone, somebody else with their environment', () => {
  const values = { ...by, document: 'F-1' };
  const of = (readIn: string) =>
    sentenceOf({ event: 'comment_added', values, isGone: false }, { say: saying('en'), readIn });
  expect(of('deboer')).toBe('Anna de Boer commented on F-1.');
  expect(of('jansen')).toBe('Anna de Boer (De Boer Accountants) commented on F-1.');
});
