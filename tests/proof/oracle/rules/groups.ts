import { seated } from '../access';
import type { GroupType, Rule } from '../facts';
import { administrators, advanced, everybody, homeOf, of, partnersOf } from '../people';
import { both, either, the, where } from '../sets';
import { connectedToGroup, environmentsOf, ownersOf, peopleAround } from '../standing';

// 5.9 Groups, G01 to G17.

/** G01, G02, G05 with note 14. */
const seeing: Rule = (facts, { group }) => {
  const { type } = the(facts.groups, group);
  const around = peopleAround(facts, group);
  if (type === 'public') return everybody(facts); // G03
  if (type === 'environment') return around;
  return both(
    around,
    either(seated(facts, group), ownersOf(facts, group), connectedToGroup(facts, group), administrators(facts)),
  );
};

/** G12, G13, C-10, C-47: its creator, owners and administrators; the side that made it for everybody in it, the other for its own people. */
const lookingAfter: Rule = (facts, { group, person }) => {
  const { environment } = the(facts.groups, group);
  const managing = either(ownersOf(facts, group), both(administrators(facts), peopleAround(facts, group)));
  return both(managing, either(of(facts, environment), of(facts, homeOf(facts, person))));
};

/** G14, G29: on the side that made it. */
const changing: Rule = (facts, { group }) => {
  const own = of(facts, the(facts.groups, group).environment);
  return both(own, either(ownersOf(facts, group), administrators(facts)), peopleAround(facts, group));
};

/** G06 to G09. */
const making: Record<GroupType, Rule> = {
  environment: (facts, { environment }) => of(facts, environment),
  public: (facts, { environment }) => both(of(facts, environment), advanced(facts)),
  partner: (facts, { environment, otherEnvironment }) =>
    where(
      otherEnvironment !== null && partnersOf(facts, environment).has(otherEnvironment),
      both(of(facts, environment), advanced(facts)),
    ),
};

export const groups: Record<string, Rule> = {
  'group.see': seeing,
  'group.seeMembers': (facts, on) =>
    the(facts.groups, on.group).type === 'public' ? peopleAround(facts, on.group) : seeing(facts, on), // G04
  'group.create': (facts, on) => {
    const homes = [on.environment, ...(on.groupType === 'partner' && on.otherEnvironment ? [on.otherEnvironment] : [])];
    const areFit = on.people.every((person) => homes.includes(homeOf(facts, person)));
    return where(areFit, making[on.groupType](facts, on)); // G10, G11
  },
  'group.addMember': (facts, on) =>
    where(environmentsOf(facts, on.group).includes(homeOf(facts, on.person)), lookingAfter(facts, on)), // G10 to G13
  'group.removeMember': lookingAfter, // G12, G13
  'group.own': lookingAfter, // C-47
  'group.change': changing, // G29
  'group.delete': changing, // G14
  'group.leave': (facts, { group }) => seated(facts, group), // G17
};
