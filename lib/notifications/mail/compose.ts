import type { Language } from '@/db/vocabulary';
import type { Kind, Letter, Letters } from '../letters';
import { sentDocument } from './documents';
import {
  invitation,
  invitationAccepted,
  invitationDeclined,
  invitationElsewhere,
  invitationWanted,
} from './invitations';
import {
  acceptanceWanted,
  accessRequested,
  authorisationRequest,
  relationshipRequest,
  requestAnswered,
  requestOver,
  requestWanted,
} from './requests';
import { type MailWords, mailWords, type Sheet } from './sheet';
import { told } from './told';
import { wayIn } from './ways-in';

/** One writer per kind of letter. */
const writers: { [K in Kind]: (t: MailWords, payload: Letters[K], language: Language) => Sheet } = {
  sign_in: wayIn('sign_in'),
  sign_up: wayIn('sign_up'),
  confirm_address: wayIn('confirm_address'),
  invitation,
  invitation_elsewhere: invitationElsewhere,
  invitation_accepted: invitationAccepted,
  invitation_declined: invitationDeclined,
  invitation_wanted: invitationWanted,
  relationship_request: relationshipRequest,
  authorisation_request: authorisationRequest,
  request_answered: requestAnswered,
  request_over: requestOver,
  request_wanted: requestWanted,
  acceptance_wanted: acceptanceWanted,
  access_requested: accessRequested,
  told,
  document: sentDocument,
};

/** What the letter says, in the recipient's language; refuses a kind that nobody writes. */
export function compose(letter: Letter, language: Language): Sheet {
  const write = writers[letter.kind] as ((t: MailWords, payload: unknown, language: Language) => Sheet) | undefined;
  if (!write) throw new Error(`No letter is called ${letter.kind}.`);
  return write(mailWords(language), letter.payload, language);
}
