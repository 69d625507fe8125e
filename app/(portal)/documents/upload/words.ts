import { getTranslations } from 'next-intl/server';
import type { UploadWords } from '@/components/documents/upload/words';
import { plainTypes } from '@/lib/documents/intake/upload';

/** The words of uploads for the browser, in the reader's language. */
export async function uploadWords(): Promise<UploadWords> {
  const t = await getTranslations('upload');
  const types = await getTranslations('documentTypes');
  const boxes = await getTranslations('boxes');
  const lists = await getTranslations('lists.description');
  return {
    drop: t('drop'),
    waiting: t('waiting'),
    sending: t('sending'),
    tooLarge: (await getTranslations('fileRefusals'))('too_large', { megabytes: '10' }),
    interrupted: t('interrupted'),
    titleSending: t('titleSending'),
    titleDone: t('titleDone'),
    titleFailed: t('titleFailed'),
    titleChoose: t('titleChoose'),
    open: t('open'),
    retry: t('retry'),
    retryAll: t('retryAll'),
    stop: t('stop'),
    original: t('original'),
    choose: t('choose'),
    placeTitle: t('placeTitle'),
    placeOrganisation: t('placeOrganisation'),
    placeOrganisationEmpty: t('placeOrganisationEmpty'),
    placeOrganisationMissing: t('placeOrganisationMissing'),
    placeBox: t('placeBox'),
    placeType: t('placeType'),
    place: t('place'),
    boxes: [
      { value: 'documents', label: boxes('documents'), description: lists('documents') },
      { value: 'inbox_in', label: boxes('inbox_in'), description: lists('inbox_in') },
    ],
    types: plainTypes.map((value) => ({ value, label: types(value) })),
  };
}
