import { CheckCheck } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DialogButton } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { FormActions } from '@/components/ui/form-actions';
import { SubmitButton } from '@/components/ui/submit-button';
import { Body, Cell, Head, HeadCell, Row, Table } from '@/components/ui/table';
import { Textarea } from '@/components/ui/textarea';
import type { AccessRequestRow } from '@/lib/partnerships/access/queries';
import type { Actor } from '@/lib/policy/actor';
import { wordsOfMissing } from '@/lib/policy/refusal-words';
import { acceptAccessRequests, declineAccessRequest } from './actions';

/** Whom partners ask to be let in, partner by partner: each by one press, or all of a partner's at once (P20). */
export async function AccessRequests({ actor, requests }: { actor: Actor; requests: AccessRequestRow[] }) {
  const partnerships = [...new Set(requests.map((one) => one.partnershipId))];
  const [missing] = actor.isRelationshipManager ? [] : await wordsOfMissing(['relationship_manager'], actor);
  const reason = missing && [missing.condition, missing.remedy].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-4">
      {partnerships.map((id) => (
        <OfPartner key={id} asked={requests.filter((one) => one.partnershipId === id)} reason={reason} />
      ))}
    </div>
  );
}

async function OfPartner({ asked, reason }: { asked: AccessRequestRow[]; reason: string | undefined }) {
  const t = await getTranslations('inboxRequests');
  const environment = asked[0]!.partnerName;
  const people = new Set(asked.map((one) => one.personName)).size;
  return (
    <Card
      title={t('accessOf', { environment, people })}
      description={t('accessWhy')}
      actions={asked.length > 1 && <AcceptAll asked={asked} reason={reason} />}
      flush
    >
      <Table label={t('accessOf', { environment, people })} className="rounded-none border-0">
        <Head>
          <HeadCell>{t('person')}</HeadCell>
          <HeadCell>{t('organisation')}</HeadCell>
          <HeadCell>{t('level')}</HeadCell>
          <HeadCell>{t('askedBy')}</HeadCell>
          <HeadCell />
        </Head>
        <Body>
          {asked.map((one) => (
            <Request key={one.id} request={one} reason={reason} />
          ))}
        </Body>
      </Table>
    </Card>
  );
}

async function Request({ request, reason }: { request: AccessRequestRow; reason: string | undefined }) {
  const t = await getTranslations('inboxRequests');
  const levels = await getTranslations('levels');
  const { personName, organisationName, level, requestedByName, createdAt } = request;
  return (
    <Row>
      <Cell as="main">
        <span className="flex items-center gap-3">
          <Avatar name={personName} />
          <bdi className="font-medium">{personName}</bdi>
        </span>
      </Cell>
      <Cell label={t('organisation')}>
        <bdi>{organisationName}</bdi>
      </Cell>
      <Cell label={t('level')}>{levels(level)}</Cell>
      <Cell label={t('askedBy')} className="text-muted">
        <bdi>{requestedByName}</bdi>, <DateTime value={createdAt} locale={await getLocale()} as="relative" />
      </Cell>
      <Cell as="actions">
        <span className="flex flex-wrap justify-end gap-2 sm:flex-nowrap">
          <Accept request={request} reason={reason} />
          <Decline request={request} />
        </span>
      </Cell>
    </Row>
  );
}

async function AcceptAll({ asked, reason }: { asked: AccessRequestRow[]; reason: string | undefined }) {
  const t = await getTranslations('inboxRequests');
  const label = t('acceptAll', { count: asked.length });
  if (reason) return <Button reason={reason}>{label}</Button>;
  return (
    <Form action={acceptAccessRequests}>
      {asked.map(({ id }) => (
        <input key={id} type="hidden" name="accessRequestIds[]" value={id} />
      ))}
      <SubmitButton icon={<CheckCheck aria-hidden />} pending={label}>
        {label}
      </SubmitButton>
    </Form>
  );
}

async function Accept({ request, reason }: { request: AccessRequestRow; reason: string | undefined }) {
  const t = await getTranslations('inboxRequests');
  const name = t('acceptFor', { name: request.personName, organisation: request.organisationName });
  if (reason)
    return (
      <Button size="sm" reason={reason} aria-label={name}>
        {t('accept')}
      </Button>
    );
  return (
    <Form action={acceptAccessRequests}>
      <input type="hidden" name="accessRequestIds[]" value={request.id} />
      <SubmitButton size="sm" variant="secondary" pending={t('accept')} aria-label={name}>
        {t('accept')}
      </SubmitButton>
    </Form>
  );
}

async function Decline({ request }: { request: AccessRequestRow }) {
  const t = await getTranslations('inboxRequests');
  const words = await getTranslations('requests');
  const of = { name: request.personName, organisation: request.organisationName };
  return (
    <DialogButton
      size="sm"
      variant="quiet"
      label={t('decline')}
      title={t('declineTitle', of)}
      description={t('declineWhy')}
      width="sm"
    >
      <Form action={declineAccessRequest}>
        <input type="hidden" name="accessRequestId" value={request.id} />
        <Field name="reason" label={words('reason')} hint={words('reasonHint')} optional>
          <Textarea maxLength={1000} />
        </Field>
        <FormActions>
          <SubmitButton variant="danger" pending={words('declining')}>
            {t('decline')}
          </SubmitButton>
        </FormActions>
      </Form>
    </DialogButton>
  );
}
