import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { SearchField } from '@/components/ui/search-field';
import { Switch } from '@/components/ui/switch';
import { listOurOrganisations, type OurOrganisation, organisationsShown } from '@/lib/partnerships/shared/queries';
import type { OrganisationFacts, SharedOrganisationFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { reasonsFor } from '../../documents/[documentId]/reasons';
import { shareOrganisation, unshareOrganisation } from '../actions';
import { MakeMeManager, mayTakeRole } from '../requirements';
import { AddPartnerMember } from './add-partner-member';
import { CrossMembers } from './cross-members';
import type { PartnershipOfPage } from './partnership';

/** "Our organisations": which of them the partner's relationship managers reach, and who of the partner is a member (C-08). */
export async function OurOrganisations({ page, search }: { page: PartnershipOfPage; search: string }) {
  const t = await getTranslations('partnership');
  const { actor, partnership } = page;
  const { organisations, total, sharedUnseen } = await listOurOrganisations(actor, partnership, search);
  const environment = partnership.other.name;
  return (
    <Card id="ours" title={t('ours')} description={t('oursWhy', { environment })} flush>
      {!actor.isRelationshipManager && mayTakeRole(actor) && (
        <div className="border-line border-b px-5 py-4">
          <MakeMeManager actor={actor} />
        </div>
      )}
      {(search !== '' || total > 10) && (
        <div className="border-line border-b px-5 py-3">
          <SearchField
            name="ours"
            label={t('oursSearch')}
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
        {organisations.length === 0 && <p>{search === '' ? t('oursNone') : t('noneFound')}</p>}
        {total > organisationsShown && <p>{t('capped', { count: organisationsShown, total })}</p>}
        {sharedUnseen > 0 && <p>{t('unseen', { count: sharedUnseen })}</p>}
      </div>
    </Card>
  );
}

type Props = { page: PartnershipOfPage; organisation: OurOrganisation };

async function Organisation({ page, organisation }: Props) {
  const t = await getTranslations('partnership');
  const { name, legalNumber, city, members } = organisation;
  const environment = page.partnership.other.name;
  return (
    <li className="flex flex-col gap-3 px-5 py-4 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-48">
          <Link href={`/environment/organisations/${organisation.id}`} className="link font-medium">
            <bdi>{name}</bdi>
          </Link>
          <p className="text-muted text-small">
            {[legalNumber && t('number', { number: legalNumber }), city].filter(Boolean).join(' · ')}
          </p>
        </div>
        <SharedSwitch page={page} organisation={organisation} />
      </div>
      <CrossMembers label={t('membersFrom', { environment })} members={members}>
        <AddPartnerMember page={page} organisation={organisation} facts={factsOf(page, organisation)} />
      </CrossMembers>
    </li>
  );
}

const factsOf = ({ actor }: PartnershipOfPage, { id, name, level, isMember }: OurOrganisation): OrganisationFacts => ({
  environmentId: actor.environmentId,
  subject: { kind: 'organisation', id, name },
  organisationId: id,
  level,
  isMember,
});

/** On the partnership's shared list or not, at once (O19, O20). */
async function SharedSwitch({ page, organisation }: Props) {
  const t = await getTranslations('partnership');
  const { actor, partnership } = page;
  const { isShared } = organisation;
  const environment = partnership.other.name;
  const facts: SharedOrganisationFacts = {
    ...factsOf(page, organisation),
    partnershipId: partnership.id,
    otherEnvironmentName: environment,
    isShared,
  };
  const answer = can(isShared ? 'partnership.unshareOrganisation' : 'partnership.shareOrganisation', actor, facts);
  return (
    <Form
      action={isShared ? unshareOrganisation : shareOrganisation}
      autosave
      key={String(isShared)}
      className="min-w-0 basis-72"
    >
      <input type="hidden" name="partnershipId" value={partnership.id} />
      <input type="hidden" name="organisationId" value={organisation.id} />
      <Switch
        label={t('shared')}
        aria-label={t('sharedOf', { organisation: organisation.name, environment })}
        reason={await reasonsFor(actor)(answer)}
        defaultChecked={isShared}
      />
    </Form>
  );
}
