import { getTranslations } from 'next-intl/server';
import { Notice } from '../../ui/notice';

/** The XML as text: nothing in it is ever markup here. */
export async function SourceView({ source }: { source: { text: string; isCut: boolean } | null }) {
  const t = await getTranslations('viewer');
  if (!source) return <Notice tone="warn">{t('noSource')}</Notice>;
  return (
    <>
      {source.isCut && <Notice className="mb-3">{t('cut')}</Notice>}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={t('xml')}
        className="max-h-[75vh] overflow-auto rounded-lg border border-line bg-surface"
      >
        <pre dir="ltr" className="whitespace-pre-wrap break-words px-5 py-4 font-mono text-xs leading-5">
          {source.text}
        </pre>
      </section>
    </>
  );
}
