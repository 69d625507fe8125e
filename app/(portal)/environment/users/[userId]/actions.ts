'use server';

import { addToOrganisationsInput } from '@/lib/organisations/input';
import { addMember } from '@/lib/organisations/members/commands';
import { memberFacts } from '@/lib/organisations/members/facts';
import { action, actionForEach } from '@/lib/policy/action';
import { letGoOfTasks } from '@/lib/tasks/returning/commands';
import {
  blockUser as block,
  changeRole as change,
  setDeveloper as developer,
  setRelationshipManager as relationshipManager,
  removeUser as remove,
  unblockUser as unblock,
  setWorkflowAdministrator as workflowAdministrator,
} from '@/lib/users/commands';
import { userFacts } from '@/lib/users/facts';
import {
  blockUserInput,
  changeRoleInput,
  relationshipManagerInput,
  removeUserInput,
  supplementaryRoleInput,
  userInput,
} from '@/lib/users/input';

const pages = ({ userId }: { userId: string }) => ['/environment/users', `/environment/users/${userId}`];

export const changeRole = action({
  permission: 'user.changeRole',
  input: changeRoleInput,
  facts: (tx, actor, input) => userFacts(tx, actor, { ...input, losesAdministration: input.role !== 'administrator' }),
  holdActor: 'change',
  run: async (grant, input) => {
    await change(grant, input);
    return grant.facts.subject.name;
  },
  done: (name, { role }) => ({ key: 'role_changed', values: { name, role } }),
  revalidate: pages,
});

export const setRelationshipManager = action({
  permission: 'user.grantRelationshipManager',
  input: relationshipManagerInput,
  facts: userFacts,
  holdActor: 'change',
  run: async (grant, input) => {
    await relationshipManager(grant, input);
    return grant.facts.subject.name;
  },
  done: (name, { isGiven }) => ({ key: isGiven ? 'manager_given' : 'manager_withdrawn', values: { name } }),
  revalidate: pages,
});

export const setDeveloper = action({
  permission: 'user.grantDeveloper',
  input: supplementaryRoleInput,
  facts: userFacts,
  holdActor: 'change',
  run: async (grant, input) => {
    await developer(grant, input);
    return grant.facts.subject.name;
  },
  done: (name, { isGiven }) => ({ key: isGiven ? 'developer_given' : 'developer_withdrawn', values: { name } }),
  revalidate: pages,
});

export const setWorkflowAdministrator = action({
  permission: 'user.grantWorkflowAdministrator',
  input: supplementaryRoleInput,
  facts: userFacts,
  holdActor: 'change',
  run: async (grant, input) => {
    await workflowAdministrator(grant, input);
    return grant.facts.subject.name;
  },
  done: (name, { isGiven }) => ({ key: isGiven ? 'workflow_given' : 'workflow_withdrawn', values: { name } }),
  revalidate: pages,
});

export const blockUser = action({
  permission: 'user.block',
  input: blockUserInput,
  facts: (tx, actor, input) => userFacts(tx, actor, { ...input, losesAdministration: true }),
  holdActor: 'change',
  run: async (grant, input) => {
    await block(grant);
    await letGoOfTasks(grant, input);
    return grant.facts.subject.name;
  },
  done: (name) => ({ key: 'user_blocked', values: { name } }),
  revalidate: pages,
});

export const unblockUser = action({
  permission: 'user.unblock',
  input: userInput,
  facts: userFacts,
  holdActor: 'change',
  run: async (grant) => {
    await unblock(grant);
    return grant.facts.subject.name;
  },
  done: (name) => ({ key: 'user_unblocked', values: { name } }),
  revalidate: pages,
});

export const removeUser = action({
  permission: 'user.remove',
  input: removeUserInput,
  facts: (tx, actor, input) => userFacts(tx, actor, { ...input, losesAdministration: true }),
  holdActor: 'change',
  run: async (grant, input) => {
    await remove(grant, input);
    await letGoOfTasks(grant, input);
  },
  revalidate: () => '/environment/users',
  goTo: () => '/environment/users',
});

export const addToOrganisations = actionForEach({
  permission: 'organisation.addMember',
  input: addToOrganisationsInput,
  items: ({ organisationIds }) => [...new Set(organisationIds)],
  facts: (tx, actor, organisationId, { userId }) => memberFacts(tx, actor, { organisationId, userId }),
  holdActor: 'change',
  run: (grant, _, input) => addMember(grant, input),
  done: ({ done, refused }) => ({ key: 'added_to_organisations', values: { done, refused } }),
  revalidate: pages,
});
