import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Checklist } from '@/components/ui/checklist';
import { DialogButton } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import { canAccept, type RequestRow } from '@/lib/partnerships/requests/queries';
import type { Actor } from '@/lib/policy/actor';
import type { Condition } from '@/lib/policy/policy';
import { wordsOfMissing } from '@/lib/policy/refusal-words';
import { MakeMeManager, mayTakeRole } from '../requirements';
import { acceptAuthorisationRequest, acceptRelationshipRequest, declineRequest } from './actions';
import { AuthorisationFacts } from './authorisation-facts';
import { Moments, RequestFrame } from './request-frame';
import { WhatItGives } from './what-it-gives';

/** A request that waits for this environment: what accepting gives and does not, Accept, Decline; or what is missing to accept. */
export async function IncomingRequest({ actor, request }: { actor: Actor; request: RequestRow }) {
  const t = await getTranslations('requests');
  const answer = canAccept(actor, request);
  const { environmentName: environment, requestedByName: person } = request;
  const takesRole = request.kind === 'authorisation' && answer.allowed && !actor.isRelationshipManager;
  return (
    <RequestFrame
      name={environment}
      request={request}
      line={t('asksUs', { person, environment })}
      moments={<Moments request={request} />}
      actions={
        <>
          {answer.allowed && <AcceptButton request={request} takesRole={takesRole} />}
          <DeclineButton request={request} />
        </>
      }
    >
      <AuthorisationFacts request={request} isIncoming />
      <WhatItGives actor={actor} request={request} takesRole={takesRole} />
      {!answer.allowed && <Missing actor={actor} missing={answer.missing} />}
    </RequestFrame>
  );
}

async function AcceptButton({ request, takesRole }: { request: RequestRow; takesRole: boolean }) {
  const t = await getTranslations('requests');
  const accept = request.kind === 'authorisation' ? acceptAuthorisationRequest : acceptRelationshipRequest;
  return (
    <Form action={accept}>
      <input type="hidden" name="requestId" value={request.id} />
      {takesRole && <input type="hidden" name="becomesRelationshipManager" value="on" />}
      <SubmitButton
        icon={<Check aria-hidden />}
        pending={t('accepting')}
        aria-label={t('acceptOf', { name: request.environmentName })}
      >
        {t('accept')}
      </SubmitButton>
    </Form>
  );
}

async function DeclineButton({ request }: { request: RequestRow }) {
  const t = await getTranslations('requests');
  return (
    <DialogButton
      label={t('decline')}
      title={t('declineTitle', { name: request.environmentName })}
      description={t('declineWhy')}
      width="sm"
    >
      <Form action={declineRequest}>
        <input type="hidden" name="requestId" value={request.id} />
        <Field name="reason" label={t('reason')} hint={t('reasonHint')} optional>
          <Textarea maxLength={1000} />
        </Field>
        <FormActions>
          <SubmitButton variant="danger" pending={t('declining')}>
            {t('decline')}
          </SubmitButton>
        </FormActions>
      </Form>
    </DialogButton>
  );
}

/** Each condition that is missing, and who can give it; the role at once where the reader can take it (C-03). */
async function Missing({ actor, missing }: { actor: Actor; missing: Condition[] }) {
  const t = await getTranslations('requests');
  const items = (await wordsOfMissing(missing, actor)).map((one) => ({ isMet: false, ...one }));
  return (
    <Notice tone="warn" title={t('missing')} className="mt-3">
      <Checklist items={items} className="mt-1" />
      {missing.includes('relationship_manager') && mayTakeRole(actor) && (
        <div className="mt-3">
          <MakeMeManager actor={actor} />
        </div>
      )}
    </Notice>
  );
}
