import { getTranslations } from 'next-intl/server';
import { boxes } from '@/db/vocabulary';
import { asAttachment } from '@/lib/documents/files/names';
import { listAddress } from '@/lib/documents/input';
import { exportColumns, streamList } from '@/lib/documents/lists/export';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';

/** A list as CSV: the box and what else its address asks for, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = new URL(request.url).searchParams;
  const box = boxes.find((one) => one === asked.get('box'));
  if (!box) return refuse('invalid');
  const overused = await refuseOveruse('export', actor);
  if (overused) return overused;
  const address = listAddress.parse(Object.fromEntries(asked));
  const t = await getTranslations('exportColumns');
  const typeWords = await getTranslations('documentTypes');
  const statusWords = await getTranslations('statuses');
  const boxWords = await getTranslations('boxes');
  const list = streamList(actor, box, address, {
    heads: exportColumns.map((column) => t(column)),
    type: ({ type }) => typeWords(type),
    status: ({ status }) => statusWords(status),
  });
  return new Response(list, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': asAttachment(`${boxWords(box)}.csv`),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
