import { and, eq, isNull } from 'drizzle-orm';
import { getLocale, getTranslations } from 'next-intl/server';
import { reading } from '@/db/client';
import { users } from '@/db/schema';
import type { Actor } from './actor';
import type { Missing, Outcome, Values } from './outcome';
import type { Condition } from './policy';
import { Refusal } from './refusal';

/** A refusal as the reader sees it: a sentence, each condition that is missing, and who can give it. Without an actor there is nobody to ask. */
export async function wordsOfRefusal(
  refusal: Refusal,
  actor: Actor | null,
  values: Values,
): Promise<Exclude<Outcome, { code: 'ok' }>> {
  const t = await getTranslations('refusals');
  const { say, values: given, field, missing, whom, retryAfterSeconds, at } = refusal.details;
  const sentence = t((say ?? refusal.code) as never, (given ?? { minutes: 1 }) as never);
  switch (refusal.code) {
    case 'forbidden':
      return {
        code: 'forbidden',
        message: sentence,
        missing: actor ? await wordsOfMissing(missing ?? [], actor, whom) : [],
        values,
      };
    case 'invalid':
      return {
        code: 'invalid',
        message: (await getTranslations('fields'))('summary'),
        fields: { [field ?? '']: sentence },
        values,
      };
    case 'rate_limited': {
      const seconds = retryAfterSeconds ?? 60;
      return {
        code: 'rate_limited',
        message: t('rate_limited', { minutes: Math.ceil(seconds / 60) }),
        retryAfterSeconds: seconds,
        values,
      };
    }
    case 'conflict':
      return { code: 'conflict', message: sentence, ...(at !== undefined && { at }), values };
    default:
      return { code: refusal.code, message: sentence, values };
  }
}

/** The same where no form stands around it: the sentence, what is missing and who can give it, one behind the other. */
export function inOneLine(outcome: Exclude<Outcome, { code: 'ok' }>): string {
  const sentences = outcome.code === 'invalid' ? Object.values(outcome.fields) : [outcome.message];
  const missing = outcome.code === 'forbidden' ? outcome.missing : [];
  return [...sentences, ...missing.flatMap((one) => [one.condition, one.remedy ?? []].flat())].join(' ');
}

/** Each of several refusals in one line: many for the same reason, which is put into words once. */
export async function reasonsOf(refusals: readonly Refusal[], actor: Actor): Promise<string[]> {
  const known = new Map<string, string>();
  const said: string[] = [];
  for (const refusal of refusals) {
    const reason = JSON.stringify([refusal.code, refusal.details]);
    const why = known.get(reason) ?? inOneLine(await wordsOfRefusal(refusal, actor, {}));
    known.set(reason, why);
    said.push(why);
  }
  return said;
}

/** Several refusals where nothing was done: the first, with whom the others for the same reason are about, and what is wrong with them at the same field. */
export async function wordsOfRefusals(refusals: readonly Refusal[], actor: Actor, values: Values) {
  const { code, details } = refusals[0]!;
  const reason = (one: Refusal) => [one.code, one.details.field, one.details.missing].join();
  const alike = refusals.filter((one) => reason(one) === reason(refusals[0]!));
  const whom = alike.flatMap((one) => one.details.whom ?? []);
  const answer = await wordsOfRefusal(new Refusal(code, { ...details, whom }), actor, values);
  if (answer.code !== 'invalid') return answer;
  const sentences = new Set(await reasonsOf(alike, actor));
  return { ...answer, fields: { [details.field ?? '']: [...sentences].join(' ') } };
}

/**
 * Each missing condition in words, with the names of those because of whom it is missing and of the administrators who can give it
 * (N-13); an administrator is not sent to themselves.
 */
export async function wordsOfMissing(
  missing: readonly Condition[],
  actor: Actor,
  whom: readonly string[] = [],
): Promise<Missing[]> {
  if (missing.length === 0) return [];
  const t = await getTranslations('conditions');
  const administrators = await namesOfAdministrators(actor);
  const people = { whom: await listed(whom, 'conjunction'), count: whom.length };
  const ownRemedy = (condition: Condition) => {
    const own = `${condition}.remedyOwn` as const;
    return actor.role === 'administrator' && t.has(own as never) ? t(own as never) : undefined;
  };
  return missing.map((condition) => ({
    condition: t(`${condition}.missing`, people),
    remedy: ownRemedy(condition) ?? t(`${condition}.remedy`, { administrators }),
  }));
}

/** Of a condition that two roles together meet, what this person lacks: an advanced user has one of them, and is told of the other alone. */
export const lackingOf = <C extends Condition>(condition: C, { role }: Actor): C | 'relationship_manager' =>
  condition === 'administrator_or_relationship_manager' && role === 'advanced' ? 'relationship_manager' : condition;

/** The first three administrators of the actor's environment, as "Anna de Boer, Bram Vos or Chris Mol". */
export async function namesOfAdministrators(actor: Actor): Promise<string> {
  const names = await reading(actor, (tx) =>
    tx
      .select({ name: users.name })
      .from(users)
      .where(
        and(
          eq(users.environmentId, actor.environmentId),
          eq(users.role, 'administrator'),
          isNull(users.blockedAt),
          isNull(users.removedAt),
        ),
      )
      .orderBy(users.name)
      .limit(3),
  );
  return listed(
    names.map((one) => one.name),
    'disjunction',
  );
}

const listed = async (names: readonly string[], type: Intl.ListFormatType): Promise<string> =>
  new Intl.ListFormat(await getLocale(), { type }).format(names);
