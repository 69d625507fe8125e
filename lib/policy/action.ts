import { revalidatePath } from 'next/cache';
import { redirect, unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import type { Read } from '@/db/client';
import type { Actor, HoldActor } from './actor';
import { exercise, type Grant } from './grant';
import type { Outcome, Refused, Values } from './outcome';
import type { Facts, Permission } from './policy';
import { Refusal, refusalOf } from './refusal';
import { reasonsOf, wordsOfRefusal, wordsOfRefusals } from './refusal-words';
import { requireActor } from './session';

/** A sentence of `messages/` under `done`, with its values. */
export type Said = string | { key: string; values: Record<string, string | number> };

/** How many different reasons a sentence takes. */
const mostReasons = 5;

type Definition<P extends Permission, I extends z.ZodType, T> = {
  permission: P;
  /** The only gate at run time: types are not checked on what a browser posts. Strict; names ending in `[]` come as lists. */
  input: I;
  /** What relates the actor to the thing, looked up in the transaction and locked. */
  facts: (tx: Read, actor: Actor, input: z.output<I>) => Promise<Facts<P> | null>;
  run: (grant: Grant<P>, input: z.output<I>) => Promise<T>;
  /** `change` for what may be done to the actor's own person: two at once then come one after the other. */
  holdActor?: HoldActor;
  /** The sentence shown when it is done. */
  done?: (result: T, input: z.output<I>) => Said | undefined;
  /** The paths whose pages show the change. */
  revalidate?: (input: z.output<I>) => string | string[];
  /** Where to go when it is done. */
  goTo?: (result: T, input: z.output<I>) => string;
};

type Action = {
  (before: Outcome | null, form: FormData): Promise<Outcome>;
  (form: FormData): Promise<Outcome>;
};

/**
 * A mutation as the browser may call it: actor → parse → exercise → words → revalidate after commit.
 * Answers an outcome, never a row; redirects, not-found and faults go on to Next.
 */
export function action<P extends Permission, I extends z.ZodType, T>(definition: Definition<P, I, T>): Action {
  const { permission, facts, run, holdActor } = definition;
  return perform(definition.input, async (actor, input) => {
    const result = await exercise(
      permission,
      actor,
      (tx, current) => facts(tx, current, input),
      (grant) => run(grant, input),
      holdActor,
    );
    return {
      said: definition.done?.(result, input),
      paths: definition.revalidate?.(input),
      goTo: definition.goTo?.(result, input),
    };
  });
}

type EachDefinition<P extends Permission, I extends z.ZodType, Item> = Omit<
  Definition<P, I, void>,
  'facts' | 'run' | 'done' | 'goTo'
> & {
  /** The things it is done to, each in a transaction of its own. */
  items: (input: z.output<I>) => Item[];
  facts: (tx: Read, actor: Actor, item: Item, input: z.output<I>) => Promise<Facts<P> | null>;
  run: (grant: Grant<P>, item: Item, input: z.output<I>) => Promise<void>;
  /** The sentence when all are done; `refused` counts those that were not, and their reasons are added. */
  done: (count: { done: number; otherwise: number; refused: number }, input: z.output<I>) => Said;
  /** True where a press takes several posts, this one among them: then each thing that was refused is told by itself, with its reason. */
  tellsEach?: (input: z.output<I>) => boolean;
};

/** What is done to one thing, under one permission. */
type Way<P extends Permission, I extends z.ZodType, Item> = Pick<
  EachDefinition<P, I, Item>,
  'permission' | 'facts' | 'run'
>;

/**
 * The same for several things at once: what may be done is done, and what may not is counted, with the reasons.
 * `otherwise` is tried with whatever the first way is refused for: to ask for what one may not do oneself.
 */
export function actionForEach<P extends Permission, I extends z.ZodType, Item, Q extends Permission = never>(
  definition: EachDefinition<P, I, Item> & { otherwise?: Way<Q, I, Item> },
): Action {
  const { items, otherwise, holdActor } = definition;
  return perform(definition.input, async (actor, input) => {
    const count = { done: 0, otherwise: 0, refused: 0 };
    const refused: [id: string, refusal: Refusal][] = [];
    const tried = <R extends Permission>({ permission, facts, run }: Way<R, I, Item>, item: Item) =>
      exercise(
        permission,
        actor,
        (tx, current) => facts(tx, current, item, input),
        (grant) => run(grant, item, input),
        holdActor,
      );
    for (const item of items(input)) {
      try {
        if (await done(() => tried(definition, item), otherwise !== undefined)) count.done++;
        else {
          await tried(otherwise!, item);
          count.otherwise++;
        }
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        refused.push([String(item), refusal]);
        count.refused++;
      }
    }
    const why = refused.map(([, refusal]) => refusal);
    const answer = { said: definition.done(count, input), paths: definition.revalidate?.(input) };
    if (definition.tellsEach?.(input)) return { ...answer, refused };
    return count.done + count.otherwise === 0 && why.length > 0 ? { nothing: why } : { ...answer, but: why };
  });
}

/** True when it was done; false when it is not allowed this way and there is another. */
async function done(work: () => Promise<void>, hasOtherWay: boolean): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (hasOtherWay && error instanceof Refusal && ['forbidden', 'not_found'].includes(error.code)) return false;
    throw error;
  }
}

type Done = {
  said?: Said | undefined;
  paths?: string | string[] | undefined;
  goTo?: string | undefined;
  /** Why some of several were not done; why none was. */
  but?: Refusal[];
  nothing?: Refusal[];
  refused?: [id: string, refusal: Refusal][];
};

function perform<I extends z.ZodType>(input: I, work: (actor: Actor, input: z.output<I>) => Promise<Done>): Action {
  return async (first: Outcome | FormData | null, second?: FormData): Promise<Outcome> => {
    const form = second ?? (first as FormData);
    const values = valuesOf(form);
    const actor = await requireActor();
    let done: Done;
    try {
      const parsed = input.safeParse(values);
      if (!parsed.success) return await invalidInput(parsed.error, values);
      done = await work(actor, parsed.data);
    } catch (error) {
      unstable_rethrow(error);
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return await wordsOfRefusal(refusal, actor, values);
    }
    if (done.nothing) return await wordsOfRefusals(done.nothing, actor, values);
    for (const path of [done.paths ?? []].flat()) revalidatePath(path);
    if (done.goTo) redirect(done.goTo);
    return { code: 'ok', ...(await doneWords(done, actor)), ...(await refusedWords(done, actor)) };
  };
}

async function doneWords({ said, but = [] }: Done, actor: Actor): Promise<{ message?: string }> {
  if (!said) return {};
  const t = await getTranslations('done');
  const sentence = typeof said === 'string' ? t(said as never) : t(said.key as never, said.values as never);
  const reasons = await reasonsOf(but, actor);
  return { message: [sentence, ...[...new Set(reasons)].slice(0, mostReasons)].join(' ') };
}

/** Why each of the refused was. */
async function refusedWords({ refused }: Done, actor: Actor): Promise<{ refused?: Refused[] }> {
  if (!refused) return {};
  const reasons = await reasonsOf(
    refused.map(([, refusal]) => refusal),
    actor,
  );
  return { refused: refused.map(([id], at) => ({ id, why: reasons[at]! })) };
}

/** What was posted, by name: lists for names ending in `[]`, the last one for the others; the framework's own fields left out. */
export function valuesOf(form: FormData): Values {
  // Anybody can call an action with something else than a form: nothing was filled in, then.
  if (!(form instanceof FormData)) return {};
  const values = new Map<string, string | string[]>();
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue;
    const all = form.getAll(name).filter((value) => typeof value === 'string');
    if (name.endsWith('[]')) values.set(name.slice(0, -2), all);
    else if (all.length > 0) values.set(name, all.at(-1)!);
  }
  // Not set one by one: a field may be called `__proto__`, and an object with another prototype cannot be sent back.
  return Object.fromEntries(values);
}

/** Field by field what is wrong, in the reader's language, with everything that was typed. */
export async function invalidInput(error: z.ZodError, values: Values): Promise<Outcome> {
  const t = await getTranslations('fields');
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    // A sentence of the field's own, so that a summary of several errors does not say the same thing twice.
    const said = [`of.${field}.${issue.message}`, issue.message, 'invalid'].find((key) => t.has(key as never));
    fields[field] ??= t(said as never, (issue.code === 'custom' ? issue.params : undefined) as never);
  }
  return { code: 'invalid', message: t('summary'), fields, values };
}
