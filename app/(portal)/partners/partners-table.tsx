import { getLocale, getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Body, Cell, Head, HeadCell, Row, RowLink, Table } from '@/components/ui/table';
import type { PartnerNumbers, PartnerRow } from '@/lib/partnerships/queries';
import { ManagerNames } from './manager-names';

/** Partners with who looks after them, what is shared each way, what is asked, and when something last happened. */
export async function PartnersTable({ partners }: { partners: PartnerRow[] }) {
  const t = await getTranslations('partners');
  return (
    <Table label={t('table')}>
      <Head>
        <HeadCell>{t('name')}</HeadCell>
        <HeadCell>{t('status')}</HeadCell>
        <HeadCell>{t('ours')}</HeadCell>
        <HeadCell>{t('theirs')}</HeadCell>
        <HeadCell>{t('shared')}</HeadCell>
        <HeadCell>{t('open')}</HeadCell>
        <HeadCell align="end">{t('lastActivity')}</HeadCell>
      </Head>
      <Body>
        {partners.map((one) => (
          <Partner key={one.partnershipId} partner={one} />
        ))}
      </Body>
    </Table>
  );
}

async function Partner({ partner }: { partner: PartnerRow }) {
  const t = await getTranslations('partners');
  const { partnershipId, name, endedAt, managers, numbers } = partner;
  return (
    <Row>
      <Cell as="main">
        <PartnerName name={name} href={`/partners/${partnershipId}`} />
      </Cell>
      <Cell as="corner">
        <Badge tone={endedAt ? 'neutral' : 'done'}>{t(endedAt ? 'ended' : 'active')}</Badge>
      </Cell>
      <Cell label={t('ours')}>
        <ManagerNames managers={managers.filter((one) => one.isOwn)} />
      </Cell>
      <Cell label={t('theirs')}>
        <ManagerNames managers={managers.filter((one) => !one.isOwn)} />
      </Cell>
      {numbers && <Numbers numbers={numbers} />}
    </Row>
  );
}

async function Numbers({ numbers }: { numbers: PartnerNumbers }) {
  const t = await getTranslations('partners');
  const { sharedByUs, sharedByThem, askedOfUs, askedOfThem, lastActivityAt } = numbers;
  return (
    <>
      <Cell label={t('shared')} className="text-muted">
        {sharedByUs + sharedByThem > 0 ? t('sharedBoth', { ours: sharedByUs, theirs: sharedByThem }) : '–'}
      </Cell>
      <Cell label={t('open')}>
        {askedOfUs + askedOfThem === 0 && <span className="text-muted">–</span>}
        {askedOfUs > 0 && <Badge tone="attention">{t('openOfUs', { count: askedOfUs })}</Badge>}{' '}
        {askedOfThem > 0 && <span className="text-muted">{t('openOfThem', { count: askedOfThem })}</span>}
      </Cell>
      <Cell label={t('lastActivity')} align="end" className="whitespace-nowrap text-muted">
        <DateTime value={lastActivityAt} locale={await getLocale()} as="relative" />
      </Cell>
    </>
  );
}

/** Whom to speak to at which partner: all that is open to somebody who does not look after partnerships (P01). */
export async function ContactsTable({ partners }: { partners: PartnerRow[] }) {
  const t = await getTranslations('partners');
  return (
    <Table label={t('contacts')}>
      <Head>
        <HeadCell>{t('name')}</HeadCell>
        <HeadCell>{t('ourContact')}</HeadCell>
        <HeadCell>{t('theirContact')}</HeadCell>
      </Head>
      <Body>
        {partners.map(({ partnershipId, name, managers }) => (
          <Row key={partnershipId}>
            <Cell as="main">
              <PartnerName name={name} />
            </Cell>
            <Cell label={t('ourContact')}>
              <ManagerNames managers={managers.filter((one) => one.isOwn)} />
            </Cell>
            <Cell label={t('theirContact')}>
              <ManagerNames managers={managers.filter((one) => !one.isOwn)} />
            </Cell>
          </Row>
        ))}
      </Body>
    </Table>
  );
}

/** A partner by name, with the way to its page where there is one. */
export function PartnerName({ name, href }: { name: string; href?: string }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} kind="organisation" />
      {href ? (
        <RowLink href={href} className="min-w-0">
          <bdi>{name}</bdi>
        </RowLink>
      ) : (
        <bdi className="min-w-0 font-medium">{name}</bdi>
      )}
    </span>
  );
}
