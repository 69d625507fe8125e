import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { withdrawScope } from '../actions';
import type { PartnershipOfPage } from './partnership';

/** What an accepted authorisation allows beyond the partnership, to either side; the side that gave it takes it back alone (C-17). */
export async function Allows({ page: { partnership, may } }: { page: PartnershipOfPage }) {
  const { own, other, request } = partnership;
  if (request?.kind !== 'authorisation') return null;
  const t = await getTranslations('partnership');
  const environment = other.name;
  return (
    <Card title={t('allows')}>
      <div className="flex flex-col items-start gap-3 text-sm">
        {other.allowsSoftwareConnection && <p>{t('allowsUs', { environment })}</p>}
        {own.allowsSoftwareConnection && <p>{t('allowsThem', { environment })}</p>}
        {!own.allowsSoftwareConnection && !other.allowsSoftwareConnection && (
          <p className="text-muted">{t('allowsNothing')}</p>
        )}
        {own.allowsSoftwareConnection && may.withdrawScope && (
          <ConfirmButton
            size="sm"
            label={t('withdrawScope')}
            title={t('withdrawScopeTitle')}
            confirm={t('withdrawScope')}
            pending={t('withdrawingScope')}
            action={withdrawScope}
            values={{ partnershipId: partnership.id }}
          >
            <p>{t('withdrawScopeWhy', { environment })}</p>
          </ConfirmButton>
        )}
      </div>
    </Card>
  );
}
