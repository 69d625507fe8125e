import { FileDown } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { FoundDocument } from '@/lib/documents/queries';
import { ButtonLink } from '../../ui/button';
import { type Tab, Tabs } from '../../ui/tabs';
import { Attachments } from './attachments';
import { FileFrame } from './file-frame';
import { InvoiceView } from './invoice-view';
import { SourceView } from './source-view';
import { Warnings } from './warnings';

/** The view that needs the source: the page asks `findDocument` for it then. */
export const sourceView = 'xml';

/**
 * The document itself: rendered readable where its content says what it is, else the PDF or image as it came; its
 * attachments and its XML each behind a tab of its own, at `?view=…` of the page it stands on, the document's own unless `at` names another.
 */
export async function DocumentViewer({
  document,
  view,
  at,
}: {
  document: FoundDocument;
  view?: string | undefined;
  at?: string | undefined;
}) {
  const path = `/documents/${document.id}`;
  const views = viewsOf(document);
  const attachment = attachmentOf(document, view);
  const current = attachment ? 'attachments' : (views.find((one) => one === view) ?? views[0]);
  const t = await getTranslations('viewer');
  return (
    <div className="min-w-0">
      {views.length > 1 && (
        <Tabs label={t('views')} tabs={await tabsOf(document, views, current, at ?? path)} className="mb-4" />
      )}
      {current === 'document' && document.model && (
        <>
          {document.isPrintable && (
            <ButtonLink
              plain
              size="sm"
              variant="quiet"
              href={`${path}/pdf`}
              icon={<FileDown aria-hidden />}
              className="no-print float-right -mt-12"
            >
              {t('printed')}
            </ButtonLink>
          )}
          <Warnings warnings={document.model.warnings} />
          <InvoiceView model={document.model} />
        </>
      )}
      {current === 'file' && (
        <FileFrame
          address={`${path}/preview`}
          name={document.latest.fileName}
          isImage={document.latest.mediaType.startsWith('image/')}
        />
      )}
      {current === 'attachments' && attachment && (
        <FileFrame
          address={`${path}/attachments/${attachment.number}/preview`}
          name={attachment.name}
          isImage={attachment.mediaType.startsWith('image/')}
        />
      )}
      {current === 'attachments' && !attachment && (
        <Attachments path={path} attachments={document.attachments} shown={document.model?.attachments ?? []} />
      )}
      {current === 'xml' && <SourceView source={document.source} />}
    </div>
  );
}

type View = 'document' | 'file' | 'attachments' | typeof sourceView;

/** What there is to see, the best first. */
function viewsOf({ model, latest, attachments }: FoundDocument): View[] {
  const isXml = latest.mediaType === 'application/xml';
  const hasInnerXml = attachments[0]?.mediaType === 'application/xml' && latest.mediaType === 'application/pdf';
  const hasAttachments = attachments.length > 0 || (model?.attachments.length ?? 0) > 0;
  return [
    ...(model ? (['document'] as const) : []),
    ...(isXml ? [] : (['file'] as const)),
    ...(hasAttachments ? (['attachments'] as const) : []),
    ...(isXml || hasInnerXml ? ([sourceView] as const) : []),
  ];
}

function attachmentOf({ attachments }: FoundDocument, view: string | undefined) {
  const number = /^attachment-(\d+)$/.exec(view ?? '')?.[1];
  return number === undefined ? undefined : attachments.find((one) => one.number === Number(number));
}

async function tabsOf(
  document: FoundDocument,
  views: readonly View[],
  current: View | undefined,
  path: string,
): Promise<Tab[]> {
  const t = await getTranslations('viewer');
  const types = await getTranslations('documentTypes');
  const words: Record<View, string> = {
    document: types(document.type),
    file: t(document.latest.mediaType === 'application/pdf' ? 'pdf' : 'image'),
    attachments: t('attachments'),
    xml: t('xml'),
  };
  const count = Math.max(document.attachments.length, document.model?.attachments.length ?? 0);
  return views.map((view) => ({
    href: view === views[0] ? path : `${path}?view=${view}`,
    label: words[view],
    isCurrent: view === current,
    ...(view === 'attachments' && { count, countLabel: t('attachmentsCount', { count }) }),
  }));
}
