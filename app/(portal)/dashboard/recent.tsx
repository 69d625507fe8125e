import { getLocale, getTranslations } from 'next-intl/server';
import { Amount } from '@/components/documents/amount';
import { nameOf } from '@/components/documents/listed-document';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { RowStatus, StatusIcons } from '@/components/ui/status-badge';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import { listNewest } from '@/lib/documents/lists/overview';
import type { Actor } from '@/lib/policy/actor';

const most = 8;

/** The newest documents of all three boxes. */
export async function Recent({ actor, showsOrganisation }: { actor: Actor; showsOrganisation: boolean }) {
  const t = await getTranslations('dashboard');
  const list = await getTranslations('lists');
  const boxes = await getTranslations('boxes');
  const statuses = await getTranslations('statuses');
  const locale = await getLocale();
  const now = new Date();
  const rows = await listNewest(actor, most);
  return (
    <Card title={t('recent')} flush>
      <Table label={t('recent')} beside={<StatusIcons />} className="rounded-none border-0">
        <Head>
          <HeadCell>{list('document')}</HeadCell>
          <HeadCell>{list('company')}</HeadCell>
          {showsOrganisation && <HeadCell>{list('organisation')}</HeadCell>}
          <HeadCell align="end">{list('amount')}</HeadCell>
          <HeadCell>{list('date')}</HeadCell>
          <HeadCell>{list('status')}</HeadCell>
        </Head>
        <Body>
          {rows.map((row) => (
            <Row key={row.id} unread={row.isUnread}>
              <Cell as="main" className="sm:w-full sm:max-w-0">
                <RowLink href={`/documents/${row.id}`} className="line-clamp-1">
                  {row.isUnread && <span className="sr-only">{`${list('unread')}: `}</span>}
                  <bdi>{nameOf(row, list('unnamed'))}</bdi>
                </RowLink>
                <div className="text-muted text-small">{boxes(row.box)}</div>
              </Cell>
              <Cell label={list('company')} className="sm:max-w-56 sm:truncate">
                {row.counterparty && <bdi>{row.counterparty}</bdi>}
              </Cell>
              {showsOrganisation && (
                <Cell label={list('organisation')} className="sm:max-w-48 sm:truncate">
                  <bdi>{row.organisationName}</bdi>
                </Cell>
              )}
              <Cell as="corner" align="end">
                <Amount cents={row.amountCents} currency={row.currency} locale={locale} />
              </Cell>
              <Cell label={list('date')}>
                <DateTime value={row.createdAt} as="relative" now={now} locale={locale} />
              </Cell>
              <Cell label={list('status')}>
                <RowStatus status={row.status} word={statuses(row.status)} />
              </Cell>
            </Row>
          ))}
        </Body>
      </Table>
    </Card>
  );
}
