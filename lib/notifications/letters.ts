import type { Language, RequestKind, Role } from '@/db/vocabulary';
import type { Seen } from './told/queries';

/** Every letter the portal sends, and what it is filled with; frozen in the transaction that sends it. Moments are ISO strings. */
export type Letters = {
  /** Somebody with an account asked to be let in. */
  sign_in: WayIn;
  /** Somebody without an account asked to be let in. */
  sign_up: WayIn;
  /** Somebody without an account was invited, and shows that the address is theirs. */
  confirm_address: WayIn;
  invitation: Invited & { role: Role; organisations: string[]; until: string };
  /** The invited address has an account in another environment already (C-49); only its owner is told. */
  invitation_elsewhere: Invited;
  /** To whoever invited. */
  invitation_accepted: { personName: string; personAddress: string; environmentName: string; link: string };
  /** To whoever invited. */
  invitation_declined: { personAddress: string; environmentName: string; link: string };
  /** The invitation is too old, and its owner asks for a new one. */
  invitation_wanted: { personAddress: string; environmentName: string; link: string };
  /** To the relationship managers of the environment that is asked; to its administrators where there is none (C-21). */
  relationship_request: Asked & { isAppointing: boolean };
  /** To the client an intermediary asks. */
  authorisation_request: Asked & {
    clientName: string;
    organisationName: string;
    softwarePackage: string;
    asksForSoftwareConnection: boolean;
    /** Whether the address has an account. */
    isKnown: boolean;
  };
  /** To whoever asked. */
  request_answered: {
    outcome: 'accepted' | 'declined' | 'expired';
    partnerName: string;
    personName: string;
    reason: string;
    link: string;
  };
  /** To whom a request was sent that cannot be answered any more. */
  request_over: {
    outcome: 'withdrawn' | 'expired';
    partnerName: string;
    personName: string;
    requestKind: RequestKind;
  };
  /** To whoever asked: it expired, or they have lost what asking takes, and the other side wants it. */
  request_wanted: { cause: 'expired' | 'not_entitled'; partnerName: string; link: string };
  /** To the administrators of the environment that is asked: a colleague wants to accept, and lacks something they can give. */
  acceptance_wanted: {
    personName: string;
    /** Where an answer goes. */
    personAddress: string;
    partnerName: string;
    missing: Lacking[];
    until: string;
    link: string;
  };
  /** To the administrators whom a partner asks to let its people in. */
  access_requested: { partnerName: string; personName: string; people: number; organisations: number; link: string };
  /** What somebody was told in the portal, as they prefer to be mailed about it (E-018). */
  told: {
    isDigest: boolean;
    /** The reader's own environment: others are named beside people. */
    readIn: string;
    entries: ToldEntry[];
    /** How many there are beside these. */
    more: number;
    link: string;
  };
  /** An invoice or credit note, to an address outside the platform; UBL and PDF are attached. */
  document: {
    type: 'invoice' | 'credit_note';
    number: string;
    senderName: string;
    /** Where an answer goes. */
    senderAddress: string;
    recipientName: string;
    amount: string;
    currency: string;
    dueDate: string | null;
  };
};

/** What somebody lacks to accept a request, and an administrator can give. */
export type Lacking = 'advanced_user' | 'relationship_manager' | 'subscription_with_partnerships';

type Asked = {
  occasion: 'request' | 'reminder';
  personName: string;
  /** Where an answer goes. */
  personAddress: string;
  environmentName: string;
  message: string;
  until: string;
  link: string;
};
type WayIn = { link: string; code: string };
type Invited = { link: string; inviterName: string; inviterAddress: string; environmentName: string };

/** One sentence of such a letter: `count` of the same kind in one; `path` leads into the portal, or nowhere. */
export type ToldEntry = { said: Seen; count: number; path: string | null };

export type Kind = keyof Letters;
export type Letter<K extends Kind = Kind> = { [One in K]: { kind: One; payload: Letters[One] } }[K];

/** A file that goes with a letter: its bytes travel in the outbox row, as they were when the letter was written. */
export type Attachment = { fileName: string; mediaType: string; base64: string };

/** A file that goes with a letter and is drawn from an attached one when it is sent: nobody waits for it in the transaction of the change. */
export type Drawing = { fileName: string; mediaType: string; from: string };

export type Addressed<K extends Kind = Kind> = Letter<K> & {
  to: string;
  language: Language;
  attachments?: Attachment[] | undefined;
  drawings?: Drawing[] | undefined;
};
