import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { clientsAtOnce } from '@/lib/authorisation-requests/input';
import { mostClients } from '@/lib/authorisation-requests/many/listed';
import { environmentFacts } from '@/lib/environments/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { Requirements, requirementsOfRequest } from '../../requirements';
import { requestAuthorisations } from '../actions';
import { ScopeFields } from '../scope-fields';
import { WhatTheyRead } from '../what-they-read';
import { ManyDesk } from './many-desk';
import type { ManyWords } from './words';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('authorisations');
  return { title: `${t('many')} · ${t('title')}` };
}

/** A list of clients: pasted or uploaded, each row checked and shown, then sent (R-050, T08). */
export default async function ManyClientsPage() {
  const actor = await requireActor();
  const t = await getTranslations('authorisations');
  const answer = can('authorisation.request', actor, environmentFacts(actor));
  return (
    <>
      <PageHeader
        title={t('many')}
        description={(await getTranslations('manyClients'))('lead', { most: mostClients })}
        back={{ href: '/partners/authorisation-requests', label: t('title') }}
      />
      {answer.allowed ? (
        <ManyDesk
          words={await deskWords()}
          send={requestAuthorisations}
          atOnce={clientsAtOnce}
          scope={<ScopeFields />}
          aside={<WhatTheyRead environment={actor.environmentName} />}
        />
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

/** The desk is drawn in the browser: its few words come with it, `#` where a number stands. */
async function deskWords(): Promise<ManyWords> {
  const t = await getTranslations('manyClients');
  const authorisations = await getTranslations('authorisations');
  const raw = (key: Parameters<typeof t.raw>[0]) => String(t.raw(key));
  return {
    list: t('list'),
    listHint: t('listHint'),
    example: t('example'),
    file: t('file'),
    check: t('check'),
    checking: t('checking'),
    change: t('change'),
    sendOne: raw('sendOne'),
    sendMany: raw('sendMany'),
    sending: raw('sending'),
    stop: t('stop'),
    interrupted: t('interrupted'),
    goOn: t('goOn'),
    done: raw('done'),
    left: raw('left'),
    toList: t('toList'),
    nothingToSend: t('nothingToSend'),
    table: t('table'),
    line: t('line'),
    client: authorisations('client'),
    organisation: authorisations('organisation'),
    software: authorisations('software'),
    result: t('result'),
    openPartnership: authorisations('openPartnership'),
    previous: t('previous'),
    next: t('next'),
    unreadable: t('unreadable'),
  };
}
