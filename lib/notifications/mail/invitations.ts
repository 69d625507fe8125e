import type { Language } from '@/db/vocabulary';
import type { Letters } from '../letters';
import { plainly } from './plainly';
import { longDate, type MailWords, type Sheet } from './sheet';

export function invitation(t: MailWords, payload: Letters['invitation'], language: Language): Sheet {
  const names = namesOf(payload);
  return {
    subject: t('invitation.subject', names),
    heading: t('invitation.heading', names),
    lines: [t('invitation.line', names)],
    facts: [
      { label: t('invitation.role'), value: t(`roles.${payload.role}`) },
      {
        label: t('invitation.organisations'),
        value: payload.organisations.map(plainly).join(', ') || t('invitation.none'),
      },
      { label: t('invitation.until'), value: longDate(payload.until, language) },
    ],
    button: { label: t('invitation.button'), link: payload.link },
    notes: [t('invitation.note')],
    replyTo: payload.inviterAddress,
  };
}

export function invitationElsewhere(t: MailWords, payload: Letters['invitation_elsewhere']): Sheet {
  const names = namesOf(payload);
  return {
    subject: t('invitation_elsewhere.subject', names),
    heading: t('invitation_elsewhere.heading', names),
    lines: [t('invitation_elsewhere.line'), t('invitation_elsewhere.instead', names)],
    button: { label: t('invitation_elsewhere.button'), link: payload.link },
    replyTo: payload.inviterAddress,
  };
}

export function invitationAccepted(t: MailWords, payload: Letters['invitation_accepted']): Sheet {
  const names = personOf(payload);
  return {
    subject: t('invitation_accepted.subject', names),
    heading: t('invitation_accepted.heading', names),
    lines: [t('invitation_accepted.line', names)],
    button: { label: t('invitation_accepted.button'), link: payload.link },
    notes: [t('told.choose')],
  };
}

export function invitationDeclined(t: MailWords, payload: Letters['invitation_declined']): Sheet {
  const names = addressOf(payload);
  return {
    subject: t('invitation_declined.subject', names),
    heading: t('invitation_declined.heading', names),
    lines: [t('invitation_declined.line', names)],
    button: { label: t('invitation_declined.button'), link: payload.link },
    notes: [t('told.choose')],
    replyTo: payload.personAddress,
  };
}

export function invitationWanted(t: MailWords, payload: Letters['invitation_wanted']): Sheet {
  const names = addressOf(payload);
  return {
    subject: t('invitation_wanted.subject', names),
    heading: t('invitation_wanted.heading', names),
    lines: [t('invitation_wanted.line', names)],
    button: { label: t('invitation_wanted.button'), link: payload.link },
    replyTo: payload.personAddress,
  };
}

const addressOf = (of: { personAddress: string; environmentName: string }) => ({
  address: plainly(of.personAddress),
  environment: plainly(of.environmentName),
});

const namesOf = (of: { inviterName: string; environmentName: string }) => ({
  inviter: plainly(of.inviterName),
  environment: plainly(of.environmentName),
});

const personOf = (of: Letters['invitation_accepted']) => ({
  name: plainly(of.personName),
  address: plainly(of.personAddress),
  environment: plainly(of.environmentName),
});
