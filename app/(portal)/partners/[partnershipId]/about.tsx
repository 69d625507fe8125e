import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import type { PartnershipSide } from '@/lib/partnerships/queries';
import { day } from '../requests/request-frame';
import type { PartnershipOfPage } from './partnership';

/** Both sides, who agreed and when, and the request the partnership came from. */
export async function About({ page: { partnership } }: { page: PartnershipOfPage }) {
  const t = await getTranslations('partnership');
  const { own, other, request, endedAt, endedByName } = partnership;
  const origin =
    request &&
    t.rich(request.kind === 'authorisation' ? 'originAuthorisation' : 'originRelationship', {
      environment: request.isOwn ? own.name : other.name,
      person: request.requestedByName,
      when: await day(request.createdAt),
    });
  return (
    <Card title={t('about')}>
      <DefinitionList
        stacked
        items={[
          { term: t('ownSide'), value: <Side side={own} /> },
          { term: t('otherSide'), value: <Side side={other} /> },
          ...(origin ? [{ term: t('origin'), value: origin }] : []),
          ...(request?.softwarePackage ? [{ term: t('software'), value: <bdi>{request.softwarePackage}</bdi> }] : []),
          ...(endedAt
            ? [{ term: t('endedAt'), value: t.rich('endedAtBy', { person: endedByName, when: await day(endedAt) }) }]
            : []),
        ]}
      />
    </Card>
  );
}

async function Side({ side }: { side: PartnershipSide }) {
  const t = await getTranslations('partnership');
  const { name: environment, agreedByName: person, agreedAt } = side;
  const when = await day(agreedAt);
  return person ? t.rich('agreed', { environment, person, when }) : t.rich('agreedNobody', { environment, when });
}
