import { getTranslations } from 'next-intl/server';
import type { DeskWords } from '@/components/documents/list-desk';

/** The words of what is done with the rows of a list, for the browser. */
export async function deskWords(): Promise<DeskWords> {
  const t = await getTranslations('lists');
  return {
    open: t('open'),
    share: t('share'),
    download: t('download'),
    original: t('original'),
    cannotShare: t('cannotShare'),
    chosenOne: t('chosenOne'),
    chosenMany: t('chosenMany'),
    unchoose: t('unchoose'),
    actions: t('actions'),
  };
}
