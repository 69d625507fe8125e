import { inside, overSources, product, type Rule } from './rule';

// One policy; no grant, no write (laws 2 to 4).

/** Who may work before there is an actor, or without one: sessions, sign-in, sign-up, invitations, mail, and the clock. */
const beforeAnActor = [
  'db/client.ts',
  'lib/authorisation-requests/new-client/commands.ts',
  'lib/notifications/delivery.ts',
  'lib/notifications/mailing/write.ts',
  'lib/notifications/queries.ts',
  'lib/notifications/readiness.ts',
  'lib/organisations/sign-up/commands.ts',
  'lib/organisations/sign-up/queries.ts',
  'lib/partnerships/access/tell.ts',
  'lib/partnerships/requests/ask.ts',
  'lib/partnerships/requests/clock.ts',
  'lib/partnerships/requests/look.ts',
  'lib/policy/door-limits.ts',
  'lib/policy/session.ts',
  'lib/policy/sign-in-adapter.ts',
  'lib/policy/sign-in-confirmation.ts',
  'lib/policy/sign-in-session.ts',
  'lib/policy/use-limits.ts',
  'lib/tasks/telling/commands.ts',
  'lib/users/invitations/accept.ts',
  'lib/users/invitations/queries.ts',
  'lib/users/sign-in/commands.ts',
  'lib/users/sign-in/queries.ts',
  'lib/users/sign-in/request.ts',
];

/** Where rows are written: the verbs (commands.ts), and by name their hands and the few machines below them. */
const writers = [
  'lib/policy/grant.ts',
  'lib/documents/drafts/revisions/revision.ts',
  'lib/environments/files/keep.ts',
  'lib/notifications/mailing/write.ts',
  'lib/notifications/outbox.ts',
  'lib/notifications/tidy.ts',
  'lib/organisations/closing/close.ts',
  'lib/partnerships/access/tell.ts',
  'lib/partnerships/requests/accept.ts',
  'lib/partnerships/requests/clock.ts',
  'lib/partnerships/requests/mail.ts',
  'lib/partnerships/requests/send.ts',
  'lib/policy/limits.ts',
  'lib/policy/session.ts',
  'lib/policy/sign-in-confirmation.ts',
  'lib/policy/sign-in-session.ts',
  'lib/policy/sign-in-tokens.ts',
  'lib/users/invitations/accept.ts',
  'lib/workflows/running/assign.ts',
  'lib/workflows/running/open-step.ts',
];
const isVerb = (path: string) => /^lib\/.*\/commands\.ts$/.test(path) || inside('db')(path) || writers.includes(path);
const writing = [
  /\b(tx|grant\.tx)\.(insert|update|delete)\(/,
  /\b(insert into|delete from|truncate table|merge into)\s+[a-z$]/,
  /\bupdate\s+\w+(\s+(as\s+)?\w+)?\s+set\b/,
  /\bselect\s+(append_audit_event|deliver_document|enqueue)\(/,
];

/** How code decides by itself what the actor may. What gathers facts (facts.ts) and what shows somebody else's role is not meant. */
const ownRights = [
  /\batLeast\(/,
  /\b(actor|organisation)\.(role|level)\s*[!=]==/,
  /\bfacts(Of\([^)]*\))?\??\.(level|held)\b/,
  /(?<![.\w])(role|level)\s*[!=]==\s*'/,
  /\b(held|access)\s*[!=]==\s*'/,
];
/** The ranks themselves, and what a share changes for somebody else. */
const comparesOthers = ['db/vocabulary.ts', 'components/forms/share-gains.tsx'];

/** Whose acts may find everything done (tests/domain/activity.test.ts, "what changes nothing"). */
const saysNothingChanged = [
  'lib/policy/grant.ts',
  'lib/documents/commands.ts',
  'lib/documents/activity/commands.ts',
  'lib/documents/drafts/commands.ts',
  'lib/shares/commands.ts',
];

export const rights: Rule[] = [
  overSources(
    'no grant, no write: transaction belongs to lib/policy/grant.ts',
    (path, source) =>
      product(path) &&
      path !== 'lib/policy/grant.ts' &&
      path !== 'db/client.ts' &&
      /import[^;]*\btransaction(Within)?\b[^;]*db\/client/.test(source)
        ? ['imports transaction']
        : [],
    [
      ['lib/shares/commands-planted.ts', `import { transaction } from '@/db/client';`],
      ['lib/workflows/planted.ts', `import { transactionWithin } from '@/db/client';`],
    ],
  ),
  overSources(
    'an act has a transaction of its own; the demo world alone makes its past in one',
    (path, source) =>
      product(path) && path !== 'lib/policy/grant.ts' && !inside('db/seed')(path) && /\bexerciseIn\b/.test(source)
        ? ['acts in a transaction that is open already']
        : [],
    [['lib/documents/planted.ts', `import { exerciseIn } from '@/lib/policy/grant';`]],
  ),
  overSources(
    'what happens before there is an actor stays with sign-in, sign-up, invitations and mail',
    (path, source) =>
      product(path) && !beforeAnActor.includes(path) && /import[^;]*\bidentifying\b[^;]*db\/client/.test(source)
        ? ['imports identifying']
        : [],
    [
      ['lib/documents/planted.ts', `import { identifying } from '@/db/client';`],
      ['lib/environments/settings/queries.ts', `import { identifying } from '@/db/client';`],
      ['lib/users/invitations/planted.ts', `import { identifying, type Tx } from '@/db/client';`],
    ],
  ),
  overSources(
    'a right is asked of the policy: nobody else compares roles, levels or what is held',
    (path, source) => {
      if (!product(path) || inside('lib/policy')(path) || /\/facts\.ts$/.test(path) || comparesOthers.includes(path))
        return [];
      return ownRights.some((pattern) => pattern.test(source)) ? ['decides by a role, a level or what is held'] : [];
    },
    [
      ['lib/shares/planted.ts', `const shareable = found.filter(([, access]) => access === 'full_access');`],
      ['lib/documents/planted.ts', `return atLeast(accesses, facts.held, 'can_edit');`],
      ['lib/documents/drafts/planted.ts', `suggestions: facts.level ? await recentRecipients(tx, sender) : [],`],
      ['app/(portal)/planted/page.tsx', `{actor.role === 'administrator' && <Link href="/environment" />}`],
      [
        'app/(portal)/planted/route.ts',
        `if (factsOf(organisation).level !== 'administrator') return refuse('forbidden');`,
      ],
      ['components/documents/planted.ts', `mayShare: dataset.access === 'full_access',`],
    ],
  ),
  overSources(
    'what the portal does by itself is the start of a workflow, and nothing else',
    (path, source) =>
      product(path) && path !== 'lib/workflows/arrival/commands.ts' && /import[^;]*\bbyItself\b/.test(source)
        ? ['acts by itself']
        : [],
    [['lib/documents/planted.ts', `import { byItself } from '@/lib/policy/grant';`]],
  ),
  overSources(
    'nobody builds a grant by hand',
    (path, source) =>
      product(path) && path !== 'lib/policy/grant.ts' && /\bas (unknown as )?Grant\b/.test(source)
        ? ['casts to Grant']
        : [],
    [['lib/shares/planted.ts', `const grant = {} as Grant<'document.share'>;`]],
  ),
  overSources(
    'no change goes untold: nothing changed is said where a test shows that no row was written',
    (path, source) =>
      product(path) && !saysNothingChanged.includes(path) && /\bnothingChanged\b/.test(source)
        ? ['says that nothing changed']
        : [],
    [['lib/groups/commands.ts', `grant.nothingChanged();`]],
  ),
  overSources(
    'rows are written by verbs alone, and by the hands that are named',
    (path, source) => {
      const flat = source.replaceAll(/\s+\./g, '.');
      return product(path) && !isVerb(path) && writing.some((pattern) => pattern.test(flat)) ? ['writes rows'] : [];
    },
    [
      ['lib/shares/queries.ts', `await tx.update(shares).set({});`],
      ['lib/documents/lists/list.ts', `await tx\n    .delete(documents);`],
      ['lib/documents/facts.ts', 'await tx.execute(sql`delete from shares where true`);'],
      [
        'lib/shares/access/planted.ts',
        'await tx.execute(sql`with gone as (update grants g set access = 3 returning 1) select 1`);',
      ],
      ['lib/audit/queries.ts', 'await tx.execute(sql`select append_audit_event()`);'],
    ],
  ),
  overSources(
    'nobody steps through the wall: role and actor are set in one place',
    (path, source) =>
      product(path) &&
      !inside('db')(path) &&
      path !== 'lib/policy/grant.ts' &&
      /\bset_config\(|\bset (local )?role\b/.test(source)
        ? ['sets role or actor']
        : [],
    [['lib/documents/planted.ts', "await tx.execute(sql`select set_config('role', 'none', true)`);"]],
  ),
];
