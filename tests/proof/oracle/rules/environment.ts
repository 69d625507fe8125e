import type { Facts, Id, Rule } from '../facts';
import { administratorsOf, everybody, homeOf } from '../people';
import { both, the, where } from '../sets';

// 5.1 Environment, V01 to V22.

const administratorsOfIt: Rule = (facts, { environment }) => administratorsOf(facts, environment);
/** Those who manage the people of somebody's environment. */
const managing: Rule = (facts, { person }) => administratorsOf(facts, homeOf(facts, person));
/** Nobody signs in as an anonymous proxy, so that it is given and refused nothing by hand (V15, R-141, R-142). */
const managingPeople: Rule = (facts, on) =>
  where(the(facts.people, on.person).state !== 'anonymous_proxy', managing(facts, on));

/** Somebody is the last administrator when no other of their environment can sign in (C-26, V10). */
const isLast = (facts: Facts, person: Id): boolean => {
  const all = administratorsOf(facts, homeOf(facts, person));
  return all.size === 1 && all.has(person);
};

export const environment: Record<string, Rule> = {
  'profile.change': everybody, // V01
  'notification.read': everybody, // V01
  'user.list': administratorsOfIt, // V02, V16
  'user.invite': administratorsOfIt, // V03, V04
  'user.withdrawInvitation': administratorsOfIt, // V03
  'user.remove': (facts, on) => where(!isLast(facts, on.person), managing(facts, on)), // V06, V10
  'user.block': (facts, on) => where(!isLast(facts, on.person), managingPeople(facts, on)), // V07, V10
  'user.unblock': managingPeople, // V07
  'user.changeRole': (facts, on) =>
    where(on.role === 'administrator' || !isLast(facts, on.person), managingPeople(facts, on)), // V08 to V11
  'user.grantRelationshipManager': managingPeople, // V12, V13, X02
  'user.grantDeveloper': managingPeople, // V14, X02
  'user.grantWorkflowAdministrator': managingPeople, // C-38
  'organisation.create': administratorsOfIt, // V17
  'organisation.delete': (facts, { organisation }) =>
    administratorsOf(facts, the(facts.organisations, organisation).environment), // V18
  'subscription.change': administratorsOfIt, // V19
  'settings.change': administratorsOfIt, // V20, V22
  'audit.readEnvironment': administratorsOfIt, // V21, A01 to A04
};

/** Every rule is about people who can sign in; said once more, for all. */
export const ofThePresent =
  (rule: Rule): Rule =>
  (facts, on) =>
    both(everybody(facts), rule(facts, on));
