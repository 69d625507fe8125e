import { Handshake } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checklist } from '@/components/ui/checklist';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { type Answer, type Condition, can } from '@/lib/policy/policy';
import { lackingOf, wordsOfMissing } from '@/lib/policy/refusal-words';
import { setRelationshipManager } from '../environment/users/[userId]/actions';

/** What the article lists under Requirements. */
export const requirementsOfRequest = [
  'advanced_user',
  'relationship_manager',
  'subscription_with_partnerships',
] as const satisfies Condition[];
export type Requirement = (typeof requirementsOfRequest)[number] | 'administrator_or_relationship_manager';

/**
 * The conditions of something, each met or missing, before it is tried: what is missing says who can give it, and what the
 * reader can give to themselves is done here (C-03, N-13).
 */
export async function Requirements({
  actor,
  answer,
  all,
  title,
  why,
}: {
  actor: Actor;
  answer: Answer;
  /** In the order of the article. */
  all: readonly Requirement[];
  title?: string;
  why: string;
}) {
  const t = await getTranslations('partners');
  const missing: readonly Condition[] = answer.allowed ? [] : answer.missing;
  const items = await Promise.all(
    all.map(async (condition) => {
      const isMet = !missing.includes(condition);
      const lacking = lackingOf(condition, actor);
      const [words] = isMet ? [] : await wordsOfMissing([lacking], actor);
      // What the reader can give to themselves is offered below.
      const isOwn = condition === 'relationship_manager' && mayTakeRole(actor);
      return { isMet, condition: t(`requirement.${lacking}`), remedy: isOwn ? undefined : words?.remedy };
    }),
  );
  return (
    <Card title={title ?? t('requirements')} description={why} className="max-w-2xl">
      <Checklist items={items} className="text-sm" />
      <Remedies actor={actor} missing={missing} />
    </Card>
  );
}

/** What an administrator gives to themselves: the relationship manager role at once, another subscription by its page. */
async function Remedies({ actor, missing }: { actor: Actor; missing: readonly Condition[] }) {
  const t = await getTranslations('partners');
  const takesRole = missing.includes('relationship_manager') && mayTakeRole(actor);
  const changesPlan =
    missing.includes('subscription_with_partnerships') &&
    can('subscription.change', actor, environmentFacts(actor)).allowed;
  if (!takesRole && !changesPlan) return null;
  return (
    <div className="mt-4 flex flex-col items-start gap-3">
      {takesRole && <MakeMeManager actor={actor} />}
      {changesPlan && <ButtonLink href="/environment/subscription">{t('changePlan')}</ButtonLink>}
    </div>
  );
}

/** Whether the actor can assign the role to themselves (V13). */
export const mayTakeRole = (actor: Actor): boolean =>
  can('user.grantRelationshipManager', actor, {
    ...environmentFacts(actor),
    userId: actor.userId,
    role: actor.role,
    isAnonymousProxy: false,
    isOnlyAdministrator: false,
    losesAdministration: false,
  }).allowed;

/** "Make me relationship manager": one press, and written to the log (C-03). */
export async function MakeMeManager({ actor }: { actor: Actor }) {
  const t = await getTranslations('partners');
  return (
    <Form action={setRelationshipManager} className="gap-2">
      <input type="hidden" name="userId" value={actor.userId} />
      <input type="hidden" name="isGiven" value="on" />
      <div>
        <SubmitButton icon={<Handshake aria-hidden />} pending={t('makingMe')}>
          {t('makeMe')}
        </SubmitButton>
      </div>
      <p className="text-muted text-small">{t('makeMeWhy')}</p>
    </Form>
  );
}
