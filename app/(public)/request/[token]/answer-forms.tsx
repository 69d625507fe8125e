import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/ui/form';
import { acceptAuthorisationHere, acceptRelationshipHere, declineHere } from '../actions';
import { DeclineForm } from './decline-form';
import { type LinkProps, takesTheRole } from './request-sheet';
import { WideButton } from './wide-button';

/** Accept, and beside it Decline with a reason or without. An administrator takes the relationship manager role by accepting (C-06). */
export async function AnswerForms({ view, token }: LinkProps) {
  const t = await getTranslations('request');
  const { request } = view;
  const takesRole = takesTheRole(view);
  return (
    <div className="flex flex-col gap-2">
      <Form action={request.kind === 'authorisation' ? acceptAuthorisationHere : acceptRelationshipHere}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="requestId" value={request.id} />
        {takesRole && <input type="hidden" name="becomesRelationshipManager" value="on" />}
        <WideButton pending={t('accepting')}>{takesRole ? t('acceptWithRole') : t('accept')}</WideButton>
      </Form>
      <DeclineForm action={declineHere} values={{ token, requestId: request.id }} />
    </div>
  );
}
