import { environmentOf, holders, organisationAdministrators, workersFor } from '../access';
import type { Access, Facts, Id, Rule } from '../facts';
import { around, everybody, of, relationshipManagers } from '../people';
import { both, either, nobody, type People, the, where } from '../sets';

// 5.7 Making a share, 5.8 what each share level allows, and what 5.2 says of documents.

const documentOf = (facts: Facts, { document }: { document: Id }) => the(facts.documents, document);
const holding =
  (access: Access): Rule =>
  (facts, { document }) =>
    holders(facts, document, access);
const working: Rule = (facts, on) => workersFor(facts, documentOf(facts, on).organisation);
const inStatus =
  (isIt: (status: string) => boolean, rule: Rule): Rule =>
  (facts, on) =>
    where(isIt(documentOf(facts, on).status), rule(facts, on));
const ofDraft = (rule: Rule) => inStatus((status) => status === 'draft', rule);

/** Its creator, while still working for the organisation, and the organisation's administrators (C-33); a share never gives it (L11). */
const removing: Rule = (facts, on) => {
  const { creator, organisation } = documentOf(facts, on);
  return either(
    organisationAdministrators(facts, organisation),
    both(working(facts, on), creator ? new Set([creator]) : nobody),
  );
};

/** Who can give this recipient something of the owner's: H01 to H10, column by column. */
function givers(facts: Facts, owner: Id, recipient: Id): People {
  const theirs = environmentOf(facts, recipient);
  // C-46: the recipient's environment is the owner's, or has an active partnership with it.
  if (!around(facts, owner).has(theirs)) return nobody;
  const isPartnerGroup = facts.groups.some(({ id, type }) => id === recipient && type === 'partner');
  // C-04: a partner group is always outside; otherwise nobody of the owner's environment, and of the giver's own (note 10).
  const free = isPartnerGroup ? nobody : theirs === owner ? everybody(facts) : of(facts, theirs);
  return both(either(free, relationshipManagers(facts)), knowing(facts, theirs), choosing(facts, owner, recipient));
}

/** Who knows people and organisations of an environment: its own, and its partners' (C-42, note 10). */
const knowing = (facts: Facts, environment: Id): People =>
  either(...[...around(facts, environment)].map((one) => of(facts, one)));

/** Whom a group is there for as a recipient (G16): never another environment's own groups; public ones notes 9 and 10; a partner group between its two sides. */
function choosing(facts: Facts, owner: Id, recipient: Id): People {
  const group = facts.groups.find(({ id }) => id === recipient);
  if (!group) return everybody(facts);
  if (group.type === 'environment') return of(facts, group.environment);
  if (group.type === 'public') return either(of(facts, owner), of(facts, group.environment));
  const { sides } = the(facts.partnerships, group.partnership!);
  return where(sides.includes(owner), either(...sides.map((side) => of(facts, side))));
}

/** C-30, L08: whoever gave it, as long as they hold it whole. */
const givingStill: Rule = (facts, on) => {
  const { document, giver } = the(facts.shares, on.share);
  return both(holders(facts, document, 'full_access'), new Set([giver]));
};

export const documents: Record<string, Rule> = {
  'document.open': holding('read_only'), // L01, O02
  'document.comment': holding('can_edit'), // L03
  'document.label': holding('can_edit'), // L03
  'document.changeStatus': inStatus((status) => status !== 'draft', holding('can_edit')), // L04, O05, E-051
  'document.editDraft': ofDraft(holding('can_edit')), // L05, L06
  'document.seeAccess': holding('full_access'), // L02
  'document.send': ofDraft(working), // O04, L10
  'document.resend': inStatus((status) => status === 'delivery_failed', working), // O04
  'document.deleteDraft': ofDraft(removing), // O06, O07, L11
  'document.withdrawUpload': (facts, on) => where(documentOf(facts, on).isUntouchedUpload, removing(facts, on)), // C-33
  'document.share': (facts, on) => {
    const owner = the(facts.organisations, documentOf(facts, on).organisation).environment;
    return both(
      holders(facts, on.document, 'full_access'),
      ...on.recipients.map((recipient) => givers(facts, owner, recipient)),
    );
  }, // H01 to H11, L07
  'share.change': givingStill, // L08
  'share.withdraw': (facts, on) =>
    either(givingStill(facts, on), working(facts, { ...on, document: the(facts.shares, on.share).document })), // L08, L09, note 12
  'share.leave': (facts, on) => {
    const { document, principal } = the(facts.shares, on.share);
    return both(holders(facts, document, 'read_only'), new Set([principal]));
  }, // L12
};
