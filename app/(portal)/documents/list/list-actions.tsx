import { Download, Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { UploadButton } from '@/components/documents/upload/upload-button';
import { ButtonLink } from '@/components/ui/button';
import type { Box } from '@/db/vocabulary';
import type { ListAddress } from '@/lib/documents/input';
import { queryOf } from './address';

/** What can be done in a box: upload and create where documents come into being, and take what is filtered along. */
export async function ListActions({ box, address, canFile }: { box: Box; address: ListAddress; canFile: boolean }) {
  const t = await getTranslations('lists');
  const query = queryOf({ ...address, after: undefined });
  return (
    <>
      {canFile && box !== 'inbox_out' && <UploadButton label={t('upload')} />}
      {canFile && box === 'inbox_out' && (
        <ButtonLink href="/invoices/new" variant="primary" icon={<Plus aria-hidden />}>
          {t('createInvoice')}
        </ButtonLink>
      )}
      <ButtonLink
        plain
        href={`/documents/export?box=${box}${query && `&${query}`}`}
        icon={<Download aria-hidden />}
        data-tip={t('exportTip')}
      >
        {t('export')}
      </ButtonLink>
    </>
  );
}
