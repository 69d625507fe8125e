import type { Address, Contact, Delivery, Identifier, Party, Payee, Period } from './model';
import { group, leaf, type Row, wrap } from './rows';

/** Zero or one, as a list for the element table. */
export function maybe<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}

const identifierText = (id: Identifier) => id.value;
const scheme = (id: Identifier) => ({ schemeID: id.scheme });

/** An element with an identifier and the list it comes from. */
export function identifier<T>(tag: string, of: (value: T) => Identifier | null): Row<T> {
  return leaf(
    tag,
    (value) => of(value)?.value,
    (value) => ({ schemeID: of(value)?.scheme ?? null }),
  );
}

export const addressRows: readonly Row<Address>[] = [
  leaf('cbc:StreetName', (a) => a.street),
  leaf('cbc:AdditionalStreetName', (a) => a.additionalStreet),
  leaf('cbc:CityName', (a) => a.city),
  leaf('cbc:PostalZone', (a) => a.postcode),
  leaf('cbc:CountrySubentity', (a) => a.region),
  wrap('cac:AddressLine', [leaf('cbc:Line', (a) => a.addressLine)]),
  wrap('cac:Country', [leaf('cbc:IdentificationCode', (a) => a.country)]),
];

const contactRows: readonly Row<Contact>[] = [
  leaf('cbc:Name', (c) => c.name),
  leaf('cbc:Telephone', (c) => c.phone),
  leaf('cbc:ElectronicMail', (c) => c.email),
];

export const partyRows: readonly Row<Party>[] = [
  identifier('cbc:EndpointID', (p) => p.endpoint),
  group('cac:PartyIdentification', (p) => p.identifiers, [leaf('cbc:ID', identifierText, scheme)]),
  wrap('cac:PartyName', [leaf('cbc:Name', (p) => p.tradingName)]),
  group('cac:PostalAddress', (p) => [p.address], addressRows),
  group('cac:PartyTaxScheme', (p) => maybe(p.vatId), [
    leaf('cbc:CompanyID', (id) => id),
    wrap('cac:TaxScheme', [leaf('cbc:ID', () => 'VAT')]),
  ]),
  wrap('cac:PartyLegalEntity', [
    leaf('cbc:RegistrationName', (p) => p.name),
    identifier('cbc:CompanyID', (p) => p.legalId),
  ]),
  group('cac:Contact', (p) => [p.contact], contactRows),
];

export const payeeRows: readonly Row<Payee>[] = [
  wrap('cac:PartyIdentification', [identifier('cbc:ID', (p) => p.identifier)]),
  wrap('cac:PartyName', [leaf('cbc:Name', (p) => p.name)]),
  wrap('cac:PartyLegalEntity', [identifier('cbc:CompanyID', (p) => p.legalId)]),
];

export const periodRows: readonly Row<Period>[] = [
  leaf('cbc:StartDate', (p) => p.start),
  leaf('cbc:EndDate', (p) => p.end),
];

const asked = { Invoice: 'cac:RequestedDeliveryPeriod', CreditNote: 'cac:RequestedDeliveryPeriod' } as const;

/** An order asks for a time of delivery, its response promises one. */
export const deliveryPeriod = {
  ...asked,
  Order: 'cac:RequestedDeliveryPeriod',
  OrderResponse: 'cac:PromisedDeliveryPeriod',
} as const;

export const deliveryRows: readonly Row<Delivery>[] = [
  leaf('cbc:ActualDeliveryDate', (d) => d.date),
  wrap('cac:DeliveryLocation', [
    identifier('cbc:ID', (d) => d.locationId),
    group('cac:Address', (d) => [d.address], addressRows),
  ]),
  group(deliveryPeriod, (d) => maybe(d.period), periodRows),
  wrap('cac:DeliveryParty', [wrap('cac:PartyName', [leaf('cbc:Name', (d) => d.name)])]),
];
