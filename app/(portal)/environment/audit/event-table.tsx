import { getLocale, getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { Body, Cell, Head, HeadCell, Row, Table } from '@/components/ui/table';
import type { AuditEvent } from '@/lib/audit/queries';
import { eventWords } from './event-words';

/** Events in words, newest first. `isOwn` leaves out who did it. */
export async function EventTable({ events, isOwn = false }: { events: AuditEvent[]; isOwn?: boolean }) {
  const t = await getTranslations('auditLog');
  const locale = await getLocale();
  const words = await eventWords();
  return (
    <Table label={t('table')}>
      <Head>
        <HeadCell>{t('when')}</HeadCell>
        {!isOwn && <HeadCell>{t('who')}</HeadCell>}
        <HeadCell>{t('what')}</HeadCell>
        <HeadCell>{t('about')}</HeadCell>
        <HeadCell>{t('details')}</HeadCell>
      </Head>
      <Body>
        {events.map((event) => (
          <Row key={event.id} className="align-top">
            <Cell label={t('when')} className="text-muted">
              <DateTime value={event.occurredAt} locale={locale} as="both" />
            </Cell>
            {!isOwn && (
              <Cell label={t('who')} wrap className="break-words sm:max-w-44">
                <bdi>{event.actorName || t('system')}</bdi>
                {event.actorEnvironmentName && event.actorEnvironmentName !== event.ownEnvironmentName && (
                  <span className="block text-external-ink text-small">{event.actorEnvironmentName}</span>
                )}
              </Cell>
            )}
            <Cell as="main" className="font-medium">
              {words.ofEvent(event)}
            </Cell>
            <Cell label={t('about')}>
              <Subject event={event} />
            </Cell>
            <Cell label={t('details')} wrap className="text-muted text-small sm:min-w-56">
              {words.details(event).map(({ name, value }) => (
                <span key={name} className="mr-3 inline-block">
                  {name}: <bdi className="break-words text-ink">{value}</bdi>
                </span>
              ))}
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

const places: Record<string, (id: string) => string> = {
  user: (id) => `/environment/users/${id}`,
  organisation: (id) => `/environment/organisations/${id}`,
  document: (id) => `/documents/${id}`,
  group: (id) => `/groups/${id}`,
  partnership: (id) => `/partners/${id}`,
};

/** What it was about, as it was called then, with the way there. */
function Subject({ event: { subjectKind, subjectId, subjectName, organisationName } }: { event: AuditEvent }) {
  const place = places[subjectKind];
  const name = <bdi>{subjectName || '–'}</bdi>;
  return (
    <span className="block max-w-64 truncate">
      {place && subjectId ? (
        <Link href={place(subjectId)} className="link">
          {name}
        </Link>
      ) : (
        name
      )}
      {organisationName && organisationName !== subjectName && (
        <span className="block truncate text-muted text-small">{organisationName}</span>
      )}
    </span>
  );
}
