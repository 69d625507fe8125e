import { getTranslations } from 'next-intl/server';
import { AccessList } from '@/components/documents/panels/access-list';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentAccess } from '@/lib/shares/queries';
import { accessRows } from './access-rows';
import { changeShare, withdrawShare } from './actions';
import { accessWords } from './sharing';

/** Who has access and why: everybody for those with full access, the reader's own path for the others (L02). */
export async function SharedWith({ actor, access }: { actor: Actor; access: DocumentAccess }) {
  const t = await getTranslations('access');
  const isOnlyOwn = access.everybody === null;
  return (
    <Card
      id="access"
      title={isOnlyOwn ? t('own') : t('title')}
      actions={
        !isOnlyOwn && (
          <ButtonLink size="sm" variant="quiet" href={`/documents/${access.documentId}/why`}>
            {(await getTranslations('why'))('open')}
          </ButtonLink>
        )
      }
    >
      <AccessList
        documentId={access.documentId}
        rows={await accessRows(actor, access)}
        words={await accessWords()}
        change={changeShare}
        withdraw={withdrawShare}
      />
      {isOnlyOwn && <p className="mt-3 text-muted text-small">{t('ownOnly')}</p>}
      {access.everybody?.shares.length === 0 && <p className="mt-3 text-muted text-small">{t('nobodyElse')}</p>}
    </Card>
  );
}
