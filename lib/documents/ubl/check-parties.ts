import type { Note } from './finding';
import { isChamberOfCommerceNumber, isOin, schemes } from './identifiers';
import type { Address, EDocument, Identifier, Party } from './model';

/** Names, addresses and identifiers of both parties: EN 16931, and where the seller is Dutch the Dutch rules of Peppol. */
export function checkParties({ seller, buyer }: EDocument, note: Note): void {
  const isDutchSeller = seller.address.country === 'NL';
  const isDutchBuyer = buyer.address.country === 'NL';
  if (seller.name === null) note('BR-06', 'seller.name');
  if (buyer.name === null) note('BR-07', 'buyer.name');
  if (seller.address.country === null) note('BR-09', 'seller.address.country');
  if (buyer.address.country === null) note('BR-11', 'buyer.address.country');
  if (isDutchSeller) checkAddress(seller.address, 'seller', note);
  if (isDutchSeller && isDutchBuyer) checkAddress(buyer.address, 'buyer', note);
  if (isDutchSeller && !isDutchLegalId(seller.legalId)) note('NL-R-003', 'seller.legalId', writtenId(seller.legalId));
  if (isDutchSeller && isDutchBuyer && !isDutchLegalId(buyer.legalId)) {
    note('NL-R-005', 'buyer.legalId', writtenId(buyer.legalId));
  }
  if (seller.endpoint === null && !isDutchSeller) note('PEPPOL-EN16931-R020', 'seller.endpoint');
  if (buyer.endpoint === null && !(isDutchSeller && isDutchBuyer)) note('PEPPOL-EN16931-R010', 'buyer.endpoint');
  checkVatId(seller, 'seller', note);
  checkVatId(buyer, 'buyer', note);
}

/** NL-R-002 and NL-R-004: street, city and postcode. */
function checkAddress(address: Address, party: 'seller' | 'buyer', note: Note): void {
  const code = party === 'seller' ? 'NL-R-002' : 'NL-R-004';
  if (address.street === null) note(code, `${party}.address.street`);
  if (address.city === null) note(code, `${party}.address.city`);
  if (address.postcode === null) note(code, `${party}.address.postcode`);
}

/** A number of the Chamber of Commerce or, of a government body, an OIN. */
function isDutchLegalId(id: Identifier | null): boolean {
  if (id?.scheme === schemes.chamberOfCommerce) return isChamberOfCommerceNumber(id.value);
  return id?.scheme === schemes.oin && isOin(id.value);
}

function writtenId(id: Identifier | null): Record<string, string> {
  return { value: id?.value ?? '' };
}

/** BR-CO-09: a VAT id begins with the letters of its country (EL for Greece). */
function checkVatId(party: Party, name: 'seller' | 'buyer', note: Note): void {
  if (party.vatId !== null && !/^[A-Z]{2}[A-Z0-9+*.\s]+$/.test(party.vatId)) {
    note('BR-CO-09', `${name}.vatId`, { value: party.vatId });
  }
}
