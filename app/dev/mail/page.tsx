import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import { listLocalMail } from '@/lib/notifications/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailbox'))('title') };
}

/** The newest letters first. */
export default async function LocalMailboxPage() {
  const t = await getTranslations('mailbox');
  const locale = await getLocale();
  const letters = await listLocalMail();
  return (
    <>
      <PageHeader title={t('title')} description={t('lead', { count: String(letters.length) })} />
      {letters.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyWhy')}</EmptyState>
      ) : (
        <Table label={t('table')}>
          <Head>
            <HeadCell>{t('subject')}</HeadCell>
            <HeadCell>{t('to')}</HeadCell>
            <HeadCell align="end">{t('when')}</HeadCell>
          </Head>
          <Body>
            {letters.map(({ id, subject, to, createdAt }) => (
              <Row key={id}>
                <Cell as="main">
                  <RowLink href={`/dev/mail/${id}`}>{subject}</RowLink>
                </Cell>
                <Cell label={t('to')}>{to}</Cell>
                <Cell as="corner" align="end" className="whitespace-nowrap text-muted">
                  <DateTime value={createdAt} locale={locale} as="relative" />
                </Cell>
              </Row>
            ))}
          </Body>
        </Table>
      )}
    </>
  );
}
