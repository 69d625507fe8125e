import { getTranslations } from 'next-intl/server';
import { mayTakeRole } from '@/app/(portal)/partners/requirements';
import { ButtonLink } from '@/components/ui/button';
import { Checklist } from '@/components/ui/checklist';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { type Condition, can } from '@/lib/policy/policy';
import { namesOfAdministrators, wordsOfMissing } from '@/lib/policy/refusal-words';
import { askForMissing, declineHere, takeRoleHere } from '../actions';
import { DeclineForm } from './decline-form';
import type { LinkProps, Seen } from './request-sheet';
import { WideButton } from './wide-button';

/** What accepting takes, condition by condition (Create a partner on the platform: "Requirements"; C-06). */
const conditions = {
  relationship: ['advanced_user', 'relationship_manager', 'subscription_with_partnerships', 'entitled_sender'],
  authorisation: ['advanced_user', 'relationship_manager_taken', 'entitled_sender'],
} as const;

/** The right person, who lacks something: what it is, who can give it, and one press that asks them. The request stays open. */
export async function MissingConditions({ view, token, isAsked }: LinkProps & { isAsked: boolean }) {
  const t = await getTranslations('request');
  const actor = view.actor!;
  const missing = missingOf(view);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2 text-sm">
        <h2 className="font-medium">{t('missingTitle')}</h2>
        <Checklist items={await itemsOf(view, actor, missing)} />
      </div>
      <div className="flex flex-col gap-2">
        {isAsked ? (
          <Notice tone="success">{t('asked', { to: await whoIsAsked(view, actor, missing) })}</Notice>
        ) : (
          <WayOn {...{ view, actor, missing, token }} />
        )}
        {view.mayDecline && <DeclineForm action={declineHere} values={{ token, requestId: view.request.id }} />}
      </div>
    </div>
  );
}

type Lacking = { view: Seen; actor: Actor; missing: readonly Condition[] };

const missingOf = ({ answer }: Seen): readonly Condition[] => (answer && !answer.allowed ? answer.missing : []);

async function itemsOf({ request }: Seen, actor: Actor, missing: readonly Condition[]) {
  const t = await getTranslations('request.needs');
  const words = await wordsOfMissing(missing, actor);
  const names = { person: request.requestedByName, environment: request.environmentName };
  return conditions[request.kind].map((condition) => ({
    isMet: !missing.includes(condition),
    condition: t(condition, names),
    remedy: words[missing.indexOf(condition)]?.remedy,
  }));
}

/** The one thing that helps: taking the role, changing the subscription, or asking whoever can. */
async function WayOn({ view, actor, missing, token }: Lacking & { token: string }) {
  const t = await getTranslations('request');
  if (missing.includes('relationship_manager') && mayTakeRole(actor))
    return (
      <Form action={takeRoleHere}>
        <input type="hidden" name="token" value={token} />
        <WideButton pending={t('taking')}>{t('takeRole')}</WideButton>
      </Form>
    );
  if (
    missing.includes('subscription_with_partnerships') &&
    can('subscription.change', actor, environmentFacts(actor)).allowed
  )
    return (
      <ButtonLink href="/environment/subscription" variant="primary" size="lg">
        {t('toSubscription')}
      </ButtonLink>
    );
  return (
    <Form action={askForMissing}>
      <input type="hidden" name="token" value={token} />
      <WideButton pending={t('asking')}>{t('askWhom', { to: await whoIsAsked(view, actor, missing) })}</WideButton>
    </Form>
  );
}

/** The administrators for what the reader lacks; whoever asked, for what they have lost themselves. */
const whoIsAsked = async ({ request }: Seen, actor: Actor, missing: readonly Condition[]): Promise<string> =>
  missing.some((one) => one !== 'entitled_sender') ? namesOfAdministrators(actor) : request.requestedByName;
