import type { z } from 'zod';
import type { Values } from '@/lib/policy/outcome';
import { hostileName, hostileText } from './hostile';
import type { Random } from './random';

/** Ids that stand in the database, by the beginning of the names of the fields that ask for them. */
export type Known = Readonly<Record<string, readonly string[]>>;

type Def = {
  type: string;
  format?: string;
  shape?: Record<string, z.ZodType>;
  in?: z.ZodType;
  out?: z.ZodType;
  innerType?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  values?: unknown[];
};
const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def;

/** Values that a schema may well take, as they are posted. */
export function nearlyValid(schema: z.ZodType, known: Known, random: Random): Values {
  const shape = shapeOf(schema);
  if (!shape) return invoice(known, random);
  const values: Values = {};
  for (const [name, field] of Object.entries(shape)) {
    const value = fieldValue(field, name, known, random);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> | undefined {
  const { type, shape, in: before } = defOf(schema);
  if (type === 'object') return shape;
  return type === 'pipe' && before ? shapeOf(before) : undefined;
}

function fieldValue(schema: z.ZodType, name: string, known: Known, random: Random): string | string[] | undefined {
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
    case 'prefault':
    case 'default':
    case 'catch':
      return random.chance(0.3) ? undefined : fieldValue(def.innerType!, name, known, random);
    case 'pipe':
      return fieldValue(defOf(def.in!).type === 'transform' ? def.out! : def.in!, name, known, random);
    case 'enum':
      return random.pick(Object.values(def.entries!));
    case 'literal':
      return String(def.values![0]);
    case 'union':
      return fieldValue(random.pick(def.options!), name, known, random);
    case 'array': {
      const most = random.chance(0.9) ? 3 : 30;
      const list = Array.from({ length: 1 + random.below(most) }, () => fieldValue(def.element!, name, known, random));
      return list.filter((one): one is string => typeof one === 'string');
    }
    case 'number':
      return random.chance(0.8) ? '1' : hostileText(random);
    default:
      return def.format === 'uuid' || def.format === 'guid' ? idFor(name, known, random) : textFor(name, known, random);
  }
}

function idFor(name: string, known: Known, random: Random): string {
  const kind = Object.keys(known).find((one) => name.toLowerCase().startsWith(one));
  const list = kind && random.chance(0.9) ? known[kind]! : Object.values(known).flat();
  return list.length > 0 ? random.pick(list) : crypto.randomUUID();
}

const definition = (known: Known, random: Random) =>
  JSON.stringify({
    starts: { isAutomatic: random.chance(0.5), organisations: [], types: ['invoice'], boxes: ['inbox_in'] },
    steps: Array.from({ length: 1 + random.below(3) }, (_, at) => ({
      kind: 'task',
      key: `step_${at}`,
      name: benign(random),
      assignees: [{ kind: 'user', id: idFor('user', known, random) }],
      mode: random.pick(['one', 'all', 'one_sufficient', 'all_must_act']),
      waitsForAll: false,
      notCreator: false,
      notPreviousApprover: false,
      remindAfterDays: null,
      dueAfterDays: 3,
      approved: 'next',
      rejected: 'reject',
    })),
  });

const clients = (random: Random) =>
  JSON.stringify(
    Array.from({ length: 1 + random.below(3) }, () => ({
      clientName: benign(random),
      email: `client${random.below(1_000_000)}@clients.example`,
      organisationName: benign(random),
      legalNumber: '',
      softwarePackage: '',
    })),
  );

/** Texts for fields that ask for something of a form, by name; the others take whatever stands on one line. */
const texts: [RegExp, (known: Known, random: Random) => string][] = [
  [/^definition$/, definition],
  [/^clients$/, (_, random) => clients(random)],
  [/email/i, (_, random) => `${random.pick(['a', 'é', 'x.y+z'])}${random.below(1_000_000)}@somewhere.example`],
  [/^token$/, (_, random) => random.pick(['x', 'A'.repeat(43), hostileText(random).slice(0, 200)])],
  [/^code$/, (_, random) => String(random.below(1_000_000)).padStart(6, '0')],
  [/^press$|^key$/, (_, random) => Buffer.from(random.bytes(16)).toString('hex')],
  [/^next$/, (_, random) => random.pick(['/', '/documents', hostileText(random)])],
  [/^planKey$/, (_, random) => random.pick(['basic', 'professional', hostileText(random).slice(0, 50)])],
  [/^organisations$/, (known, random) => `${idFor('organisation', known, random)}:member`],
  [/^until$/, (_, random) => String(random.below(2_000_000_000) * 1000)],
  [/^(legalNumber|vatNumber|iban|invoicePrefix)$/, (_, random) => random.pick(['', '', hostileText(random)])],
];

function textFor(name: string, known: Known, random: Random): string {
  const [, make] = texts.find(([names]) => names.test(name)) ?? [];
  return make ? make(known, random) : benign(random);
}

const benign = (random: Random) =>
  random.chance(0.25)
    ? hostileText(random)
    : `${random.pick(['Bakkerij', 'Ünïçødé 中文 😀', "d'Œuvre", '100% _', '<b>', '=1+1', 'x'])} ${random.below(1000)}`;

/** The form of an invoice, whose schema gathers its lines by itself. */
function invoice(known: Known, random: Random): Values {
  const amount = () => (random.chance(0.7) ? `${random.below(9999)},${random.below(99)}` : hostileText(random));
  const day = () => (random.chance(0.7) ? '2026-11-30' : hostileText(random));
  const values: Values = {
    language: random.pick(['en', 'nl', 'de']),
    documentId: random.chance(0.5) ? crypto.randomUUID() : idFor('document', known, random),
    organisationId: idFor('organisation', known, random),
    version: '1',
    type: random.pick(['invoice', 'credit_note']),
    buyerName: benign(random),
    buyerCountry: random.pick(['NL', 'BE', 'XX']),
    issueDate: day(),
    dueDate: day(),
    discount: random.pick(['', '10', hostileText(random)]),
    chargeAmount: random.pick(['', amount()]),
    note: benign(random),
    next: random.pick(['stay', 'check', 'line']),
  };
  for (let line = 0; line < random.below(4); line++) {
    values[`lines.${line}.name`] = benign(random);
    values[`lines.${line}.quantity`] = amount();
    values[`lines.${line}.price`] = amount();
  }
  for (const name of Object.keys(values)) if (random.chance(0.1)) delete values[name];
  return values;
}

/** The values as a form; with `faults`, that many places where it is not as the page would post it. */
export function asForm(values: Values, random: Random, faults: number): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') form.append(name, value);
    else for (const one of value) form.append(`${name}[]`, one);
  }
  for (let fault = 0; fault < faults; fault++) spoil(form, random);
  return form;
}

function spoil(form: FormData, random: Random): void {
  const names = [...form.keys()];
  const name = names.length > 0 ? random.pick(names) : hostileName(random);
  const kind = random.below(8);
  if (kind === 0) form.delete(name);
  else if (kind === 1) form.append(hostileName(random), hostileText(random));
  else if (kind === 2) form.set(name, new File([hostileText(random)], hostileText(random).slice(0, 200)));
  else if (kind === 3) form.append(`${name}[]`, hostileText(random));
  else if (kind === 4 && random.chance(0.05)) for (let at = 0; at < 2000; at++) form.append(name, String(at));
  else form.set(name, hostileText(random));
}
