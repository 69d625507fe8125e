import { emptyContact, emptyParty } from '../../ubl/empty';
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

/** The seller: the organisation's own details, and what was typed for this invoice where they leave a blank. */
export function sellerOf(sender: SenderDetails, typed: Partial<InvoiceInput> | Party): Party {
  const given = 'address' in typed ? typedBefore(typed) : typed;
  return partyOf({
    ...sender,
    legalNumber: sender.legalNumber || given.senderLegalNumber || '',
    vatNumber: sender.vatNumber || given.senderVatNumber || '',
    street: sender.street || given.senderStreet || '',
    postcode: sender.postcode || given.senderPostcode || '',
    city: sender.city || given.senderCity || '',
  });
}

/** The blanks as they were filled in when the draft was saved. */
export const typedBefore = (seller: Party) => ({
  senderLegalNumber: seller.legalId?.value ?? '',
  senderVatNumber: seller.vatId ?? '',
  senderStreet: seller.address.street ?? '',
  senderPostcode: seller.address.postcode ?? '',
  senderCity: seller.address.city ?? '',
});

/** A party from an organisation's details; its network address is its legal number, else its e-mail address. */
export function partyOf(details: Omit<PartyDetails, 'id'>): Party {
  const legalId = legalIdOf(details.legalNumber, details.country);
  return {
    ...emptyParty,
    name: details.name || null,
    legalId,
    vatId: details.vatNumber || null,
    endpoint: endpointOf(legalId, details.email),
    address: {
      ...emptyParty.address,
      street: details.street || null,
      postcode: details.postcode || null,
      city: details.city || null,
      country: details.country || null,
    },
    contact: { ...emptyContact, email: details.email || null },
  };
}

/** ISO 6523: 0106 Chamber of Commerce, 0208 Belgian enterprise number; other countries' numbers have no scheme here. */
function legalIdOf(number: string, country: string): Identifier | null {
  if (!number) return null;
  if (country === 'NL' && /^\d{8}$/.test(number)) return { value: number, scheme: '0106' };
  const belgian = number.replace(/^BE/, '');
  if (country === 'BE' && /^\d{10}$/.test(belgian)) return { value: belgian, scheme: '0208' };
  return { value: number, scheme: null };
}

function endpointOf(legalId: Identifier | null, email: string): Identifier | null {
  if (legalId?.scheme) return legalId;
  return email ? { value: email, scheme: 'EM' } : null;
}
