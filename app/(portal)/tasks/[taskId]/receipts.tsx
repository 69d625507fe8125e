import { getFormatter, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import type { listReceipts } from '@/lib/tasks/detail/queries';

/** What the reader decided in a task that is no longer theirs to see: it stays theirs to read (C-34). */
export async function Receipts({ receipts }: { receipts: Awaited<ReturnType<typeof listReceipts>> }) {
  const t = await getTranslations('task');
  const format = await getFormatter();
  return (
    <>
      <PageHeader
        back={{ href: '/tasks?tab=done', label: t('back') }}
        title={<bdi>{receipts[0]?.documentName}</bdi>}
        actingFor={receipts[0]?.environmentName}
        isPartner
        description={t('receiptNote')}
      />
      <Card title={t('receiptTitle')}>
        <ul className="flex flex-col gap-4 text-sm">
          {receipts.map((one) => (
            <li key={`${one.round} ${one.seatId}`}>
              <p>
                {t(one.verdict === 'approved' ? 'receiptApproved' : 'receiptRejected', {
                  step: one.stepName,
                  document: one.documentName,
                  date: format.dateTime(one.decidedAt, { dateStyle: 'long', timeStyle: 'short' }),
                })}
              </p>
              {one.seatId !== one.decidedBy && (
                <p className="text-muted">{t('receiptBehalf', { name: one.seatName })}</p>
              )}
              {one.reason && <p className="text-muted">{t('receiptWhy', { reason: one.reason })}</p>}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
