import { getTranslations } from 'next-intl/server';
import type { FormAction } from '@/lib/policy/outcome';
import { ButtonLink } from '../../ui/button';
import { Form } from '../../ui/form';
import { Notice } from '../../ui/notice';
import { SubmitButton } from '../../ui/submit-button';

/** Says that a document looks like a second copy, leads to the first, and frees it for who may (E-062). */
export async function DuplicateNotice({
  documentId,
  original,
  markAsOriginal,
}: {
  documentId: string;
  /** The first copy, where the reader may see it. */
  original: { id: string; name: string } | null;
  /** Left out for who may not change the status. */
  markAsOriginal?: FormAction | undefined;
}) {
  const t = await getTranslations('viewer');
  return (
    <Notice
      tone="warn"
      className="no-print mb-4"
      title={t('duplicate')}
      action={
        <>
          {original && (
            <ButtonLink size="sm" href={`/documents/${original.id}`}>
              {t('showOriginal', { name: original.name })}
            </ButtonLink>
          )}
          {markAsOriginal && (
            <Form action={markAsOriginal}>
              <input type="hidden" name="documentId" value={documentId} />
              <SubmitButton size="sm" variant="secondary" pending={t('markingOriginal')}>
                {t('markOriginal')}
              </SubmitButton>
            </Form>
          )}
        </>
      }
    >
      {t('duplicateWhy')}
    </Notice>
  );
}
