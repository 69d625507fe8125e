import type { Assignee, Definition, TaskStep } from '@/lib/workflows/definition/definition';
import { castId } from './cast';

// What the workflows of the demo world do: three of De Boer's own, and one that three of its clients share.

const group = (key: string): Assignee => ({ kind: 'group', id: castId(`group ${key}`) });
const user = (key: string): Assignee => ({ kind: 'user', id: castId(`user ${key}`) });

type Named = Pick<TaskStep, 'key' | 'name' | 'assignees'>;

/** A human step: one person sufficient, a week to decide, reminded after three days; `more` says what is otherwise. */
const task = (named: Named, more: Partial<TaskStep> = {}): TaskStep => ({
  kind: 'task',
  mode: 'one_sufficient',
  waitsForAll: false,
  notCreator: false,
  notPreviousApprover: false,
  remindAfterDays: 3,
  dueAfterDays: 7,
  approved: 'next',
  rejected: 'reject',
  ...named,
  ...more,
});

const byHand: Definition['starts'] = { isAutomatic: false, organisations: [], types: [], boxes: [] };
const onArrival = (types: Definition['starts']['types']): Definition['starts'] => ({
  ...byHand,
  isAutomatic: true,
  types,
  boxes: ['inbox_in'],
});

const firstCheck = task({ key: 'first_check', name: 'First check', assignees: [group('administration')] });
/** `deciding` approves what the team has checked, but for who checked it. */
const approval = (deciding: string) =>
  task({ key: 'approval', name: 'Approval', assignees: [user(deciding)] }, { notPreviousApprover: true });

/** An order or a reference, or somebody finds out what the invoice is for. */
const reference: Definition['steps'] = [
  {
    kind: 'check',
    key: 'reference',
    name: 'An order or a reference is named',
    isEvery: false,
    tests: [
      { field: 'orderReference', operator: 'present', value: '' },
      { field: 'buyerReference', operator: 'present', value: '' },
    ],
    passed: 'first_check',
    failed: 'next',
  },
  task({
    key: 'clarify',
    name: 'Find out what it is for',
    assignees: [{ kind: 'role', role: 'organisation_member' }],
  }),
];

/** De Boer's purchase invoices: as they began, as they are, and as somebody is about to change them. */
export const purchaseInvoices = {
  first: { starts: byHand, steps: [firstCheck, approval('emma')] },
  second: { starts: byHand, steps: [...reference, firstCheck, approval('bram')] },
  draft: {
    starts: onArrival(['invoice', 'credit_note']),
    steps: [...reference, firstCheck, { ...approval('bram'), rejected: 'first_check' }],
  },
} satisfies Record<string, Definition>;

/** Everybody of the board, each within ten days. */
export const boardApproves: Definition = {
  starts: byHand,
  steps: [
    task(
      { key: 'board', name: 'Approval by the board', assignees: [group('board')] },
      { mode: 'all_must_act', dueAfterDays: 10 },
    ),
  ],
};

export const expenseClaims: Definition = {
  starts: onArrival(['expense_claim']),
  steps: [task({ key: 'receipts', name: 'Check the receipts', assignees: [group('administration')] })],
};

/** A client's: De Boer and the client check together, and above a thousand euros the client's administrator approves as well. */
export const twoEyes = (client: string): Definition => ({
  starts: byHand,
  steps: [
    task({ key: 'first_check', name: 'First check', assignees: [group(client)] }),
    {
      kind: 'check',
      key: 'amount',
      name: 'Above € 1,000',
      isEvery: true,
      tests: [{ field: 'amountPayable', operator: 'more_than', value: '1000' }],
      passed: 'next',
      failed: 'approve',
    },
    task(
      {
        key: 'approval',
        name: 'Approval by the management',
        assignees: [{ kind: 'role', role: 'environment_administrator' }],
      },
      { notPreviousApprover: true, dueAfterDays: 5 },
    ),
  ],
});
