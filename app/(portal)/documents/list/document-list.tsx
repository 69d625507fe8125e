import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { SearchParams } from '@/app/search-params';
import { DocumentTable } from '@/components/documents/document-table';
import { ListDesk } from '@/components/documents/list-desk';
import { UploadDesk } from '@/components/documents/upload/upload-desk';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { Box } from '@/db/vocabulary';
import { dayOf } from '@/lib/day';
import { factsOfListed, type ListedDocument } from '@/lib/documents/lists/list';
import { findListPage } from '@/lib/documents/lists/page';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { startWorkflow } from '../../workflows/actions';
import { sharing } from '../[documentId]/sharing';
import { markAsOriginal } from '../actions';
import { uploadWords } from '../upload/words';
import { addressOf, pathOf, readAddress } from './address';
import { EmptyList } from './empty-list';
import { ListFilters } from './filters';
import { ListActions } from './list-actions';
import { ListSteps } from './list-steps';
import { deskWords } from './words';

/** One of the three boxes: what its address asks for, newest first. */
export async function DocumentList({
  box,
  searchParams,
  parts,
}: {
  box: Box;
  searchParams: SearchParams;
  /** Under the title: the parts of this box, where it has several. */
  parts?: ReactNode;
}) {
  const actor = await requireActor();
  const address = await readAddress(searchParams);
  const page = await findListPage(actor, box, address);
  const t = await getTranslations('lists');
  return (
    <>
      <PageHeader
        title={(await getTranslations('boxes'))(box)}
        description={t(`description.${box}`)}
        actions={<ListActions box={box} address={address} canFile={page.organisations.length > 0} />}
      />
      {parts}
      {page.failed > 0 && address.status !== 'delivery_failed' && (
        <Notice
          tone="danger"
          className="mb-4"
          title={t('failed', { count: page.failed })}
          action={
            <ButtonLink size="sm" href={addressOf(pathOf[box], { status: 'delivery_failed' })}>
              {t('showFailed')}
            </ButtonLink>
          }
        />
      )}
      <ListFilters box={box} address={address} page={page} />
      {page.rows.length > 0 ? (
        <ListDesk
          words={await deskWords()}
          usesShortcuts={actor.usesShortcuts}
          markAsOriginal={markAsOriginal}
          startWorkflow={startWorkflow}
          sharing={await sharing()}
        >
          <DocumentTable
            box={box}
            rows={page.rows.map((row) => withRights(actor, row))}
            showsOrganisation={page.organisations.length > 1 && !address.organisation}
            now={new Date()}
            today={dayOf()}
          />
        </ListDesk>
      ) : (
        <EmptyList actor={actor} box={box} address={address} page={page} />
      )}
      {page.organisations.length > 0 && (
        <UploadDesk
          words={await uploadWords()}
          box={box === 'inbox_in' ? 'inbox_in' : 'documents'}
          organisation={address.organisation}
          usesShortcuts={actor.usesShortcuts}
        />
      )}
      <ListSteps box={box} address={address} page={page} />
    </>
  );
}

/** A row with what its menu may offer. */
function withRights(actor: Actor, row: ListedDocument) {
  const facts = factsOfListed(row);
  return {
    ...row,
    mayShare: can('document.share', actor, { ...facts, recipients: [] }).allowed,
    mayStart: mayStart(actor, row, facts),
    mayMarkAsOriginal: row.status === 'duplicate' && can('document.changeStatus', actor, facts).allowed,
  };
}

/**
 * Of one's own environment's documents, whose Workflow Engine is known here; for another's the document's page knows (O18). Whoever is a member
 * holds them fully; to somebody who does by a share alone, and of one that runs already, the dialog says why not.
 */
const mayStart = (actor: Actor, row: ListedDocument, facts: DocumentFacts): boolean =>
  row.environmentId === actor.environmentId &&
  can('workflow.start', actor, {
    ...facts,
    isMember: can('document.seeAccess', actor, facts).allowed,
    hasWorkflowEngine: actor.hasWorkflowEngine,
    isRunning: false,
  }).allowed;
