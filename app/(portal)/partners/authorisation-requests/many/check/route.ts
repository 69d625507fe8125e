import { getTranslations } from 'next-intl/server';
import { listedClients, mostCharacters, mostClients } from '@/lib/authorisation-requests/many/listed';
import { type CheckedClient, checkClients } from '@/lib/authorisation-requests/many/queries';
import { environmentFacts } from '@/lib/environments/facts';
import { refuse, refuseWith } from '@/lib/policy/answer';
import { can } from '@/lib/policy/policy';
import { Refusal } from '@/lib/policy/refusal';
import { findCurrentActor } from '@/lib/policy/session';
import { countUse } from '@/lib/policy/use-limits';
import type { CheckedRow } from '../checked';

/** Takes a list of clients as text and answers each row with what would become of it. Writes nothing. */
export async function POST(request: Request): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return refuse('unauthenticated');
  try {
    const answer = can('authorisation.request', actor, environmentFacts(actor));
    if (!answer.allowed)
      throw new Refusal('forbidden', { permission: 'authorisation.request', missing: answer.missing });
    await countUse('clientLists', actor);
    const t = await getTranslations('manyClients');
    if (Number(request.headers.get('content-length') ?? 0) > 4 * mostCharacters)
      return refuse('too_large', { message: t('tooLarge') });
    const text = await request.text();
    const listed = text.length > mostCharacters ? [] : listedClients(text);
    if (text.length > mostCharacters || listed.length > mostClients)
      return refuse('too_large', { message: t('tooLarge') });
    if (listed.length === 0) return refuse('invalid', { message: t('nothing') });
    const rows = await Promise.all((await checkClients(actor, listed)).map(shown));
    return Response.json({ rows }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return refuseWith(error, actor);
  }
}

async function shown(row: CheckedClient): Promise<CheckedRow> {
  const t = await getTranslations('manyClients');
  const { line, given, client, verdict, partnershipId } = row;
  return {
    line,
    name: client?.clientName ?? given.clientName,
    email: client?.email ?? given.email,
    organisation: client?.organisationName ?? given.organisationName,
    number: client?.legalNumber ?? given.legalNumber,
    software: client?.softwarePackage ?? given.softwarePackage,
    verdict,
    word: t(`verdicts.${verdict}`),
    why: await reasonFor(row),
    href: partnershipId && `/partners/${partnershipId}`,
    client: verdict === 'valid' ? client : null,
  };
}

async function reasonFor({ verdict, faults, doubles, isSecondOfDomain }: CheckedClient): Promise<string> {
  const t = await getTranslations('manyClients');
  if (verdict === 'valid') return isSecondOfDomain ? t('why.domain') : '';
  if (verdict === 'doubled') return t('why.doubled', { line: String(doubles) });
  if (verdict !== 'invalid') return t(`why.${verdict}`);
  const fields = await getTranslations('fields');
  return faults
    .map(
      ({ field, fault }) =>
        `${t(`columns.${field}`)}: ${fields(fields.has(fault as never) ? (fault as never) : 'invalid')}`,
    )
    .join(' ');
}
