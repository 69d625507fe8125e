import type { Case, Form } from '../case';
import { administrators, everybody, insiders, type Role, workflowPeople } from '../roles';

// Create and manage groups; workflows and tasks.

const onGroup = (
  name: string,
  form: (who: string) => Record<string, string | string[]>,
  may: readonly Role[] = administrators,
): Case => ({
  endpoint: `groups/[groupId]#${name}`,
  about: 'group',
  may: { own: may },
  // Leaving and deleting lead to the list of groups, which shows the public ones with whose they are.
  shows: ['directory'],
  form: ({ group }, home) => ({
    groupId: group!,
    ...form(name === 'addGroupMembers' ? home.others.newcomer : home.others.seated),
  }),
});

const onTask = (name: string, about: string, may: Case['may'], form: Form): Case => ({
  endpoint: `tasks#${name}`,
  about,
  may,
  form,
  crosses: true,
});
const withId =
  (about: string, more: Record<string, string> = {}): Form =>
  (on) => ({ taskId: on[about]!, ...more });
const handedOver = { shared: administrators };

export const workActions: Case[] = [
  {
    endpoint: 'groups#createGroup',
    may: { own: everybody },
    form: () => ({ type: 'environment', name: 'A new group' }),
  },
  onGroup('addGroupMembers', (who) => ({ userIds: [who] })),
  onGroup('removeGroupMember', (userId) => ({ userId })),
  onGroup('setGroupOwner', (userId) => ({ userId, isGiven: 'on' })),
  onGroup('changeGroup', () => ({ name: 'Another name', description: '', version: '1' })),
  onGroup('leaveGroup', () => ({}), ['basic']),
  onGroup('deleteGroup', () => ({})),
  onTask('decideTask', 'task', { own: everybody }, withId('task', { verdict: 'approved', reason: '' })),
  onTask('decideTask', 'handedOver', handedOver, withId('handedOver', { verdict: 'approved', reason: '' })),
  onTask('delegateTask', 'task', { own: everybody }, ({ task }, home) => ({
    taskId: task!,
    toId: home.others.newcomer,
  })),
  onTask('delegateBack', 'passedOn', { own: ['member'] }, withId('passedOn')),
  onTask('delegateBack', 'handedOver', handedOver, withId('handedOver')),
  onTask('recallTask', 'recallable', { own: administrators }, withId('recallable')),
  onTask('reassignTask', 'task', { own: workflowPeople, hidden: workflowPeople }, ({ task }, home) => ({
    taskId: task!,
    principals: [home.others.newcomer],
  })),
  onTask('confirmTask', 'unconfirmed', { own: workflowPeople, hidden: workflowPeople }, withId('unconfirmed')),
  onTask(
    'restartWorkflow',
    'task',
    { own: workflowPeople, hidden: workflowPeople },
    withId('task', { reason: 'Anew' }),
  ),
  {
    endpoint: 'workflows#createWorkflow',
    may: { own: workflowPeople },
    form: ({ definition }) => ({ name: 'A new workflow', definition: definition! }),
  },
  {
    endpoint: 'workflows#saveWorkflow',
    about: 'workflowDraft',
    may: { own: workflowPeople },
    form: ({ workflowDraft, definition }) => ({
      workflowId: workflowDraft!,
      name: 'Saved',
      definition: definition!,
      revision: '2',
    }),
  },
  {
    endpoint: 'workflows#publishWorkflow',
    about: 'workflowDraft',
    may: { own: workflowPeople },
    form: ({ workflowDraft }) => ({ workflowId: workflowDraft!, revision: '2' }),
  },
  {
    endpoint: 'workflows#pauseWorkflow',
    about: 'workflow',
    may: { own: workflowPeople },
    form: ({ workflow }) => ({ workflowId: workflow!, isPaused: 'on' }),
  },
  {
    endpoint: 'workflows#startWorkflow',
    about: 'document',
    // A document of a partner starts no workflow of one's own.
    may: { own: ['administrator', 'member', 'organisationAdministrator'], hidden: administrators },
    form: ({ document }, home) => ({ documents: [document!], workflowId: home.whole.workflow! }),
  },
];

const assignees = '/assignees?search=Person';

export const workPlaces: Case[] = [
  { endpoint: 'page /groups', may: { own: everybody }, path: () => '/groups', shows: ['platform', 'directory'] },
  { endpoint: 'page /groups/create', may: { own: everybody }, path: () => '/groups/create' },
  {
    endpoint: 'page /groups/[groupId]',
    about: 'group',
    may: { own: everybody },
    path: ({ group }) => `/groups/${group}`,
  },
  {
    endpoint: 'page /groups/[groupId]',
    about: 'partnerGroup',
    may: { own: ['administrator', 'basicManager'] },
    path: ({ partnerGroup }) => `/groups/${partnerGroup}`,
  },
  {
    endpoint: 'route /groups/[groupId]/people',
    about: 'group',
    may: { own: administrators },
    path: ({ group }) => `/groups/${group}/people?search=Person`,
  },
  { endpoint: 'route /groups/people', may: { own: everybody }, path: () => '/groups/people?search=Person' },
  { endpoint: 'page /tasks', may: { own: everybody }, path: () => '/tasks' },
  {
    endpoint: 'page /tasks/[taskId]',
    about: 'task',
    may: { own: everybody, hidden: workflowPeople, shared: ['member', 'basicManager'] },
    path: ({ task }) => `/tasks/${task}`,
  },
  {
    endpoint: 'page /tasks/[taskId]',
    about: 'handedOver',
    // Whoever holds it, reads its document, or looks after the workflows of its environment (D-07).
    may: {
      own: [...insiders, 'workflowAdministrator'],
      hidden: workflowPeople,
      shared: ['administrator', 'member', 'basicManager'],
    },
    path: ({ handedOver: task }) => `/tasks/${task}`,
  },
  {
    endpoint: 'route /tasks/[taskId]/people',
    about: 'task',
    may: { own: everybody },
    path: ({ task }) => `/tasks/${task}/people?search=Person`,
  },
  { endpoint: 'route /tasks/assignees', may: { own: workflowPeople }, path: () => `/tasks${assignees}` },
  { endpoint: 'route /workflows/assignees', may: { own: workflowPeople }, path: () => `/workflows${assignees}` },
  { endpoint: 'page /workflows', may: { own: workflowPeople }, path: () => '/workflows' },
  { endpoint: 'page /workflows/create', may: { own: workflowPeople }, path: () => '/workflows/create' },
  {
    endpoint: 'page /workflows/[workflowId]',
    about: 'workflow',
    may: { own: workflowPeople },
    path: ({ workflow }) => `/workflows/${workflow}`,
  },
];
