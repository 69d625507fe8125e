import type { On, Facts as World } from '../oracle/facts';

// What there is to ask about in a world.

/** Everything in a world that an action of this shape can be about. */
export type Questions = (world: World) => Partial<On>[];

const across = <A, B>(all: readonly A[], others: readonly B[], to: (one: A, other: B) => Partial<On>): Partial<On>[] =>
  all.flatMap((one) => others.map((other) => to(one, other)));

export const environments: Questions = ({ environments }) => environments.map(({ id }) => ({ environment: id }));
export const people: Questions = ({ people }) =>
  across(people, ['basic', 'advanced', 'administrator'] as const, ({ id }, role) => ({ person: id, role }));
export const organisations: Questions = ({ organisations }) => organisations.map(({ id }) => ({ organisation: id }));
export const members: Questions = ({ organisations, people }) =>
  across(organisations, people, (organisation, { id }) => ({ organisation: organisation.id, person: id }));
export const accessRequests: Questions = ({ accessRequests }) =>
  accessRequests.map(({ id }) => ({ accessRequest: id }));
export const requests =
  (kinds: readonly string[]): Questions =>
  ({ requests }) =>
    across(
      requests.filter(({ kind }) => kinds.includes(kind)),
      [false, true],
      ({ id }, takesTheRole) => ({ request: id, takesTheRole }),
    );
export const partnerships: Questions = ({ partnerships }) => partnerships.map(({ id }) => ({ partnership: id }));
export const alive: Questions = ({ partnerships }) =>
  partnerships.filter(({ isActive }) => isActive).map(({ id }) => ({ partnership: id }));
export const scopes: Questions = ({ partnerships, environments }) =>
  across(
    partnerships.filter(({ isActive }) => isActive),
    environments,
    ({ id }, environment) => ({ partnership: id, environment: environment.id }),
  );
/** Only people of one of its sides can be connected to a partnership, and asked for. */
export const managers: Questions = ({ partnerships, people }) =>
  partnerships
    .filter(({ isActive }) => isActive)
    .flatMap(({ id, sides }) =>
      people.filter(({ home }) => sides.includes(home)).map((one) => ({ partnership: id, person: one.id })),
    );
export const askedFor: Questions = (world) =>
  managers(world).flatMap((one) => world.organisations.map(({ id }) => ({ ...one, organisation: id })));
export const shared: Questions = ({ partnerships, organisations }) =>
  partnerships
    .filter(({ isActive }) => isActive)
    .flatMap(({ id, sides }) =>
      organisations
        .filter(({ environment }) => sides.includes(environment))
        .map((one) => ({ partnership: id, organisation: one.id })),
    );
export const groups: Questions = ({ groups }) => groups.map(({ id }) => ({ group: id }));
export const groupMembers: Questions = ({ groups, people }) =>
  across(groups, people, (group, { id }) => ({ group: group.id, person: id }));
export const newGroups: Questions = (world) =>
  (['environment', 'public', 'partner'] as const).flatMap((groupType) =>
    world.environments.flatMap(({ id: environment }) =>
      world.people.map((one, at) => ({
        environment,
        groupType,
        otherEnvironment: world.environments.filter(({ id }) => id !== environment)[at % 2]?.id ?? null,
        people: [one.id],
      })),
    ),
  );
export const allDocuments: Questions = ({ documents }) => documents.map(({ id }) => ({ document: id }));
export const shares: Questions = ({ shares }) => shares.map(({ id }) => ({ share: id }));
/** To each one alone, and to two at once, of whom the second may be the one who cannot be. */
export const recipients: Questions = ({ documents, people, organisations, groups }) => {
  const all = [...people, ...organisations, ...groups].map(({ id }) => id);
  const sets = [...all.map((id) => [id]), ...all.map((id, at) => [id, all[(at * 5 + 3) % all.length]!])];
  return across(documents, sets, ({ id }, recipients) => ({ document: id, recipients }));
};
export const workflows: Questions = ({ workflows }) =>
  workflows.map(({ id, environment }) => ({ workflow: id, environment }));
export const tasks: Questions = ({ tasks }) => tasks.map(({ id }) => ({ task: id }));
/** Not to those who hold it already or are kept from it: nobody can be chosen twice, or against the step (C-35). */
export const delegations: Questions = ({ tasks, people }) =>
  tasks.flatMap(({ id, chains, excluded }) =>
    people
      .filter((one) => one.state === 'active' && ![...chains.flat(), ...excluded].includes(one.id))
      .map((one) => ({ task: id, person: one.id })),
  );
