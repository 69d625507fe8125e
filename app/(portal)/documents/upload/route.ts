import { getTranslations } from 'next-intl/server';
import type { UploadAnswer } from '@/components/documents/upload/answer';
import { uploadInput } from '@/lib/documents/input';
import { type Filed, fileUpload, offeredPlaces } from '@/lib/documents/intake/file-upload';
import { codeOfFileRefusal, wordsOfFileRefusal } from '@/lib/documents/intake/refusal-words';
import { Refusal as FileRefusal } from '@/lib/documents/ubl/refusal';
import { refuse, refuseWith } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { countUse } from '@/lib/policy/use-limits';
import { readBody } from './body';

/** Takes one file: its bytes as the body, its name and what the uploader chose in the address. */
export async function POST(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const input = uploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!input.success) return refuse('invalid');
  try {
    await countUse('upload', actor);
    const filed = await fileUpload(actor, await readBody(request), input.data);
    return filed.outcome === 'stored'
      ? Response.json(await storedAnswer(filed), { status: 201 })
      : Response.json(await chooseAnswer(filed));
  } catch (error) {
    if (error instanceof FileRefusal) {
      return refuse(codeOfFileRefusal(error), { message: await wordsOfFileRefusal(error) });
    }
    return refuseWith(error, actor);
  }
}

async function storedAnswer(filed: Extract<Filed, { outcome: 'stored' }>): Promise<UploadAnswer> {
  const { stored, upload, organisationName } = filed;
  const t = await getTranslations('upload');
  const box = (await getTranslations('boxes'))(stored.box);
  return {
    stored: {
      href: `/documents/${stored.id}`,
      message: t('stored', { box, organisation: organisationName }),
      warnings: [
        ...(stored.duplicateOf ? [{ message: t('duplicate'), href: `/documents/${stored.duplicateOf}` }] : []),
        ...(upload.problem
          ? [{ message: t('unreadableXml', { reason: await wordsOfFileRefusal(upload.problem) }) }]
          : []),
      ],
    },
  };
}

async function chooseAnswer(filed: Extract<Filed, { outcome: 'choose' }>): Promise<UploadAnswer> {
  const t = await getTranslations('upload');
  const isPlain = filed.upload.model === null;
  return {
    choose: {
      message: t(isPlain ? 'chooseForPlain' : 'chooseForDocument'),
      needsType: isPlain,
      organisations: filed.organisations.slice(0, offeredPlaces).map(({ id, name }) => ({ id, name })),
      isMore: filed.organisations.length > offeredPlaces,
    },
  };
}
