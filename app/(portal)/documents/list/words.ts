import { getTranslations } from 'next-intl/server';
import type { DeskWords } from '@/components/documents/list-desk';
import type { StartWords } from '@/components/documents/start-dialog';
import { mostChosen } from '@/lib/documents/lists/every-page';

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
    everything: t('everything'),
    choosing: t('choosing'),
    notEverything: t('notEverything', { most: mostChosen }),
    choosingFailed: t('choosingFailed'),
    starting: await startWords(),
  };
}

async function startWords(): Promise<StartWords> {
  const t = await getTranslations('workflow');
  const share = await getTranslations('share');
  return {
    start: t('start'),
    title: t('startTitle'),
    body: t('startBody', { document: '{name}' }),
    bodyMany: t('startBodyMany', { count: '{count}' }),
    which: t('startWhich'),
    none: t('startNone'),
    confirm: t('startConfirm'),
    pending: t('starting'),
    failed: t('startFailed'),
    retry: share('retry'),
  };
}
