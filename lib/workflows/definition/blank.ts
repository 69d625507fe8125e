import type { TaskStep } from './definition';

/** A human step that nobody is named for yet: one person sufficient, approved leads on, rejected ends it. */
export const blankTask = (key: string, name: string): TaskStep => ({
  kind: 'task',
  key,
  name,
  assignees: [],
  mode: 'one_sufficient',
  waitsForAll: false,
  notCreator: false,
  notPreviousApprover: false,
  remindAfterDays: null,
  dueAfterDays: null,
  approved: 'next',
  rejected: 'reject',
});
