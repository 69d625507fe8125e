import type { Language } from '@/db/vocabulary';
import type { Letters } from '../letters';
import { plainly } from './plainly';
import { longDate, type MailWords, type Sheet } from './sheet';

export function relationshipRequest(t: MailWords, payload: Letters['relationship_request'], language: Language): Sheet {
  const names = namesOf(payload);
  return {
    subject: t(
      payload.occasion === 'reminder' ? 'relationship_request.reminderSubject' : 'relationship_request.subject',
      names,
    ),
    heading: t('relationship_request.heading', names),
    lines: [
      t('relationship_request.line', names),
      ...(payload.isAppointing ? [t('relationship_request.appoint')] : []),
    ],
    facts: [...messageOf(t, payload), ...validityOf(t, payload, language)],
    button: { label: t('relationship_request.button'), link: payload.link },
    notes: [t('relationship_request.note')],
    ...replyTo(payload),
  };
}

export function authorisationRequest(
  t: MailWords,
  payload: Letters['authorisation_request'],
  language: Language,
): Sheet {
  const names = namesOf(payload);
  const fact = (label: string, value: string) => (value ? [{ label, value: plainly(value) }] : []);
  return {
    subject: t(
      payload.occasion === 'reminder' ? 'authorisation_request.reminderSubject' : 'authorisation_request.subject',
      names,
    ),
    heading: t('authorisation_request.heading', names),
    lines: [
      t('authorisation_request.line', { ...names, client: plainly(payload.clientName) }),
      ...(payload.isKnown ? [] : [t('authorisation_request.new')]),
    ],
    facts: [
      ...fact(t('authorisation_request.organisation'), payload.organisationName),
      ...fact(t('authorisation_request.software'), payload.softwarePackage),
      ...(payload.asksForSoftwareConnection
        ? [{ label: t('authorisation_request.scope'), value: t('authorisation_request.softwareConnection') }]
        : []),
      ...messageOf(t, payload),
      ...validityOf(t, payload, language),
    ],
    button: { label: t('authorisation_request.button'), link: payload.link },
    notes: [t('relationship_request.note')],
    ...replyTo(payload),
  };
}

export function requestAnswered(t: MailWords, payload: Letters['request_answered']): Sheet {
  const names = { partner: plainly(payload.partnerName), person: plainly(payload.personName) };
  const { outcome, reason } = payload;
  return {
    subject: t(`request_answered.${outcome}.subject`, names),
    heading: t(`request_answered.${outcome}.heading`),
    lines: [t(`request_answered.${outcome}.line`, names)],
    ...(reason && { facts: [{ label: t('request_answered.reason'), value: paragraphs(reason) }] }),
    button: { label: t(`request_answered.${outcome}.button`), link: payload.link },
  };
}

export function requestOver(t: MailWords, payload: Letters['request_over']): Sheet {
  const names = { partner: plainly(payload.partnerName), person: plainly(payload.personName) };
  return {
    subject: t(`request_over.${payload.outcome}.subject`, names),
    heading: t(`request_over.${payload.outcome}.heading`),
    lines: [t(`request_over.${payload.outcome}.line`, names)],
  };
}

export function requestWanted(t: MailWords, payload: Letters['request_wanted']): Sheet {
  const names = { partner: plainly(payload.partnerName) };
  const { cause } = payload;
  return {
    subject: t(`request_wanted.${cause}.subject`, names),
    heading: t(`request_wanted.${cause}.heading`),
    lines: [t(`request_wanted.${cause}.line`, names)],
    button: { label: t(`request_wanted.${cause}.button`), link: payload.link },
  };
}

export function acceptanceWanted(t: MailWords, payload: Letters['acceptance_wanted'], language: Language): Sheet {
  const names = { partner: plainly(payload.partnerName), person: plainly(payload.personName) };
  return {
    subject: t('acceptance_wanted.subject', names),
    heading: t('acceptance_wanted.heading'),
    lines: [t('acceptance_wanted.line', names)],
    facts: [
      ...payload.missing.map((one) => ({
        label: t('acceptance_wanted.missing'),
        value: t(`acceptance_wanted.${one}`),
      })),
      { label: t('relationship_request.until'), value: longDate(payload.until, language) },
    ],
    button: { label: t('acceptance_wanted.button'), link: payload.link },
    notes: [t('relationship_request.note')],
    ...replyTo(payload),
  };
}

export function accessRequested(t: MailWords, payload: Letters['access_requested']): Sheet {
  const { people, organisations } = payload;
  const names = { partner: plainly(payload.partnerName), person: plainly(payload.personName) };
  return {
    subject: t('access_requested.subject', names),
    heading: t('access_requested.heading'),
    lines: [t('access_requested.line', { ...names, people, organisations })],
    button: { label: t('access_requested.button'), link: payload.link },
    notes: [t('access_requested.note')],
  };
}

type Asked = Letters['relationship_request'] | Letters['authorisation_request'];

const namesOf = (of: Asked) => ({ person: plainly(of.personName), environment: plainly(of.environmentName) });

const messageOf = (t: MailWords, { message }: Asked) =>
  message ? [{ label: t('relationship_request.message'), value: paragraphs(message) }] : [];

const validityOf = (t: MailWords, payload: Asked, language: Language) => [
  { label: t('relationship_request.until'), value: longDate(payload.until, language) },
];

const replyTo = ({ personAddress }: { personAddress: string }) => (personAddress ? { replyTo: personAddress } : {});

/** A longer text of somebody else's, line by line, without a link a mail program could find (D-23). */
const paragraphs = (text: string) => text.split('\n').map(plainly).filter(Boolean).slice(0, 20).join(' ');
