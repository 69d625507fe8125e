import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { DocumentViewer } from '@/components/documents/viewer/document-viewer';
import { Notice } from '@/components/ui/notice';
import { dayOf } from '@/lib/day';
import type { Actor } from '@/lib/policy/actor';
import { type DocumentPage, findDocumentPage } from '@/lib/shares/queries';
import type { FoundTask } from '@/lib/tasks/detail/queries';
import { findNextTask } from '@/lib/tasks/queries';
import { readAddress } from '../../documents/[documentId]/address';
import { FactsCard } from '../../documents/[documentId]/facts-card';
import { History } from '../../documents/[documentId]/history';
import { Desk } from '../desk';
import { Receipts } from './receipts';
import { taskOfPage } from './task';
import { TaskCard } from './task-card';
import { TaskHeader } from './task-header';

type Props = { params: Promise<{ taskId: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { task, receipts } = await taskOfPage((await params).taskId);
  const name = task?.documentName ?? receipts?.[0]?.documentName;
  return { title: `${name} · ${(await getTranslations('tasks'))('title')}` };
}

/** One task: the document that is to be decided about, who takes part, and what happened so far. Over for the reader: their receipt. */
export default async function TaskPage({ params, searchParams }: Props) {
  const { actor, task, receipts } = await taskOfPage((await params).taskId);
  if (!task) return <Receipts receipts={receipts} />;
  const { view, withSource } = await readAddress(searchParams);
  const [next, page] = await Promise.all([
    findNextTask(actor, task.id),
    findDocumentPage(actor, task.documentId, { withSource }),
  ]);
  return (
    <Desk actor={actor} nextHref={next ? `/tasks/${next}` : '/tasks'}>
      <TaskHeader actor={actor} task={task} isReadable={page !== null} />
      <Document actor={actor} task={task} page={page} view={view} />
    </Desk>
  );
}

/** The document beside the task; who looks after the workflow without reading it sees the task alone. */
async function Document({
  actor,
  task,
  page,
  view,
}: {
  actor: Actor;
  task: FoundTask;
  page: DocumentPage | null;
  view: string;
}) {
  const t = await getTranslations('task');
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        {page ? (
          <DocumentViewer document={page.found} view={view} at={`/tasks/${task.id}`} />
        ) : (
          <Notice title={t('cannotReadTitle')}>{t('cannotRead')}</Notice>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-5 max-lg:order-first">
        <TaskCard task={task} />
        {page && <FactsCard found={page.found} today={dayOf()} />}
        {page && (
          <History
            actor={actor}
            documentId={task.documentId}
            activity={page.activity}
            isPaged={false}
            now={new Date()}
          />
        )}
      </div>
    </div>
  );
}
