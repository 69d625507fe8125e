import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Steps } from '@/components/ui/steps';
import { listHistory, type PartnershipEvent } from '@/lib/partnerships/history/queries';
import { eventWords } from '../../environment/audit/event-words';
import type { PartnershipOfPage } from './partnership';

/** What happened in the partnership, newest first, as the own environment's log has it (S17). */
export async function History({ page, before }: { page: PartnershipOfPage; before: number | undefined }) {
  const t = await getTranslations('partnership');
  const locale = await getLocale();
  const { events, before: older } = await listHistory(page.actor, page.partnership, before);
  const path = `/partners/${page.partnership.id}`;
  const steps = await Promise.all(
    events.map(async (event) => ({
      key: event.id,
      ...(await wordsOf(page, event)),
      state: 'done' as const,
      stateWord: '',
      aside: <DateTime value={event.occurredAt} locale={locale} as="relative" />,
    })),
  );
  return (
    <Card id="history" title={t('history')}>
      {steps.length > 0 ? (
        <Steps label={t('history')} steps={steps} />
      ) : (
        <p className="text-muted text-sm">{t('historyEmpty')}</p>
      )}
      {(before !== undefined || older !== null) && (
        <p className="no-print mt-4 flex gap-2">
          {before !== undefined && (
            <ButtonLink size="sm" href={`${path}#history`}>
              {t('newest')}
            </ButtonLink>
          )}
          {older !== null && (
            <ButtonLink size="sm" href={`${path}?before=${older}#history`}>
              {t('older')}
            </ButtonLink>
          )}
        </p>
      )}
    </Card>
  );
}

/** Who did what, and below it about whom and where. */
async function wordsOf({ actor }: PartnershipOfPage, event: PartnershipEvent) {
  const t = await getTranslations('history');
  const words = await eventWords();
  const { actorName: name, actorEnvironmentName: environment } = event;
  const isOther = environment !== '' && environment !== actor.environmentName;
  const who = isOther ? t('fromEnvironment', { name, environment }) : name;
  const about = ['user', 'organisation'].includes(event.subjectKind) ? [event.subjectName] : [];
  const details = words.details(event).map(({ name: key, value }) => `${key}: ${value}`);
  return {
    title: t('other', { actor: who, action: words.ofAction(event.action) }),
    children: <bdi>{[...about, ...details].join(' · ')}</bdi>,
  };
}
