import { getLocale, getTranslations } from 'next-intl/server';
import { Amount } from '@/components/documents/amount';
import { isOverdue } from '@/components/documents/overdue';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { type Definition, DefinitionList } from '@/components/ui/definition-list';
import type { FoundDocument } from '@/lib/documents/queries';

/** The document in a few facts: who, how much, when. */
export async function FactsCard({ found, today }: { found: FoundDocument; today: string }) {
  const t = await getTranslations('document');
  const locale = await getLocale();
  const day = (value: string | null) => value && <DateTime value={value} locale={locale} />;
  const facts: [string, Definition['value']][] = [
    [t('type'), (await getTranslations('documentTypes'))(found.type)],
    [t('number'), found.number && <bdi>{found.number}</bdi>],
    [t(counterpartyOf[found.box]), found.counterparty && <bdi>{found.counterparty}</bdi>],
    [t('organisation'), <bdi key="organisation">{found.organisationName}</bdi>],
    [
      t('amount'),
      found.amountCents !== 0 && (
        <strong className="font-semibold">
          <Amount cents={found.amountCents} currency={found.currency} locale={locale} />
        </strong>
      ),
    ],
    [t('issueDate'), day(found.issueDate)],
    [
      t('dueDate'),
      found.dueDate && (
        <>
          {day(found.dueDate)}
          {isOverdue(found, today) && <span className="text-danger-ink"> ({t('overdue')})</span>}
        </>
      ),
    ],
    [t(arrivedOf(found)), <Arrived key="arrived" found={found} />],
    [t('file'), <bdi key="file">{found.latest.fileName}</bdi>],
  ];
  return (
    <Card title={t('facts')}>
      <DefinitionList items={facts.filter(([, value]) => value).map(([term, value]) => ({ term, value }))} />
    </Card>
  );
}

const counterpartyOf = { documents: 'company', inbox_in: 'sender', inbox_out: 'recipient' } as const;

const arrivedOf = ({ box, status, createdByName }: FoundDocument) =>
  status === 'draft' || box === 'inbox_out'
    ? 'created'
    : box === 'inbox_in' && createdByName === ''
      ? 'received'
      : 'uploaded';

async function Arrived({ found }: { found: FoundDocument }) {
  const locale = await getLocale();
  return (
    <>
      <DateTime value={found.createdAt} as="both" locale={locale} />
      {found.createdByName && (
        <>
          , <bdi>{found.createdByName}</bdi>
        </>
      )}
    </>
  );
}
