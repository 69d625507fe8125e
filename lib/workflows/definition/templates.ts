import { blankTask } from './blank';
import type { CheckStep, Definition, TaskStep } from './definition';

/** What a workflow can begin with, in the order in which it is offered. */
export const templates = ['two_eyes', 'everybody', 'client', 'empty'] as const;
export type Template = (typeof templates)[number];

/** The names of a template's steps, in the language of whoever makes it. */
export type StepNames = Record<'approval' | 'first' | 'second' | 'amount' | 'everybody' | 'check' | 'client', string>;

const purchaseInvoices: Definition['starts'] = {
  isAutomatic: true,
  organisations: [],
  types: ['invoice'],
  boxes: ['inbox_in'],
};

const task = (key: string, name: string, more: Partial<TaskStep> = {}): TaskStep => ({
  ...blankTask(key, name),
  ...more,
});

const above = (amount: string, name: string): CheckStep => ({
  kind: 'check',
  key: 'amount',
  name,
  isEvery: true,
  tests: [{ field: 'amountPayable', operator: 'more_than', value: amount }],
  passed: 'next',
  failed: 'approve',
});

/** A definition to begin with: complete but for who decides. */
export function templateOf(template: Template, names: StepNames): Definition {
  switch (template) {
    case 'two_eyes':
      return {
        starts: purchaseInvoices,
        steps: [
          task('first', names.first),
          above('1000', names.amount),
          task('second', names.second, { notPreviousApprover: true }),
        ],
      };
    case 'everybody':
      return { starts: purchaseInvoices, steps: [task('everybody', names.everybody, { mode: 'all_must_act' })] };
    case 'client':
      return {
        starts: purchaseInvoices,
        steps: [task('check', names.check), task('client', names.client, { rejected: 'check' })],
      };
    case 'empty':
      return {
        starts: { isAutomatic: false, organisations: [], types: [], boxes: [] },
        steps: [task('approval', names.approval)],
      };
  }
}
