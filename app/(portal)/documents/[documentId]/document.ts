import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import type { FoundDocument } from '@/lib/documents/queries';
import type { Actor } from '@/lib/policy/actor';
import { requireActor } from '@/lib/policy/session';
import { type DocumentWithTasks, findDocumentWithTasks } from '@/lib/tasks/detail/queries';

/** What the page shows and who looks at it, asked for once a request; missing and foreign are the same (D-07). */
export const documentOfPage = cache(
  async (documentId: string, withSource: boolean, before?: number): Promise<DocumentWithTasks & { actor: Actor }> => {
    const actor = await requireActor();
    const page = await findDocumentWithTasks(actor, documentId, { withSource, before });
    return page ? { actor, ...page } : notFound();
  },
);

/** What the document is called: its number, else what it is about, else its file. */
export async function nameOf({ number, subject, latest }: FoundDocument): Promise<string> {
  return number || subject || latest.fileName || (await getTranslations('document'))('unnamed');
}

/** Whose document it is, and from or to whom: "Invoice from Molen BV". */
export async function kindOf({ box, type, counterparty, organisationName }: FoundDocument): Promise<string> {
  const t = await getTranslations('document');
  const word = (await getTranslations('documentTypes'))(type);
  if (!counterparty) return t('of', { type: word, organisation: organisationName });
  return t(box === 'inbox_in' ? 'fromTo' : 'toWhom', { type: word, counterparty });
}
