import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Badge, type Tone } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { FoundOrganisation, Relation } from '@/lib/partnerships/finding/queries';
import { addressOf } from '../../environment/address';

const tones: Record<Exclude<Relation['kind'], 'none'>, Tone> = {
  own: 'neutral',
  partner: 'done',
  asked: 'attention',
  asks: 'accent',
};

/** Several that fit: select the one that is meant. */
export async function Results({ organisations, search }: { organisations: FoundOrganisation[]; search: string }) {
  const t = await getTranslations('findPartners');
  return (
    <Table label={t('results')}>
      <Head>
        <HeadCell>{t('organisation')}</HeadCell>
        <HeadCell>{t('number')}</HeadCell>
        <HeadCell>{t('city')}</HeadCell>
        <HeadCell>{t('environment')}</HeadCell>
        <HeadCell>{t('relation')}</HeadCell>
      </Head>
      <Body>
        {organisations.map((one) => (
          <Result
            key={one.id}
            organisation={one}
            href={addressOf('/partners/find', { search, organisation: one.id })}
          />
        ))}
      </Body>
    </Table>
  );
}

async function Result({ organisation, href }: { organisation: FoundOrganisation; href: string }) {
  const t = await getTranslations('findPartners');
  const { name, legalNumber, city, environmentName, relation } = organisation;
  return (
    <Row>
      <Cell as="main">
        <span className="flex min-w-0 items-center gap-3">
          <Avatar name={name} kind="organisation" />
          <RowLink href={href} className="min-w-0">
            <bdi>{name}</bdi>
          </RowLink>
        </span>
      </Cell>
      <Cell label={t('number')} className="text-muted">
        {legalNumber || '–'}
      </Cell>
      <Cell label={t('city')} className="text-muted">
        {city || '–'}
      </Cell>
      <Cell label={t('environment')}>
        <bdi>{environmentName}</bdi>
      </Cell>
      <Cell label={t('relation')}>
        {relation.kind === 'none' ? (
          <ButtonLink size="sm" href={href} aria-label={t('selectName', { name })} className="z-1">
            {t('select')}
          </ButtonLink>
        ) : (
          <Badge tone={tones[relation.kind]}>{t(relation.kind)}</Badge>
        )}
      </Cell>
    </Row>
  );
}
