import { getLocale, getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { Body, Cell, Head, HeadCell, Row, Table } from '@/components/ui/table';
import type { OpenInvitation } from '@/lib/users/invitations/queries';
import { resendInvitation, withdrawInvitation } from './actions';

/** The invitations nobody has answered yet, the expired among them: to send again, or to take back. */
export async function OpenInvitations({ invitations }: { invitations: OpenInvitation[] }) {
  const t = await getTranslations('invite');
  const roles = await getTranslations('roles');
  return (
    <section className="mt-8">
      <h2 className="mb-3 font-semibold text-form">{t('open')}</h2>
      <Table label={t('open')}>
        <Head>
          <HeadCell>{t('address')}</HeadCell>
          <HeadCell>{t('role')}</HeadCell>
          <HeadCell>{t('invitedBy')}</HeadCell>
          <HeadCell>{t('validity')}</HeadCell>
          <HeadCell align="end">{t('actions')}</HeadCell>
        </Head>
        <Body>
          {invitations.map((invitation) => (
            <Row key={invitation.id}>
              <Cell as="main">{invitation.email}</Cell>
              <Cell label={t('role')}>{roles(invitation.role)}</Cell>
              <Cell label={t('invitedBy')}>
                <bdi>{invitation.invitedBy}</bdi>
              </Cell>
              <Cell label={t('validity')} wrap className="text-muted">
                <span>
                  <Validity invitation={invitation} />
                </span>
              </Cell>
              <Cell align="end">
                <Choices invitation={invitation} />
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </section>
  );
}

async function Validity({ invitation: { expiresAt, isExpired, isInviterEntitled } }: { invitation: OpenInvitation }) {
  const t = await getTranslations('invite');
  if (!isExpired && !isInviterEntitled) return <span className="text-danger-ink">{t('inviterLost')}</span>;
  const locale = await getLocale();
  const when = () => <DateTime value={expiresAt} locale={locale} as="relative" />;
  return isExpired ? t.rich('expired', { when }) : t.rich('expires', { when });
}

async function Choices({ invitation: { id, email } }: { invitation: OpenInvitation }) {
  const t = await getTranslations('invite');
  return (
    <span className="flex justify-end gap-1.5">
      <Form action={resendInvitation}>
        <input type="hidden" name="invitationId" value={id} />
        <SubmitButton size="sm" variant="secondary" pending={t('resending')} aria-label={t('resendTo', { email })}>
          {t('resend')}
        </SubmitButton>
      </Form>
      <Form action={withdrawInvitation}>
        <input type="hidden" name="invitationId" value={id} />
        <SubmitButton size="sm" variant="quiet" pending={t('withdrawing')} aria-label={t('withdrawOf', { email })}>
          {t('withdraw')}
        </SubmitButton>
      </Form>
    </span>
  );
}
