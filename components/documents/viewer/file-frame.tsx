import { ExternalLink } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '../../ui/button';

/**
 * A PDF in a frame, or an image, from its own address, which gives it nothing to act with (D-27). Without the `sandbox`
 * attribute: with it browsers draw no PDF. Where a phone draws none in a frame, the button opens it.
 */
export async function FileFrame({ address, name, isImage }: { address: string; name: string; isImage: boolean }) {
  const t = await getTranslations('viewer');
  const title = t('frame', { name });
  return (
    <div className="no-print flex flex-col gap-3">
      {isImage ? (
        // biome-ignore lint/performance/noImgElement: the bytes are somebody's document and are shown as they are.
        <img src={address} alt={title} className="max-w-full self-start rounded-lg border border-line bg-surface" />
      ) : (
        <iframe
          // The page itself, without the strip of small ones beside it.
          src={`${address}#navpanes=0`}
          title={title}
          className="h-[80vh] min-h-96 w-full rounded-lg border border-line bg-sunken pointer-coarse:h-[60vh]"
        />
      )}
      <ButtonLink
        plain
        href={address}
        target="_blank"
        rel="noopener"
        className="self-start"
        icon={<ExternalLink aria-hidden />}
      >
        {t('openFile')}
      </ButtonLink>
    </div>
  );
}
