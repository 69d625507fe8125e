import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Body, Cell, Head, HeadCell, Row, Table } from '@/components/ui/table';
import type { PartnerRow } from '@/lib/partnerships/queries';
import type { Actor } from '@/lib/policy/actor';
import type { PartnershipFacts } from '@/lib/policy/facts';
import { PartnerName } from '../partners-table';
import { ManagerList } from './manager-list';

/** Per partnership the relationship managers of both sides; Connect leads to the choice for this one. */
export async function ManagersTable({
  actor,
  partners,
  mayConnect,
}: {
  actor: Actor;
  partners: PartnerRow[];
  mayConnect: boolean;
}) {
  const t = await getTranslations('managers');
  return (
    <Table label={t('table')}>
      <Head>
        <HeadCell>{t('partner')}</HeadCell>
        <HeadCell>{t('ours')}</HeadCell>
        <HeadCell>{t('theirs')}</HeadCell>
        {mayConnect && <HeadCell />}
      </Head>
      <Body>
        {partners.map((one) => (
          <Partnership key={one.partnershipId} actor={actor} partner={one} mayConnect={mayConnect} />
        ))}
      </Body>
    </Table>
  );
}

async function Partnership({ actor, partner, mayConnect }: { actor: Actor; partner: PartnerRow; mayConnect: boolean }) {
  const t = await getTranslations('managers');
  const { partnershipId, name, managers } = partner;
  const facts = factsOf(actor, partner);
  return (
    <Row className="align-top">
      <Cell as="main">
        <PartnerName name={name} href={`/partners/${partnershipId}`} />
      </Cell>
      <Cell label={t('ours')} wrap>
        <ManagerList actor={actor} partnership={facts} managers={managers} isOwn />
      </Cell>
      <Cell label={t('theirs')} wrap>
        <ManagerList actor={actor} partnership={facts} managers={managers} isOwn={false} />
      </Cell>
      {mayConnect && (
        <Cell as="foot">
          <ButtonLink
            size="sm"
            href={`/partners/relationship-managers/connect?partnership=${partnershipId}`}
            icon={<Plus aria-hidden />}
            aria-label={t('connectTo', { partner: name })}
          >
            {t('connect')}
          </ButtonLink>
        </Cell>
      )}
    </Row>
  );
}

const factsOf = (actor: Actor, { partnershipId, environmentId, name }: PartnerRow): PartnershipFacts => ({
  environmentId: actor.environmentId,
  subject: { kind: 'partnership', id: partnershipId, name },
  partnershipId,
  otherEnvironmentId: environmentId,
  otherEnvironmentName: name,
});
