import { Download } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import type { DocumentVersion, FoundDocument } from '@/lib/documents/queries';

/** How many stand open; a draft that saved itself often has many. */
const shownAtOnce = 3;

/** Every version as it was stored, each to be downloaded byte for byte (E-070). */
export async function Versions({ found: { id, versions } }: { found: FoundDocument }) {
  const t = await getTranslations('document');
  const older = versions.slice(shownAtOnce);
  return (
    <Card title={t('versions')}>
      <VersionList documentId={id} versions={versions.slice(0, shownAtOnce)} />
      {older.length > 0 && (
        <details className="mt-3">
          <summary className="link w-fit text-sm">{t('olderVersions', { count: older.length })}</summary>
          <div className="mt-3">
            <VersionList documentId={id} versions={older} />
          </div>
        </details>
      )}
    </Card>
  );
}

async function VersionList({ documentId, versions }: { documentId: string; versions: readonly DocumentVersion[] }) {
  const t = await getTranslations('document');
  const locale = await getLocale();
  return (
    <ul className="flex flex-col gap-3">
      {versions.map((version) => (
        <li key={version.number} className="flex items-start justify-between gap-3 text-sm">
          <div className="min-w-0">
            <p className="font-medium">{t('version', { number: String(version.number) })}</p>
            <p className="text-muted text-small">
              <DateTime value={version.createdAt} as="both" locale={locale} />
              {version.createdByName && (
                <>
                  , <bdi>{version.createdByName}</bdi>
                </>
              )}
            </p>
            <p className="truncate font-mono text-muted text-xs" data-tip={version.sha256}>
              SHA-256 {version.sha256.slice(0, 16)}…
            </p>
          </div>
          <ButtonLink
            plain
            size="sm"
            variant="quiet"
            href={`/documents/${documentId}/file?version=${version.number}`}
            aria-label={`${t('download')}: ${t('version', { number: String(version.number) })}`}
            icon={<Download aria-hidden />}
          >
            {t('download')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
