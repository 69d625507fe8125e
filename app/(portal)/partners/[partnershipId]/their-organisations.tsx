import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { SearchField } from '@/components/ui/search-field';
import { askFacts } from '@/lib/partnerships/access/queries';
import { listTheirOrganisations, organisationsShown, type TheirOrganisation } from '@/lib/partnerships/shared/queries';
import { can } from '@/lib/policy/policy';
import { Asked } from './asked';
import { CrossMembers } from './cross-members';
import type { PartnershipOfPage } from './partnership';

/** "Their organisations": what we may enter and through what, and where we have asked (C-08). */
export async function TheirOrganisations({ page, search }: { page: PartnershipOfPage; search: string }) {
  const t = await getTranslations('partnership');
  const { actor, partnership } = page;
  const { organisations, total } = await listTheirOrganisations(actor, partnership, search);
  const environment = partnership.other.name;
  return (
    <Card id="theirs" title={t('theirs')} description={t('theirsWhy', { environment })} flush>
      {(search !== '' || total > 10) && (
        <div className="border-line border-b px-5 py-3">
          <SearchField
            name="theirs"
            label={t('theirsSearch')}
            action={`/partners/${partnership.id}`}
            value={search}
            className="sm:w-80"
          />
        </div>
      )}
      <ul className="divide-y divide-line">
        {organisations.map((one) => (
          <Organisation key={one.id} page={page} organisation={one} />
        ))}
      </ul>
      <div className="px-5 py-3 text-muted text-sm empty:hidden">
        {organisations.length === 0 && search !== '' && <p>{t('noneFound')}</p>}
        {organisations.length === 0 && search === '' && (
          <>
            <p className="font-medium text-ink">{t('theirsNone')}</p>
            <p>{t('theirsNoneWhy', { environment })}</p>
          </>
        )}
        {total > organisationsShown && <p>{t('capped', { count: organisationsShown, total })}</p>}
      </div>
    </Card>
  );
}

async function Organisation({ page, organisation }: { page: PartnershipOfPage; organisation: TheirOrganisation }) {
  const t = await getTranslations('partnership');
  const { id, name, legalNumber, city, level, isShared, members, asked } = organisation;
  return (
    <li className="flex flex-col gap-3 px-5 py-4 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            <bdi>{name}</bdi>
            {isShared && <Badge tone="external">{t('isShared')}</Badge>}
          </p>
          <p className="text-muted text-small">
            {[legalNumber && t('number', { number: legalNumber }), city].filter(Boolean).join(' · ')}
          </p>
          <YourAccess page={page} organisation={organisation} />
        </div>
        {level !== null && (
          <ButtonLink
            size="sm"
            href={`/documents?organisation=${id}`}
            aria-label={t('documentsOf', { organisation: name })}
          >
            {t('documents')}
          </ButtonLink>
        )}
      </div>
      <CrossMembers label={t('ourPeople')} members={members}>
        <AddOurs page={page} organisation={organisation} />
      </CrossMembers>
      {asked.map((one) => (
        <Asked key={one.userId} actor={page.actor} asked={one} />
      ))}
    </li>
  );
}

/** What the reader holds there: a membership, or the way through the partnership, which is never shown as one (C-01). */
async function YourAccess({
  page: { actor, partnership },
  organisation: { level, members },
}: {
  page: PartnershipOfPage;
  organisation: TheirOrganisation;
}) {
  const t = await getTranslations('partnership');
  const levels = await getTranslations('levels');
  const isMember = members.some((one) => one.userId === actor.userId);
  return (
    <p className="mt-1 text-small">
      {level === null && <span className="text-muted">{t('yourNone')}</span>}
      {level !== null && isMember && t('yourAccess', { level: levels(level) })}
      {level !== null && !isMember && t('yourAccessThrough', { environment: partnership.other.name })}
    </p>
  );
}

/** Leads to the form that adds our people at once, or asks the partner's administrators (O10, P20). */
async function AddOurs({
  page: { actor, partnership },
  organisation: { id, name, level },
}: {
  page: PartnershipOfPage;
  organisation: TheirOrganisation;
}) {
  if (!can('access.request', actor, askFacts(actor)).allowed) return null;
  const t = await getTranslations('partnership');
  const isAtOnce = can('organisation.addPartnerMember', actor, {
    environmentId: partnership.other.environmentId,
    subject: { kind: 'organisation', id, name },
    organisationId: id,
    level,
    isMember: level !== null,
    userId: '',
    userName: '',
    userEnvironmentId: actor.environmentId,
    memberLevel: null,
    isExternal: true,
    partnershipId: partnership.id,
    isLastOwnAdministrator: false,
  }).allowed;
  return (
    <ButtonLink
      size="sm"
      href={`/partners/add-members?partnership=${partnership.id}&organisation=${id}`}
      aria-label={t(isAtOnce ? 'addOursTo' : 'askAccessTo', { organisation: name })}
    >
      {t(isAtOnce ? 'addOurs' : 'askAccess')}
    </ButtonLink>
  );
}
