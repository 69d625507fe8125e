import { Download, Eye, Paperclip } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { DocumentAttachment } from '@/lib/documents/queries';
import type { Attachment } from '@/lib/documents/ubl/model';
import { ButtonLink } from '../../ui/button';
import { sizeText } from '../size-text';
import { Foreign } from './foreign';

const drawn = ['application/pdf', 'image/png', 'image/jpeg'];

/** The files that came inside a document, and those it only refers to: an address is shown as text, and never followed. */
export async function Attachments({
  path,
  attachments,
  shown,
}: {
  /** Of the document. */
  path: string;
  attachments: readonly DocumentAttachment[];
  shown: readonly Attachment[];
}) {
  const t = await getTranslations('viewer');
  const locale = await getLocale();
  const elsewhere = shown.filter((one) => one.size === null);
  return (
    <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface text-sm">
      {attachments.map((one) => (
        <li key={one.number} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
          <Paperclip aria-hidden className="size-4 shrink-0 text-muted" />
          <div className="min-w-0 flex-1 basis-48">
            <Foreign text={one.name} className="break-words font-medium" />
            <p className="text-muted text-small">
              <Foreign text={one.description} /> {sizeText(one.size, locale)}
            </p>
          </div>
          {drawn.includes(one.mediaType) && (
            <ButtonLink
              size="sm"
              href={`${path}?view=attachment-${one.number}`}
              scroll={false}
              icon={<Eye aria-hidden />}
              aria-label={`${t('show')}: ${one.name}`}
            >
              {t('show')}
            </ButtonLink>
          )}
          <ButtonLink
            plain
            size="sm"
            href={`${path}/attachments/${one.number}`}
            icon={<Download aria-hidden />}
            aria-label={`${t('download')}: ${one.name}`}
          >
            {t('download')}
          </ButtonLink>
        </li>
      ))}
      {elsewhere.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: references may have no name; they keep their order.
        <li key={place} className="px-5 py-3">
          <Foreign text={one.description ?? one.fileName ?? one.id} className="font-medium" />
          <p className="break-all text-muted text-small">
            {one.uri ? <bdi>{t('notIncluded', { address: one.uri })}</bdi> : one.fileName !== null && t('notReadable')}
          </p>
        </li>
      ))}
    </ul>
  );
}
