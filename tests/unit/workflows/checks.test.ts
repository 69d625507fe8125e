import { describe, expect, test } from 'vitest';
import { cast } from '@/db/seed/cast';
import { generateDocument } from '@/db/seed/generate';
import { traderOf } from '@/db/seed/suppliers';
import { type Field, fieldNames, type Values, valuesOf, valuesOfFile } from '@/lib/workflows/checks/fields';
import type { Operator } from '@/lib/workflows/checks/operators';
import { holds } from '@/lib/workflows/checks/tests';
import { type CheckStep, type Definition, definitionShape, type TaskStep } from '@/lib/workflows/definition/definition';
import { problemsOf } from '@/lib/workflows/definition/problems';
import { advance, begin } from '@/lib/workflows/engine/advance';

// Automatic steps: what a document says by its business names, how a check compares it, and where it leads (E-072, E-073).

const said = (values: Partial<Record<Field, string[]>>): Values =>
  Object.fromEntries(fieldNames.map((name) => [name, values[name] ?? []])) as unknown as Values;

describe('a question to a field', () => {
  const values = said({
    orderReference: ['PO-2026-0012'],
    amountPayable: ['5000.00'],
    dueDate: ['2026-12-01'],
    lineName: ['Brood', 'Bezorgen'],
    sellerName: ['Molen Zuid BV'],
  });
  test.each<[Field, Operator, string, boolean]>([
    ['orderReference', 'present', '', true],
    ['buyerReference', 'present', '', false],
    ['buyerReference', 'absent', '', true],
    ['orderReference', 'absent', '', false],
    ['orderReference', 'starts_with', 'po-2026', true],
    ['orderReference', 'starts_with', '2026', false],
    ['orderReference', 'matches', 'PO-????-*', true],
    ['orderReference', 'matches', 'PO-???', false],
    ['sellerName', 'equals', 'molen zuid bv', true],
    ['sellerName', 'differs', 'Molen Noord BV', true],
    ['amountPayable', 'equals', '5000', true],
    ['amountPayable', 'more_than', '5000', false],
    ['amountPayable', 'at_least', '5000', true],
    ['amountPayable', 'less_than', '5000.01', true],
    ['amountPayable', 'at_most', '4999.99', false],
    ['dueDate', 'less_than', '2026-12-02', true],
    ['dueDate', 'more_than', '2026-12-01', false],
    // Of several values each must fit; of none, none does.
    ['lineName', 'matches', 'b*', true],
    ['lineName', 'starts_with', 'Bro', false],
    ['buyerReference', 'differs', 'anything', false],
    ['amountVat', 'less_than', '1', false],
  ])('%s %s %s: %s', (field, operator, value, expected) => {
    expect(holds({ field, operator, value }, values)).toBe(expected);
  });

  test('no pattern keeps a check busy', () => {
    const started = performance.now();
    const long = said({ note: ['a'.repeat(20_000)] });
    expect(holds({ field: 'note', operator: 'matches', value: `${'*a'.repeat(90)}*b` }, long)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test('an e-document says its fields by their business names, a plain file what was filled in beside it', () => {
  const [home] = cast;
  const trader = traderOf({ ...home!.organisations[0]!, trade: 'accountancy' } as never);
  const model = generateDocument({
    seller: trader.party,
    buyer: trader.party,
    trade: trader.trade,
    iban: trader.iban,
    date: '2026-11-02',
    seed: 3,
    kind: 'invoice',
  });
  const values = valuesOf(model, 'invoice');
  expect(values.number).toEqual([model.number]);
  expect(values.amountPayable).toEqual([model.totals.payable]);
  expect(values.sellerLegalNumber).toEqual(['30000001']);
  expect(values.lineCount).toEqual([String(model.lines.length)]);
  const file = {
    number: '',
    counterparty: 'Molen Zuid',
    amountCents: 12_50,
    currency: 'EUR',
    issueDate: null,
    dueDate: '2026-12-01',
  };
  expect(valuesOfFile({ ...file, type: 'expense_claim' })).toMatchObject({
    type: ['expense_claim'],
    number: [],
    sellerName: ['Molen Zuid'],
    amountPayable: ['12.50'],
    orderReference: [],
  });
});

const task = (key: string, more: Partial<TaskStep> = {}): TaskStep => ({
  kind: 'task',
  key,
  name: key,
  assignees: [{ kind: 'role', role: 'organisation_member' }],
  mode: 'one_sufficient',
  waitsForAll: false,
  notCreator: false,
  notPreviousApprover: false,
  remindAfterDays: null,
  dueAfterDays: null,
  approved: 'next',
  rejected: 'reject',
  ...more,
});
const above5000 = (passed: string, failed: string): CheckStep => ({
  kind: 'check',
  key: 'amount',
  name: 'Above EUR 5,000',
  isEvery: true,
  tests: [{ field: 'amountPayable', operator: 'more_than', value: '5000' }],
  passed: passed as CheckStep['passed'],
  failed: failed as CheckStep['failed'],
});
const of = (...steps: Definition['steps']): Definition => ({
  starts: { isAutomatic: true, organisations: [], types: [], boxes: [] },
  steps,
});
const paying = (amount: string) => said({ amountPayable: [amount] });

describe('routing', () => {
  // E-073: above EUR 5,000 to the financial director, else the bookkeeper.
  const definition = of(
    above5000('director', 'next'),
    task('bookkeeper', { approved: 'approve' }),
    task('director', { rejected: 'bookkeeper' }),
  );

  test('a check leads to one person or the other, and tells what it answered', () => {
    const large = begin(definition, paying('5000.01'));
    expect(large.reached).toMatchObject({ step: { key: 'director' } });
    expect(large.checks).toMatchObject([{ step: { key: 'amount' }, isPassed: true }]);
    expect(begin(definition, paying('5000')).reached).toMatchObject({ step: { key: 'bookkeeper' } });
  });

  test('an approval goes on, a rejection ends it or leads back', () => {
    const outcomeOf = (key: string, verdict: 'approved' | 'rejected') =>
      advance(definition, key, verdict, paying('1')).reached;
    expect(outcomeOf('bookkeeper', 'approved')).toEqual({ verdict: 'approved' });
    expect(outcomeOf('bookkeeper', 'rejected')).toEqual({ verdict: 'rejected' });
    expect(outcomeOf('director', 'approved')).toEqual({ verdict: 'approved' });
    expect(outcomeOf('director', 'rejected')).toMatchObject({ step: { key: 'bookkeeper' } });
  });

  test('a check can end a document by itself', () => {
    expect(begin(of(above5000('reject', 'approve'), task('never')), paying('9000')).reached).toEqual({
      verdict: 'rejected',
    });
  });

  test('checks one after the other are asked until somebody must decide', () => {
    const two = of({ ...above5000('next', 'reject'), key: 'first' }, above5000('next', 'reject'), task('person'));
    expect(begin(two, paying('6000')).checks.map((one) => one.step.key)).toEqual(['first', 'amount']);
  });
});

describe('what cannot be published', () => {
  test('a workflow in which every way leads to an end past somebody has no problems', () => {
    expect(
      problemsOf(of(above5000('b', 'next'), task('a', { approved: 'approve' }), task('b', { rejected: 'a' }))),
    ).toEqual([]);
  });
  test.each([
    ['nobody ever decides', of(above5000('approve', 'reject')), 'no_task', null],
    ['a step without anybody', of(task('a', { assignees: [] })), 'no_assignee', 'a'],
    ['a check that leads up', of(task('a'), above5000('a', 'next'), task('b')), 'leads_up', 'amount'],
    ['an approval that leads up', of(task('a'), task('b', { approved: 'a' })), 'leads_up', 'b'],
    [
      'an approval that leads up beside a rejection that does',
      of(task('a'), task('b', { approved: 'a', rejected: 'a' })),
      'leads_up',
      'b',
    ],
    ['a rejection that leads down', of(task('a', { rejected: 'b' }), task('b')), 'leads_down', 'a'],
    ['a rejection to itself', of(task('a', { rejected: 'a' })), 'leads_down', 'a'],
    ['a way to nowhere', of(task('a', { approved: 'gone' })), 'leads_nowhere', 'a'],
    ['a step nothing leads to', of(task('a', { approved: 'approve' }), task('b')), 'unreachable', 'b'],
  ])('%s', (_, definition, problem, step) => {
    expect(problemsOf(definition)).toContainEqual({ problem, step });
  });
});

describe('the stored shape', () => {
  const isFit = (definition: unknown) => definitionShape.safeParse(definition).success;
  test('takes what the designer writes', () => expect(isFit(of(above5000('next', 'reject'), task('a')))).toBe(true));
  test.each([
    ['two steps of one name', of(task('a'), task('a'))],
    ['a step named like a way', of(task('approve'))],
    [
      'a value with a sign no text has',
      of(
        {
          ...above5000('next', 'reject'),
          tests: [{ field: 'orderReference', operator: 'equals', value: 'a\u0000' }],
        },
        task('a'),
      ),
    ],
    [
      'an amount that is none',
      of(
        { ...above5000('next', 'next'), tests: [{ field: 'amountPayable', operator: 'more_than', value: 'much' }] },
        task('a'),
      ),
    ],
    [
      'a comparison that does not fit',
      of(
        { ...above5000('next', 'next'), tests: [{ field: 'amountPayable', operator: 'starts_with', value: '5' }] },
        task('a'),
      ),
    ],
    ['a field nobody knows', { ...of(task('a')), more: 1 }],
  ])('refuses %s', (_, definition) => expect(isFit(definition)).toBe(false));
});
