import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { SearchParams } from '@/app/search-params';
import { DocumentTable } from '@/components/documents/document-table';
import { ListDesk } from '@/components/documents/list-desk';
import { PressDesk } from '@/components/documents/press/press-desk';
import { UploadDesk } from '@/components/documents/upload/upload-desk';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { Box } from '@/db/vocabulary';
import { dayOf } from '@/lib/day';
import { findListPage } from '@/lib/documents/lists/page';
import { requireActor } from '@/lib/policy/session';
import { startWorkflow } from '../../workflows/actions';
import { sharing } from '../[documentId]/sharing';
import { markAsOriginal } from '../actions';
import { uploadWords } from '../upload/words';
import { addressOf, pathOf, queryOf, readAddress } from './address';
import { EmptyList } from './empty-list';
import { ListFilters } from './filters';
import { ListActions } from './list-actions';
import { ListSteps } from './list-steps';
import { withRights } from './row-rights';
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
  const shares = await sharing(actor);
  const query = queryOf({ ...address, after: undefined });
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
      <PressDesk sharing={shares} />
      <ListFilters box={box} address={address} page={page} />
      {page.rows.length > 0 ? (
        <ListDesk
          words={await deskWords()}
          usesShortcuts={actor.usesShortcuts}
          markAsOriginal={markAsOriginal}
          startWorkflow={startWorkflow}
          sharing={shares}
          everything={page.next || address.after ? `/documents/choosing?box=${box}&${query}` : undefined}
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
