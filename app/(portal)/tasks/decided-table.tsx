import { getLocale, getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { DecidedTask } from '@/lib/tasks/queries';
import { StateBadge } from './state-badge';

/** What one decided, newest first: one's own receipts, whatever has become of the documents since (C-34). */
export async function DecidedTable({ decided }: { decided: DecidedTask[] }) {
  const t = await getTranslations('tasks');
  const locale = await getLocale();
  return (
    <Table label={t('table')}>
      <Head>
        <HeadCell>{t('document')}</HeadCell>
        <HeadCell>{t('task')}</HeadCell>
        <HeadCell>{t('decision')}</HeadCell>
        <HeadCell>{t('decided')}</HeadCell>
      </Head>
      <Body>
        {decided.map((one) => (
          <Row key={`${one.taskId} ${one.seatName} ${one.decidedAt.getTime()}`}>
            <Cell as="main">
              <RowLink href={`/tasks/${one.taskId}`}>
                <bdi>{one.documentName}</bdi>
              </RowLink>
              <span className="block truncate text-muted text-small">
                <bdi>{one.environmentName}</bdi>
              </span>
            </Cell>
            <Cell label={t('task')}>
              <bdi>{one.stepName}</bdi>
              {one.isOnBehalf && (
                <span className="block truncate text-muted text-small">{t('onBehalf', { name: one.seatName })}</span>
              )}
            </Cell>
            <Cell label={t('decision')} wrap>
              <StateBadge state={one.verdict} />
              {one.reason && <span className="mt-1 block text-muted text-small">{one.reason}</span>}
            </Cell>
            <Cell label={t('decided')} className="text-muted">
              <DateTime value={one.decidedAt} as="both" locale={locale} />
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}
