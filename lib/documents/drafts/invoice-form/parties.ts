import { emptyContact, emptyParty } from '../../ubl/empty';
import { schemes } from '../../ubl/identifiers';
import type { Identifier, Party } from '../../ubl/model';
import type { InvoiceInput } from '../input';

/** An organisation of the platform, as an invoice names it. */
export type PartyDetails = {
  id: string;
  name: string;
  legalNumber: string;
  country: string;
  vatNumber: string;
  street: string;
  postcode: string;
  city: string;
  email: string;
};

/** The organisation that sends, with what the form prefills. */
export type SenderDetails = PartyDetails & { environmentId: string; iban: string; paymentTermDays: number };

/** Who a document is for: an organisation as it is now, one that cannot be found any more, or an address outside. */
export type Addressee = PartyDetails | 'gone' | null;

/** What an organisation may leave open, and whoever makes the invoice fills in for it. */
export type Blanks = Pick<PartyDetails, 'legalNumber' | 'vatNumber' | 'street' | 'postcode' | 'city'>;
export const blankNames = [
  'legalNumber',
  'vatNumber',
  'street',
  'postcode',
  'city',
] as const satisfies readonly (keyof Blanks)[];

/** A party from an organisation's own details, its blanks filled in by what was typed for this invoice. */
export function partyOf(details: Omit<PartyDetails, 'id'>, typed?: Blanks): Party {
  const filled = { ...details };
  for (const name of blankNames) filled[name] = details[name] || (typed?.[name] ?? '');
  const legalId = legalIdOf(filled.legalNumber, filled.country);
  return {
    ...emptyParty,
    name: filled.name || null,
    legalId,
    vatId: filled.vatNumber || null,
    endpoint: endpointOf(legalId, filled.email),
    address: {
      ...emptyParty.address,
      street: filled.street || null,
      postcode: filled.postcode || null,
      city: filled.city || null,
      country: filled.country || null,
    },
    contact: { ...emptyContact, email: filled.email || null },
  };
}

/** What a party of a saved draft says where an organisation may leave a blank. */
export const blanksOf = ({ legalId, vatId, address }: Party): Blanks => ({
  legalNumber: legalId?.value ?? '',
  vatNumber: vatId ?? '',
  street: address.street ?? '',
  postcode: address.postcode ?? '',
  city: address.city ?? '',
});

/** The same as it was typed into the form. */
export const typedSender = (input: InvoiceInput): Blanks => ({
  legalNumber: input.senderLegalNumber,
  vatNumber: input.senderVatNumber,
  street: input.senderStreet,
  postcode: input.senderPostcode,
  city: input.senderCity,
});

export const typedBuyer = (input: InvoiceInput): Blanks => ({
  legalNumber: input.buyerLegalNumber,
  vatNumber: input.buyerVatNumber,
  street: input.buyerStreet,
  postcode: input.buyerPostcode,
  city: input.buyerCity,
});

/** Chamber of Commerce number or OIN in the Netherlands, enterprise number in Belgium; other countries' numbers have no scheme here. */
function legalIdOf(number: string, country: string): Identifier | null {
  if (!number) return null;
  if (country === 'NL' && /^\d{8}$/.test(number)) return { value: number, scheme: schemes.chamberOfCommerce };
  if (country === 'NL' && /^\d{20}$/.test(number)) return { value: number, scheme: schemes.oin };
  const belgian = number.replace(/^BE/, '');
  if (country === 'BE' && /^\d{10}$/.test(belgian)) return { value: belgian, scheme: '0208' };
  return { value: number, scheme: null };
}

/** The network address: the legal number, else the e-mail address. */
function endpointOf(legalId: Identifier | null, email: string): Identifier | null {
  if (legalId?.scheme) return legalId;
  return email ? { value: email, scheme: schemes.mail } : null;
}
