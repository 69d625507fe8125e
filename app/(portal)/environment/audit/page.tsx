import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { type Log, openEnvironmentLog } from '@/lib/audit/facts';
import { auditFilter, purposeOf } from '@/lib/audit/input';
import { findHead, verifyLog } from '@/lib/audit/queries';
import { listOwnOrganisations } from '@/lib/organisations/queries';
import type { Actor } from '@/lib/policy/actor';
import { requireActor } from '@/lib/policy/session';
import { ExportMenu, LogView } from './log-view';

const path = '/environment/audit';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auditLog'))('title') };
}

/** My environment > Audit log: what happened, in words, for the administrators. */
export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const address = await searchParams;
  const filter = auditFilter.parse(address);
  const log = await openEnvironmentLog(actor, purposeOf(filter));
  if (!log) forbidden();
  const t = await getTranslations('auditLog');
  const organisations = await listOwnOrganisations(actor);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description', { environment: actor.environmentName })}
        actions={
          <>
            <ExportMenu path={path} filter={filter} />
            <ButtonLink href={`${path}?check=chain`} prefetch={false}>
              {t('check')}
            </ButtonLink>
          </>
        }
      />
      {address.check === 'chain' && <ChainNotice actor={actor} log={log} />}
      <ChainHead actor={actor} log={log} />
      <LogView actor={actor} log={log} filter={filter} path={path} organisations={organisations} />
    </>
  );
}

/** Whether every event follows from the one before it (N-11). */
async function ChainNotice({ actor, log }: { actor: Actor; log: Log }) {
  const t = await getTranslations('auditLog');
  const { checked, brokenAt } = await verifyLog(actor, log);
  return (
    <Notice tone={brokenAt === null ? 'success' : 'danger'} className="mb-4" alert>
      {brokenAt === null ? t('whole', { count: checked }) : t('broken', { number: String(brokenAt) })}
    </Notice>
  );
}

/** The newest link of the chain: kept elsewhere, it proves later that nothing was cut off or written anew. */
async function ChainHead({ actor, log }: { actor: Actor; log: Log }) {
  const t = await getTranslations('auditLog');
  const head = await findHead(actor, log);
  if (!head) return null;
  return (
    <p className="mb-4 max-w-prose text-muted text-small">
      {t('head', { number: String(head.number) })}{' '}
      <span className="break-all font-mono text-ink">
        {head.number}:{head.hash}
      </span>
      <br />
      {t('headMeaning')}
    </p>
  );
}
