import { getTranslations } from 'next-intl/server';
import { DefinitionList } from '@/components/ui/definition-list';
import { Meter } from '@/components/ui/meter';
import type { OwnEnvironment } from '@/lib/environments/settings/queries';

/** How much of the subscription is used; a bar where there is a limit. */
export async function Usage({ environment: { plan, used } }: { environment: OwnEnvironment }) {
  const t = await getTranslations('subscription');
  const { organisations } = used;
  const limit = plan.organisationLimit;
  return (
    <div className="flex max-w-xl flex-col gap-4">
      {limit !== null && (
        <Meter label={t('organisations')} value={organisations} max={limit}>
          {t('organisationsOf', { used: organisations, limit })}
        </Meter>
      )}
      <DefinitionList
        items={[
          ...(limit === null
            ? [{ term: t('organisations'), value: t('organisationsAny', { used: organisations }) }]
            : []),
          { term: t('users'), value: used.users },
          { term: t('partnerships'), value: used.partnerships },
        ]}
      />
    </div>
  );
}
