import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { Notice } from '@/components/ui/notice';
import { searchText } from '@/lib/policy/shapes';
import { Members } from './members';
import { organisationOfPage } from './organisation';
import { OrganisationHeader } from './organisation-header';

type Props = { params: Promise<{ organisationId: string }>; searchParams: SearchParams };

const address = z.object({
  search: searchText(),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationOfPage((await params).organisationId);
  return { title: `${organisation.name} · ${(await getTranslations('organisations'))('title')}` };
}

/** An organisation: its members, or for who is here through a partnership what they may do. */
export default async function OrganisationPage({ params, searchParams }: Props) {
  const page = await organisationOfPage((await params).organisationId);
  const t = await getTranslations('organisation');
  return (
    <>
      <OrganisationHeader page={page} part="members" />
      {page.may.listMembers ? (
        <Members page={page} filter={address.parse(await searchParams)} />
      ) : (
        <Notice title={t('throughPartnershipTitle')}>
          {t('throughPartnership', { organisation: page.organisation.name })}
        </Notice>
      )}
    </>
  );
}
