import { getTranslations } from 'next-intl/server';

/** What the page is called: by the kind of document, and whether it was saved before. */
export async function titleOf(type: 'invoice' | 'credit_note', isNew: boolean): Promise<string> {
  const t = await getTranslations('invoice');
  if (type === 'credit_note') return t(isNew ? 'newCreditTitle' : 'draftCreditTitle');
  return t(isNew ? 'newTitle' : 'draftTitle');
}
