import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { MarkRead } from '@/components/documents/mark-read';
import { HistoryKey } from '@/components/documents/panels/history-key';
import { DocumentViewer } from '@/components/documents/viewer/document-viewer';
import { DuplicateNotice } from '@/components/documents/viewer/duplicate-notice';
import { dayOf } from '@/lib/day';
import { can } from '@/lib/policy/policy';
import { Desk } from '../../tasks/desk';
import { markAsOriginal, markRead } from '../actions';
import { readAddress } from './address';
import { Comments } from './comments';
import { Delivery } from './delivery';
import { documentOfPage, nameOf } from './document';
import { DocumentHeader } from './document-header';
import { FactsCard } from './facts-card';
import { History } from './history';
import { Labels } from './labels';
import { reasonsFor } from './reasons';
import { SharedWith } from './shared-with';
import { TasksCard } from './tasks-card';
import { Versions } from './versions';

type Props = { params: Promise<{ documentId: string }>; searchParams: SearchParams };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { withSource, before } = await readAddress(searchParams);
  const { found } = await documentOfPage((await params).documentId, withSource, before);
  const box = (await getTranslations('boxes'))(found.box);
  return { title: `${await nameOf(found)} · ${box}` };
}

/** One document: itself, its facts, who has access and why, what people say about it, and what happened to it. */
export default async function DocumentPage({ params, searchParams }: Props) {
  const { documentId } = await params;
  const { view, withSource, before } = await readAddress(searchParams);
  const page = await documentOfPage(documentId, withSource, before);
  const { actor, found, activity, access, deliveries, tasks, openTask } = page;
  const now = new Date();
  const { facts } = found;
  const comment = can('document.comment', actor, facts);
  return (
    <Desk actor={actor}>
      <DocumentHeader actor={actor} found={found} access={access} task={openTask} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          {found.status === 'duplicate' && (
            <DuplicateNotice
              documentId={documentId}
              original={found.original}
              markAsOriginal={can('document.changeStatus', actor, facts).allowed ? markAsOriginal : undefined}
            />
          )}
          <DocumentViewer document={found} view={view} />
        </div>
        <div className="flex min-w-0 flex-col gap-5 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <TasksCard tasks={tasks} />
          <FactsCard found={found} today={dayOf(now)} />
          <Delivery actor={actor} found={found} deliveries={deliveries} />
          <SharedWith actor={actor} access={access} />
          <Labels documentId={documentId} activity={activity} mayEdit={can('document.label', actor, facts).allowed} />
          <Comments
            actor={actor}
            documentId={documentId}
            comments={activity.comments}
            reason={await reasonsFor(actor)(comment)}
            now={now}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <History actor={actor} documentId={documentId} activity={activity} isPaged={before !== undefined} now={now} />
          <Versions found={found} />
        </div>
      </div>
      {actor.usesShortcuts && <HistoryKey />}
      {found.isToBeMarked && <MarkRead documentId={documentId} action={markRead} />}
    </Desk>
  );
}
