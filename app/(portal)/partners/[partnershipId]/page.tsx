import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { searchText } from '@/lib/policy/shapes';
import { About } from './about';
import { Allows } from './allows';
import { EndButton } from './end-button';
import { History } from './history';
import { Managers } from './managers';
import { Ended, Welcome } from './notices';
import { OurOrganisations } from './our-organisations';
import { partnershipOfPage } from './partnership';
import { TheirOrganisations } from './their-organisations';

type Props = { params: Promise<{ partnershipId: string }>; searchParams: SearchParams };

const address = z.object({
  ours: searchText(),
  theirs: searchText(),
  before: z.coerce.number().int().positive().optional().catch(undefined),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { partnership } = await partnershipOfPage((await params).partnershipId);
  return { title: `${partnership.other.name} · ${(await getTranslations('partners'))('title')}` };
}

/** A partnership: both sides, what each opens to the other, who looks after it, its history, and its end. */
export default async function PartnershipPage({ params, searchParams }: Props) {
  const page = await partnershipOfPage((await params).partnershipId);
  const t = await getTranslations('partnership');
  const asked = await searchParams;
  const filter = address.parse(asked);
  const { partnership, isLive } = page;
  return (
    <>
      <PageHeader
        title={<bdi>{partnership.other.name}</bdi>}
        back={{ href: '/partners', label: t('back') }}
        marks={<Badge tone={isLive ? 'done' : 'neutral'}>{t(isLive ? 'active' : 'ended')}</Badge>}
        actions={page.may.end && <EndButton page={page} />}
      />
      {isLive && asked.new !== undefined && <Welcome page={page} />}
      {!isLive && <Ended page={page} />}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {isLive && (
          <div className="flex min-w-0 flex-col gap-5">
            <OurOrganisations page={page} search={filter.ours} />
            <TheirOrganisations page={page} search={filter.theirs} />
          </div>
        )}
        <div className="flex min-w-0 flex-col gap-5">
          {isLive && <Managers page={page} />}
          <About page={page} />
          {isLive && <Allows page={page} />}
          <History page={page} before={filter.before} />
        </div>
      </div>
    </>
  );
}
