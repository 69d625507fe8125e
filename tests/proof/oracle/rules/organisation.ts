import { members, organisationAdministrators, workersFor } from '../access';
import type { Facts, Id, Rule } from '../facts';
import { administratorsOf, advanced, homeOf, of, partnersOf, relationshipManagers } from '../people';
import { both, either, the, those, where } from '../sets';
import { connectedTo } from '../standing';

// 5.2 Organisation, O01 to O20, and access to it that a partner asks for (P20).

const ownerOf = (facts: Facts, organisation: Id): Id => the(facts.organisations, organisation).environment;

/** Columns M, OA, EA, xM, xOA, RM. */
const anyLevel: Rule = (facts, { organisation }) => workersFor(facts, organisation);
/** Columns OA, EA, xOA. */
const administering: Rule = (facts, { organisation }) => organisationAdministrators(facts, organisation);
/** Columns OA and EA: the owner's own alone (notes 2 and 5). */
const administeringOwn: Rule = (facts, { organisation }) =>
  both(organisationAdministrators(facts, organisation), of(facts, ownerOf(facts, organisation)));

const isColleague = (facts: Facts, organisation: Id, person: Id) =>
  homeOf(facts, person) === ownerOf(facts, organisation);
const isOfPartner = (facts: Facts, organisation: Id, person: Id) =>
  partnersOf(facts, ownerOf(facts, organisation)).has(homeOf(facts, person));

/** The organisation administrators from the owning environment, the blocked among them: they are away, and have not left (C-27). */
const ownAdministrators = (facts: Facts, organisation: Id): ReadonlySet<Id> =>
  those(
    facts.members,
    (one) =>
      one.organisation === organisation && one.level === 'administrator' && isColleague(facts, organisation, one.user),
    (one) => one.user,
  );

/** Those who may, but for an outsider where the last administrator from the owning environment is at stake (note 3). */
const sparingTheLast: Rule = (facts, on) => {
  const own = ownAdministrators(facts, on.organisation);
  const isLast = own.size === 1 && own.has(on.person);
  return isLast ? both(administering(facts, on), of(facts, ownerOf(facts, on.organisation))) : administering(facts, on);
};

const partnersArePut: Rule = (facts, on) =>
  where(isOfPartner(facts, on.organisation, on.person), both(administering(facts, on), relationshipManagers(facts)));

/** The organisation and the person of a request for access, while it is open. */
const asked =
  (rule: Rule): Rule =>
  (facts, on) => {
    const { organisation, user, state } = the(facts.accessRequests, on.accessRequest);
    return where(state === 'pending', rule(facts, { ...on, organisation, person: user }));
  };

export const organisation: Record<string, Rule> = {
  'organisation.see': anyLevel, // O01, O02
  'organisation.listMembers': (facts, { organisation }) =>
    either(members(facts, organisation), administratorsOf(facts, ownerOf(facts, organisation))), // O08: a connected manager no
  'organisation.addMember': (facts, on) =>
    where(isColleague(facts, on.organisation, on.person), administering(facts, on)), // O09
  'organisation.addPartnerMember': partnersArePut, // O10, O11, S06
  'organisation.removeMember': sparingTheLast, // O12
  'organisation.changeLevel': sparingTheLast, // O13
  'organisation.leave': (facts, { organisation }) => members(facts, organisation), // O14
  'organisation.changeSettings': administeringOwn, // O15
  'audit.readOrganisation': administering, // O17, A02
  'partnership.shareOrganisation': (facts, on) => both(administeringOwn(facts, on), relationshipManagers(facts)), // O19
  'partnership.unshareOrganisation': administeringOwn, // O20
  'document.create': anyLevel, // O03

  'access.request': (facts, { person, partnership }) =>
    both(
      relationshipManagers(facts),
      of(facts, homeOf(facts, person)),
      either(advanced(facts), connectedTo(facts, partnership)),
    ), // P20; of partnerships one sees: a basic user those they are connected to (P01, note 2)
  'access.accept': asked(partnersArePut), // O10
  'access.decline': asked(administering), // O10, C-08: to refuse never needs the role
  'access.withdraw': (facts, on) => {
    const { by, state } = the(facts.accessRequests, on.accessRequest);
    return where(state === 'pending', both(relationshipManagers(facts), of(facts, by)));
  }, // P20
};
