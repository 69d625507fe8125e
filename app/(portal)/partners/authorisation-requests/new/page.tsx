import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { PageHeader } from '@/components/ui/page-header';
import { prefillInput } from '@/lib/authorisation-requests/input';
import { findAuthorisation } from '@/lib/authorisation-requests/queries';
import { environmentFacts } from '@/lib/environments/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { Requirements, requirementsOfRequest } from '../../requirements';
import { AuthorisationForm } from './authorisation-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('authorisations');
  return { title: `${t('new')} · ${t('title')}` };
}

/** One client; `from` writes it after an earlier request. Who lacks a condition sees first what that is (E-029, P10). */
export default async function NewAuthorisationPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('authorisations');
  const answer = can('authorisation.request', actor, environmentFacts(actor));
  const { from } = prefillInput.parse(await searchParams);
  const before = answer.allowed && from ? await findAuthorisation(actor, from) : null;
  return (
    <>
      <PageHeader
        title={t('new')}
        description={t('newLead')}
        back={{ href: '/partners/authorisation-requests', label: t('title') }}
      />
      {answer.allowed ? (
        <AuthorisationForm environment={actor.environmentName} before={before} />
      ) : (
        <Requirements
          actor={actor}
          answer={answer}
          all={requirementsOfRequest}
          why={(await getTranslations('partners'))('requirementsOwn')}
        />
      )}
    </>
  );
}
