import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Steps } from '@/components/ui/steps';
import type { Activity } from '@/lib/documents/activity/queries';
import type { Actor } from '@/lib/policy/actor';
import { historyLine, historyNote } from './history-words';

/** The document's trail in words, newest first: who, what, when, for whom (A01). */
export async function History({
  actor,
  documentId,
  activity: { history, historyBefore },
  isPaged,
  now,
}: {
  actor: Actor;
  documentId: string;
  activity: Pick<Activity, 'history' | 'historyBefore'>;
  isPaged: boolean;
  now: Date;
}) {
  const t = await getTranslations('document');
  const locale = await getLocale();
  const steps = await Promise.all(
    history.map(async (event) => ({
      key: event.id,
      title: await historyLine(actor, event),
      state: 'done' as const,
      stateWord: '',
      aside: <DateTime value={event.occurredAt} as="relative" now={now} locale={locale} />,
      children: await historyNote(event),
    })),
  );
  return (
    <Card id="history" title={<span tabIndex={-1}>{t('history')}</span>}>
      {steps.length > 0 ? (
        <Steps label={t('history')} steps={steps} />
      ) : (
        <p className="text-muted text-sm">{(await getTranslations('history'))('empty')}</p>
      )}
      {(isPaged || historyBefore !== null) && (
        <p className="no-print mt-4 flex gap-2">
          {isPaged && (
            <ButtonLink size="sm" href={`/documents/${documentId}#history`}>
              {t('newest')}
            </ButtonLink>
          )}
          {historyBefore !== null && (
            <ButtonLink size="sm" href={`/documents/${documentId}?before=${historyBefore}#history`}>
              {t('older')}
            </ButtonLink>
          )}
        </p>
      )}
    </Card>
  );
}
