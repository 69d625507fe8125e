import { getTranslations } from 'next-intl/server';
import { OrganisationFinder } from '@/components/documents/organisation-finder';
import type { ListAddress } from '@/lib/documents/input';
import { addressOf } from './address';

/** For who has more organisations than fit a list: a field that finds them by a part of their name. */
export async function OrganisationPanel({ path, address }: { path: string; address: ListAddress }) {
  const t = await getTranslations('lists');
  const other = addressOf(path, { ...address, after: undefined, organisation: undefined });
  return (
    <OrganisationFinder
      before={`${other}${other.includes('?') ? '&' : '?'}organisation=`}
      words={{ label: t('findOrganisation'), hint: t('findOrganisationHint') }}
    />
  );
}
