import { Check, Minus } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PublicCard } from '@/components/shell/public-frame';
import { DateTime } from '@/components/ui/date-time';
import { DefinitionList } from '@/components/ui/definition-list';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Invitation } from '@/lib/users/invitations/facts';
import { masked } from '@/lib/users/sign-in/masked';
import { accept, decline, proveAddress } from './actions';

type Named = { token?: string | undefined; invitationId?: string | undefined };
type Props = { invitation: Invitation; isConfirmed: boolean } & Named;

/** An invitation that can be accepted: who asks, what it gives and what not; then the proof of the address, then the press. */
export async function OpenInvitation({ invitation, isConfirmed, ...named }: Props) {
  const t = await getTranslations('invitation');
  const { inviterName, environmentName } = invitation;
  return (
    <PublicCard title={t('invites', { inviter: inviterName, environment: environmentName })}>
      <DefinitionList items={await factsOf(invitation, isConfirmed)} />
      {isConfirmed ? (
        <div className="flex flex-col gap-2">
          <AcceptForm email={invitation.email} {...named} />
          <DeclineForm {...named} />
        </div>
      ) : (
        <ProveForm {...named} email={invitation.email} />
      )}
      <Consequences invitation={invitation} />
    </PublicCard>
  );
}

async function factsOf(invitation: Invitation, isConfirmed: boolean) {
  const t = await getTranslations('invitation');
  const roles = await getTranslations('roles');
  const levels = await getTranslations('levels');
  const { email, role, organisations, expiresAt } = invitation;
  const entered = organisations.map(({ id, name, level }) => (
    <span key={id} className="block">
      <bdi>{name}</bdi> <span className="text-muted">({levels(level)})</span>
    </span>
  ));
  return [
    { term: t('to'), value: isConfirmed ? email : masked(email) },
    { term: t('role'), value: roles(role) },
    { term: t('organisations'), value: entered.length > 0 ? entered : t('none') },
    { term: t('until'), value: <DateTime value={expiresAt} locale={await getLocale()} /> },
  ];
}

async function AcceptForm({ email, token, invitationId }: { email: string } & Named) {
  const t = await getTranslations('invitation');
  return (
    <Form action={accept}>
      <Notice tone="success">{t('confirmed', { to: email })}</Notice>
      <Which {...{ token, invitationId }} />
      <Field name="name" label={t('name')}>
        <Input autoComplete="name" maxLength={100} />
      </Field>
      <SubmitButton size="lg" pending={t('accepting')} className="w-full">
        {t('accept')}
      </SubmitButton>
    </Form>
  );
}

async function DeclineForm(named: Named) {
  const t = await getTranslations('invitation');
  return (
    <Form action={decline}>
      <Which {...named} />
      <SubmitButton size="lg" variant="quiet" pending={t('declining')} className="w-full">
        {t('decline')}
      </SubmitButton>
    </Form>
  );
}

const Which = ({ token, invitationId }: Named) => (
  <>
    {token && <input type="hidden" name="token" value={token} />}
    {invitationId && <input type="hidden" name="invitationId" value={invitationId} />}
  </>
);

async function ProveForm({ email, token }: { email: string } & Named) {
  const t = await getTranslations('invitation');
  return (
    <Form action={proveAddress} className="gap-3">
      <input type="hidden" name="token" value={token} />
      <p className="text-sm">{t('prove')}</p>
      <SubmitButton
        size="lg"
        pending={t('sending')}
        className="h-auto min-h-11 w-full whitespace-normal py-2 wrap-anywhere"
      >
        {t('proveButton', { to: masked(email) })}
      </SubmitButton>
    </Form>
  );
}

async function Consequences({ invitation: { environmentName, organisations } }: { invitation: Invitation }) {
  const t = await getTranslations('invitation');
  return (
    <div className="flex flex-col gap-4 border-line border-t pt-5 text-sm">
      <List title={t('gives')} icon={<Check aria-hidden className="text-done-ink" />}>
        {[
          t('givesUser', { environment: environmentName }),
          ...(organisations.length > 0 ? [t('givesOrganisations')] : []),
        ]}
      </List>
      <List title={t('givesNot')} icon={<Minus aria-hidden className="text-muted" />}>
        {[t('givesNotOthers'), t('givesNotTwo')]}
      </List>
    </div>
  );
}

const List = ({ title, icon, children }: { title: string; icon: ReactNode; children: string[] }) => (
  <div>
    <h2 className="font-medium">{title}</h2>
    <ul className="mt-1.5 flex flex-col gap-1.5">
      {children.map((line) => (
        <li key={line} className="flex gap-2 text-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
          {icon}
          {line}
        </li>
      ))}
    </ul>
  </div>
);
