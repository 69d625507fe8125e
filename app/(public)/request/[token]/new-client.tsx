import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { findPlaceFor } from '@/lib/organisations/sign-up/queries';
import { masked } from '@/lib/users/sign-in/masked';
import { isCodeSentTo } from '@/lib/users/sign-in/queries';
import { declineAsNewClient, joinBeforeAccepting, sendCode } from '../actions';
import { CodeField } from './code-field';
import { DeclineForm } from './decline-form';
import { NewClientForm } from './new-client-form';
import type { LinkProps } from './request-sheet';
import { WideButton } from './wide-button';

/** Somebody without account: first a code, then account, environment, organisation and acceptance in one form (E-031). */
export async function NewClient({ view, token }: LinkProps) {
  const { request, email } = view;
  const isConfirmed = view.state === 'new_client';
  const { home, suggestedName } = await findPlaceFor(email);
  if (home)
    return isConfirmed ? <JoinFirst environment={home.name} token={token} /> : <FirstCode {...{ email, token }} />;
  if (!isConfirmed && !(await isCodeSentTo(email))) return <FirstCode {...{ email, token }} />;
  return (
    <div className="flex flex-col gap-2">
      <NewClientForm {...{ request, email, token, isConfirmed, suggestedName }} />
      <Decline {...{ email, token, isConfirmed }} />
    </div>
  );
}

async function FirstCode({ email, token }: { email: string; token: string }) {
  const t = await getTranslations('request');
  return (
    <Form action={sendCode} className="gap-2">
      <input type="hidden" name="token" value={token} />
      <p className="text-sm">{t('newClient.prove')}</p>
      <WideButton pending={t('sending')}>{t('sendCode', { to: masked(email) })}</WideButton>
    </Form>
  );
}

async function Decline({ email, token, isConfirmed }: { email: string; token: string; isConfirmed: boolean }) {
  return (
    <DeclineForm action={declineAsNewClient} values={{ token }}>
      {!isConfirmed && <CodeField to={masked(email)} />}
    </DeclineForm>
  );
}

/** A company of that mail domain has an environment: the client joins it as basic user, and learns there what is missing (E-001, E-035). */
async function JoinFirst({ environment, token }: { environment: string; token: string }) {
  const t = await getTranslations('request');
  return (
    <Form action={joinBeforeAccepting} className="gap-4">
      <input type="hidden" name="token" value={token} />
      <Notice>{t('newClient.home', { environment })}</Notice>
      <Field name="name" label={t('newClient.name')}>
        <Input autoComplete="name" maxLength={100} />
      </Field>
      <WideButton pending={t('newClient.joining')}>{t('newClient.join', { environment })}</WideButton>
    </Form>
  );
}
