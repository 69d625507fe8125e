import { getTranslations } from 'next-intl/server';
import type { PressWords } from '@/components/documents/press/words';
import type { Sharing } from '@/components/forms/share-dialog';
import type { AccessWords } from '@/components/forms/share-words';
import { type Access, accesses } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import { changeShare, shareDocuments, withdrawShare } from './actions';

/** The verbs and the words of the share dialog, for the lists and the document's page. */
export async function sharing({ userId }: Actor): Promise<Sharing> {
  const t = await getTranslations('share');
  const access = await accessWords();
  return {
    share: shareDocuments,
    change: changeShare,
    withdraw: withdrawShare,
    giver: userId,
    words: {
      titleOne: t.raw('titleOne'),
      titleMany: t.raw('titleMany'),
      recipients: t('recipients'),
      recipientsHint: t('recipientsHint'),
      permission: t('permission'),
      permissionFor: t.raw('permissionFor'),
      message: t('message'),
      messageHint: t('messageHint'),
      submit: t('submit'),
      submitting: t('submitting'),
      gaining: t('gaining'),
      alreadyHas: t.raw('alreadyHas'),
      alreadyLess: t.raw('alreadyLess'),
      changes: t.raw('changes'),
      unchanged: t.raw('unchanged'),
      external: t('external'),
      manyHint: t('manyHint'),
      failed: t('failed'),
      retry: t('retry'),
      press: await pressWords(),
      accesses: access.accesses,
      meanings: access.meanings,
      access,
    },
  };
}

/** The words of a press on many documents, for whoever watches it. */
async function pressWords(): Promise<PressWords> {
  const t = await getTranslations('press');
  return {
    title: t('title'),
    going: t.raw('going'),
    stop: t('stop'),
    stopped: t.raw('stopped'),
    interrupted: t('interrupted'),
    goOn: t('goOn'),
    leave: t('leave'),
    done: t.raw('done'),
    notAll: t.raw('notAll'),
    retry: t('retry'),
    close: t('close'),
  };
}

/** The words of the list of who has access. */
export async function accessWords(): Promise<AccessWords> {
  const t = await getTranslations('access');
  const say = await getTranslations('accesses');
  const explain = await getTranslations('accessMeanings');
  const each = (word: (access: Access) => string) =>
    Object.fromEntries(accesses.map((access) => [access, word(access)])) as Record<Access, string>;
  return {
    title: t('title'),
    change: t.raw('changeFor'),
    withdraw: t('withdraw'),
    withdrawTitle: t.raw('withdrawTitle'),
    withdrawConfirm: t('withdrawConfirm'),
    withdrawing: t('withdrawing'),
    external: (await getTranslations('share'))('external'),
    accesses: each(say),
    meanings: each(explain),
  };
}
