import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { Notice } from '@/components/ui/notice';
import { searchText } from '@/lib/policy/shapes';
import { DeleteCard } from './delete-card';
import { groupOfPage } from './group';
import { GroupHeader } from './group-header';
import { Members } from './members';
import { NameCard } from './name-card';

type Props = { params: Promise<{ groupId: string }>; searchParams: SearchParams };

const address = z.object({
  search: searchText(),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group } = await groupOfPage((await params).groupId);
  return { title: `${group.name} · ${(await getTranslations('groups'))('title')}` };
}

/** A group: who is in it, and for whoever looks after it what can be done with it. */
export default async function GroupPage({ params, searchParams }: Props) {
  const page = await groupOfPage((await params).groupId);
  const t = await getTranslations('group');
  return (
    <>
      <GroupHeader page={page} />
      <div className="flex flex-col gap-5">
        {page.may.seeMembers ? (
          <Members page={page} filter={address.parse(await searchParams)} />
        ) : (
          <Notice title={t('hiddenTitle')}>{t('hidden', { environment: page.group.environmentName })}</Notice>
        )}
        {page.may.change && <NameCard group={page.group} />}
        {page.may.delete && <DeleteCard page={page} />}
      </div>
    </>
  );
}
