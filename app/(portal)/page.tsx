import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { UploadButton } from '@/components/documents/upload/upload-button';
import { UploadDesk } from '@/components/documents/upload/upload-desk';
import { PageHeader } from '@/components/ui/page-header';
import { ListSkeleton } from '@/components/ui/skeleton';
import { requireActor } from '@/lib/policy/session';
import { Clients } from './dashboard/clients';
import { FirstSteps } from './dashboard/first-steps';
import { NeedsYou } from './dashboard/needs-you';
import { PerOrganisation } from './dashboard/per-organisation';
import { Recent } from './dashboard/recent';
import { findStart } from './dashboard/start';
import { uploadWords } from './documents/upload/words';

export async function generateMetadata(): Promise<Metadata> {
  const { environmentName } = await requireActor();
  return { title: `${(await getTranslations('dashboard'))('title')} · ${environmentName}` };
}

/** Dashboard: what needs one first, then the numbers per organisation, then what came last; each loads by itself. */
export default async function DashboardPage() {
  const actor = await requireActor();
  const t = await getTranslations('dashboard');
  const { organisations, hasDocuments } = await findStart(actor);
  const isMember = organisations > 0;
  const upload = (await getTranslations('lists'))('upload');
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('hello', { name: actor.name })}
        actions={isMember && hasDocuments && <UploadButton label={upload} />}
      />
      {hasDocuments ? (
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Suspense fallback={<ListSkeleton label={t('loading')} rows={7} />}>
            <NeedsYou actor={actor} />
          </Suspense>
          {isMember && (
            <Suspense fallback={<ListSkeleton label={t('loading')} rows={4} />}>
              <PerOrganisation actor={actor} total={organisations} />
            </Suspense>
          )}
          <div className="flex min-w-0 flex-col gap-5 xl:col-span-2">
            <Suspense fallback={<ListSkeleton label={t('loading')} rows={8} />}>
              <Clients actor={actor} />
            </Suspense>
            <Suspense fallback={<ListSkeleton label={t('loading')} rows={8} />}>
              <Recent actor={actor} showsOrganisation={organisations > 1} />
            </Suspense>
          </div>
        </div>
      ) : (
        <div className="flex flex-col gap-5">
          <FirstSteps actor={actor} isMember={isMember} />
          <Clients actor={actor} />
        </div>
      )}
      {isMember && <UploadDesk words={await uploadWords()} box="documents" usesShortcuts={actor.usesShortcuts} />}
    </>
  );
}
