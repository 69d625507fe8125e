import { z } from 'zod';
import { assigneeRoles, documentTypes, stepModes } from '@/db/vocabulary';
import { id, line, optionalLine } from '@/lib/policy/shapes';
import { fieldNames, fields } from '../checks/fields';
import { isComparable, operators, operatorsOf, standsAlone } from '../checks/operators';

// What a workflow does, as it is stored: read through these shapes whenever it is read, written through them whenever it is written.

/** A step's name inside its workflow; the three words are ways a step can lead elsewhere. */
const key = () => z.string().regex(/^(?!next$|approve$|reject$)[a-z][a-z0-9_]{0,19}$/, 'invalid');
/** Where a step leads: to the one below it, to the end with one of two outcomes, or to a step by its key. */
const target = () => z.union([z.enum(['next', 'approve', 'reject']), key()]);
const days = () => z.number().int().min(1).max(365).nullable();

const test = z
  .strictObject({ field: z.enum(fieldNames), operator: z.enum(operators), value: optionalLine(200) })
  .refine(({ field, operator }) => operatorsOf[fields[field]].includes(operator), {
    path: ['operator'],
    message: 'invalid',
  })
  .refine(({ field, operator, value }) => standsAlone(operator) || isComparable(fields[field], value), {
    path: ['value'],
    message: 'comparable',
  });

const check = z.strictObject({
  kind: z.literal('check'),
  key: key(),
  name: line(80),
  /** Whether all of the questions must be answered with yes, or one. */
  isEvery: z.boolean(),
  tests: z.array(test).min(1).max(10),
  passed: target(),
  failed: target(),
});

const assignee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['user', 'group']), id: id() }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(assigneeRoles) }),
]);

const task = z.strictObject({
  kind: z.literal('task'),
  key: key(),
  name: line(80),
  assignees: z.array(assignee).max(20),
  mode: z.enum(stepModes),
  waitsForAll: z.boolean(),
  notCreator: z.boolean(),
  notPreviousApprover: z.boolean(),
  remindAfterDays: days(),
  dueAfterDays: days(),
  approved: target(),
  /** The end, or a human step above: its people look at it again. */
  rejected: z.union([z.literal('reject'), key()]),
});

const starts = z.strictObject({
  /** On arrival; else by hand alone. */
  isAutomatic: z.boolean(),
  /** Which documents: of these organisations, types and boxes; of all of them where none is named. */
  organisations: z.array(id()).max(200),
  types: z.array(z.enum(documentTypes)).max(documentTypes.length),
  boxes: z.array(z.enum(['documents', 'inbox_in'])).max(2),
});

export const definitionShape = z
  .strictObject({ starts, steps: z.array(z.discriminatedUnion('kind', [check, task])).max(30) })
  .refine(({ steps }) => new Set(steps.map((one) => one.key)).size === steps.length, {
    path: ['steps'],
    message: 'invalid',
  });

export type Definition = z.output<typeof definitionShape>;
export type Step = Definition['steps'][number];
export type CheckStep = Extract<Step, { kind: 'check' }>;
export type TaskStep = Extract<Step, { kind: 'task' }>;
export type Assignee = TaskStep['assignees'][number];
export type Target = CheckStep['passed'];

/** The definition as it stands in its row; throws for one that no version of this product wrote. */
export const readDefinition = (stored: unknown): Definition => definitionShape.parse(stored);
