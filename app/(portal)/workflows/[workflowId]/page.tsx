import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { WorkflowDesigner } from '@/components/workflows/workflow-designer';
import { EngineNotice } from '../engine-notice';
import { designerProps } from './designer-props';
import { Reading } from './reading';
import { RunsCard } from './runs-card';
import { VersionsCard } from './versions-card';
import { type WorkflowOfPage, workflowOfPage } from './workflow';

type Props = { params: Promise<{ workflowId: string }>; searchParams: SearchParams };

const address = z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined) });

const versionIn = async (searchParams: SearchParams) => address.parse(await searchParams).version ?? null;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { workflow } = await workflowOfPage((await params).workflowId, await versionIn(searchParams));
  return { title: `${workflow.name} · ${(await getTranslations('workflows'))('title')}` };
}

/** A workflow: its newest version in the designer; an older one, and what one may not change, to be read. */
export default async function WorkflowPage({ params, searchParams }: Props) {
  const page = await workflowOfPage((await params).workflowId, await versionIn(searchParams));
  const { actor, workflow, isNewest, may } = page;
  return (
    <>
      <Header page={page} />
      <EngineNotice actor={actor} />
      {!isNewest && <OlderNotice page={page} />}
      {may.define && isNewest ? (
        <WorkflowDesigner {...(await designerProps(page))}>
          <Side page={page} />
        </WorkflowDesigner>
      ) : (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <Reading workflow={workflow} />
          <Side page={page} />
        </div>
      )}
    </>
  );
}

const Side = ({ page }: { page: WorkflowOfPage }) => (
  <div className="flex min-w-0 flex-col gap-5">
    <RunsCard page={page} />
    <VersionsCard page={page} />
  </div>
);

async function Header({ page: { workflow, published } }: { page: WorkflowOfPage }) {
  const t = await getTranslations('workflow');
  return (
    <PageHeader
      title={<bdi>{workflow.name}</bdi>}
      back={{ href: '/workflows', label: (await getTranslations('workflows'))('title') }}
      marks={
        <>
          <Badge tone={published ? 'done' : 'neutral'}>
            {published ? t('publishedVersion', { number: published.number }) : t('notPublished')}
          </Badge>
          {workflow.isPaused && <Badge tone="attention">{t('paused')}</Badge>}
        </>
      }
    />
  );
}

async function OlderNotice({ page: { workflow } }: { page: WorkflowOfPage }) {
  const t = await getTranslations('workflow');
  return (
    <Notice
      title={t('oldTitle', { number: workflow.shown.number })}
      className="mb-5"
      action={
        <Link href={`/workflows/${workflow.id}`} className="link">
          {t('toNewest')}
        </Link>
      }
    >
      {t('old')}
    </Notice>
  );
}
