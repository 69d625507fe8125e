import { getTranslations } from 'next-intl/server';
import { asAttachment } from '@/lib/documents/files/names';
import { exportColumns, streamList } from '@/lib/documents/lists/export';
import { refuse } from '@/lib/policy/answer';
import { findCurrentActor } from '@/lib/policy/session';
import { listAsked } from '../list/asked';

/** A list as CSV: the box and what else its address asks for, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  const asked = await listAsked(request, actor, 'export');
  if (asked instanceof Response) return asked;
  const { box, address } = asked;
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
