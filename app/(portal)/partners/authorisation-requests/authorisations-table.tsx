import { getLocale, getTranslations } from 'next-intl/server';
import { Badge, type Tone } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { AuthorisationRow } from '@/lib/authorisation-requests/queries';
import { RowActions } from './row-actions';

const tones: Record<AuthorisationRow['status'], Tone> = {
  pending: 'attention',
  active: 'done',
  declined: 'danger',
  withdrawn: 'neutral',
  expired: 'neutral',
  ended: 'neutral',
};

/** The clients who were asked, as the intermediary named them; an active one leads to its partnership. */
export async function AuthorisationsTable({ requests, now }: { requests: AuthorisationRow[]; now: Date }) {
  const t = await getTranslations('authorisations');
  return (
    <Table label={t('title')}>
      <Head>
        <HeadCell>{t('client')}</HeadCell>
        <HeadCell>{t('organisation')}</HeadCell>
        <HeadCell>{t('software')}</HeadCell>
        <HeadCell>{t('status')}</HeadCell>
        <HeadCell>{t('when')}</HeadCell>
        <HeadCell align="end">{t('actions')}</HeadCell>
      </Head>
      <Body>
        {requests.map((request) => (
          <Row key={request.id}>
            <Cell as="main">
              <Who request={request} />
            </Cell>
            <Cell label={t('organisation')}>
              <Organisation request={request} />
            </Cell>
            <Cell label={t('software')}>
              <bdi>{request.softwarePackage || '–'}</bdi>
            </Cell>
            <Cell as="corner">
              <Badge tone={tones[request.status]}>{t(`statuses.${request.status}`)}</Badge>
            </Cell>
            <Cell label={t('when')} wrap className="text-muted">
              <span>
                <When request={request} />
              </span>
            </Cell>
            <Cell as="actions" align="end">
              <RowActions request={request} now={now} />
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

function Who({ request: { clientName, email, partnershipId } }: { request: AuthorisationRow }) {
  return (
    <span className="block min-w-0">
      {partnershipId ? (
        <RowLink href={`/partners/${partnershipId}`}>
          <bdi>{clientName || email}</bdi>
        </RowLink>
      ) : (
        <bdi>{clientName || email}</bdi>
      )}
      {clientName && <span className="block truncate font-normal text-muted text-small">{email}</span>}
    </span>
  );
}

const Organisation = ({ request: { organisationName, legalNumber } }: { request: AuthorisationRow }) => (
  <span className="block min-w-0">
    <bdi>{organisationName || '–'}</bdi>
    {legalNumber && <span className="block text-muted text-small tabular-nums">{legalNumber}</span>}
  </span>
);

/** Sent when and by whom, and until when it can be answered; or what became of it, and why. */
async function When({ request }: { request: AuthorisationRow }) {
  const t = await getTranslations('authorisations');
  const locale = await getLocale();
  const { status, sentAt, expiresAt, answeredAt, requestedByName: person, reason } = request;
  const at = (value: Date) => () => <DateTime value={value} locale={locale} as="relative" />;
  if (status === 'pending')
    return (
      <>
        {t.rich('sentBy', { person, when: at(sentAt) })} {t.rich('until', { when: at(expiresAt) })}
      </>
    );
  return (
    <>
      {t.rich(`became.${status}`, { when: at(answeredAt ?? expiresAt) })}
      {reason && (
        <>
          {' '}
          <q>
            <bdi>{reason}</bdi>
          </q>
        </>
      )}
    </>
  );
}
