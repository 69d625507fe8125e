import { getLocale, getTranslations } from 'next-intl/server';
import { dateText } from '@/components/documents/date-text';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { dayOf } from '@/lib/day';
import type { WorkflowVersion } from '@/lib/workflows/queries';
import type { WorkflowOfPage } from './workflow';

const most = 20;

/** The versions, the newest first: who published which when, and what still runs on it. */
export async function VersionsCard({ page: { workflow } }: { page: WorkflowOfPage }) {
  const t = await getTranslations('workflow');
  return (
    <Card title={t('versions')} flush>
      <ul>
        {workflow.versions.slice(0, most).map((version) => (
          <li key={version.number} className="border-line border-b px-5 py-3 text-sm last:border-b-0">
            <Version
              workflowId={workflow.id}
              version={version}
              isShown={version.number === workflow.shown.number}
              isAmongSeveral={workflow.versions.length > 1}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function Version({
  workflowId,
  version: { number, publishedAt, publishedByName, changedAt, changedByName, running },
  isShown,
  isAmongSeveral,
}: {
  workflowId: string;
  version: WorkflowVersion;
  isShown: boolean;
  isAmongSeveral: boolean;
}) {
  const t = await getTranslations('workflow');
  const date = dateText(dayOf(publishedAt ?? changedAt), await getLocale());
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        {isShown ? (
          <span className="font-medium">{t('version', { number })}</span>
        ) : (
          <Link href={`/workflows/${workflowId}?version=${number}`} className="link font-medium">
            {t('version', { number })}
          </Link>
        )}
        {!publishedAt && <Badge>{t('draft')}</Badge>}
        {isShown && isAmongSeveral && <span className="text-muted text-small">{t('shown')}</span>}
      </p>
      <p className="text-muted text-small">
        {publishedAt
          ? `${t('publishedOn', { name: publishedByName ?? '', date })} · ${t('runningOn', { count: running })}`
          : t('changedOn', { name: changedByName, date })}
      </p>
    </>
  );
}
