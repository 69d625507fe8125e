import { getTranslations } from 'next-intl/server';
import { DefinitionList } from '@/components/ui/definition-list';
import type { RequestRow } from '@/lib/partnerships/requests/queries';

/** What an authorisation request says beyond its message: for which organisation and software; one's own also whom it asked, and for what (C-17). */
export async function AuthorisationFacts({ request, isIncoming }: { request: RequestRow; isIncoming: boolean }) {
  if (request.kind !== 'authorisation') return null;
  const t = await getTranslations('requests');
  const { clientName, email, organisationName, softwarePackage, asksForSoftwareConnection } = request;
  const client = [clientName, email].filter(Boolean).join(', ');
  return (
    <DefinitionList
      className="mt-3 max-w-xl"
      items={[
        ...(isIncoming ? [] : [{ term: t('client'), value: <bdi>{client}</bdi> }]),
        { term: t('organisation'), value: <bdi>{organisationName || '–'}</bdi> },
        { term: t('software'), value: <bdi>{softwarePackage || '–'}</bdi> },
        ...(isIncoming
          ? []
          : [{ term: t('scope'), value: t(asksForSoftwareConnection ? 'scopeConnection' : 'scopeNone') }]),
      ]}
    />
  );
}
