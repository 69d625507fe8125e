import type { Address, Contact, Delivery, Party, Payee, PaymentMeans, Period } from './model';
import type { Reading } from './reading';
import type { XmlElement } from './tree';

type Node = XmlElement | undefined;

/** Where the seller stands, by kind of document; the first that is there counts. */
const sellers = [
  'cac:AccountingSupplierParty/cac:Party',
  'cac:SellerSupplierParty/cac:Party',
  'cac:DespatchSupplierParty/cac:Party',
  'cac:SenderParty',
  'cac:ProviderParty',
  'cac:IssuerParty',
];

const buyers = [
  'cac:AccountingCustomerParty/cac:Party',
  'cac:BuyerCustomerParty/cac:Party',
  'cac:DeliveryCustomerParty/cac:Party',
  'cac:ReceiverParty',
];

export function readSeller(reading: Reading, root: XmlElement): Party {
  return readParty(reading, first(reading, root, sellers), 'seller');
}

export function readBuyer(reading: Reading, root: XmlElement): Party {
  return readParty(reading, first(reading, root, buyers), 'buyer');
}

function first(reading: Reading, root: XmlElement, paths: readonly string[]): Node {
  for (const path of paths) {
    const node = reading.find(root, path);
    if (node) return node;
  }
  return undefined;
}

function readParty(reading: Reading, party: Node, field: string): Party {
  const registered = reading.short(party, 'cac:PartyLegalEntity/cbc:RegistrationName', `${field}.name`);
  const known = reading.short(party, 'cac:PartyName/cbc:Name', `${field}.tradingName`);
  return {
    name: registered ?? known,
    tradingName: registered !== null && known !== registered ? known : null,
    identifiers: reading
      .all(party, 'cac:PartyIdentification/cbc:ID')
      .flatMap((node, place) => reading.identifierOf(node, `${field}.identifiers.${place}`) ?? []),
    legalId: reading.identifier(party, 'cac:PartyLegalEntity/cbc:CompanyID', `${field}.legalId`),
    vatId: readVatId(reading, party, `${field}.vatId`),
    endpoint: reading.identifier(party, 'cbc:EndpointID', `${field}.endpoint`),
    address: readAddress(reading, reading.find(party, 'cac:PostalAddress'), `${field}.address`),
    contact: readContact(reading, party, `${field}.contact`),
  };
}

/** BT-31: a party may be registered for several taxes, the one for VAT is meant. */
function readVatId(reading: Reading, party: Node, field: string): string | null {
  const schemes = reading.all(party, 'cac:PartyTaxScheme');
  const isVat = (node: XmlElement) => /^(VAT|BTW)?$/i.test(reading.short(node, 'cac:TaxScheme/cbc:ID', field) ?? '');
  return reading.short(schemes.find(isVat), 'cbc:CompanyID', field);
}

/** The street carries the house number, as BT-35 does; plain UBL has an element of its own for it. */
export function readAddress(reading: Reading, node: Node, field: string): Address {
  const street = reading.short(node, 'cbc:StreetName', `${field}.street`);
  const number = reading.short(node, 'cbc:BuildingNumber', `${field}.street`);
  return {
    street: street !== null && number !== null ? `${street} ${number}` : (street ?? number),
    additionalStreet: reading.short(node, 'cbc:AdditionalStreetName', `${field}.additionalStreet`),
    addressLine: reading.short(node, 'cac:AddressLine/cbc:Line', `${field}.addressLine`),
    city: reading.short(node, 'cbc:CityName', `${field}.city`),
    postcode: reading.short(node, 'cbc:PostalZone', `${field}.postcode`),
    region: reading.short(node, 'cbc:CountrySubentity', `${field}.region`),
    country: reading.short(node, 'cac:Country/cbc:IdentificationCode', `${field}.country`),
  };
}

function readContact(reading: Reading, party: Node, field: string): Contact {
  const contact = reading.find(party, 'cac:Contact');
  return {
    name: reading.short(contact, 'cbc:Name', `${field}.name`) ?? personName(reading, party, `${field}.name`),
    phone: reading.short(contact, 'cbc:Telephone', `${field}.phone`),
    email: reading.short(contact, 'cbc:ElectronicMail', `${field}.email`),
  };
}

function personName(reading: Reading, party: Node, field: string): string | null {
  const person = reading.find(party, 'cac:Person');
  const parts = ['cbc:FirstName', 'cbc:MiddleName', 'cbc:FamilyName'].map((path) => reading.short(person, path, field));
  return parts.filter((part) => part !== null).join(' ') || null;
}

export function readPayee(reading: Reading, root: XmlElement): Payee | null {
  const payee = reading.find(root, 'cac:PayeeParty');
  if (!payee) return null;
  return {
    name:
      reading.short(payee, 'cac:PartyName/cbc:Name', 'payee.name') ??
      reading.short(payee, 'cac:PartyLegalEntity/cbc:RegistrationName', 'payee.name'),
    identifier: reading.identifier(payee, 'cac:PartyIdentification/cbc:ID', 'payee.identifier'),
    legalId: reading.identifier(payee, 'cac:PartyLegalEntity/cbc:CompanyID', 'payee.legalId'),
  };
}

export function readDelivery(reading: Reading, root: XmlElement): Delivery | null {
  const delivery = reading.find(root, 'cac:Delivery');
  if (!delivery) return null;
  const address =
    reading.find(delivery, 'cac:DeliveryLocation/cac:Address') ?? reading.find(delivery, 'cac:DeliveryAddress');
  return {
    date:
      reading.date(delivery, 'cbc:ActualDeliveryDate', 'delivery.date') ??
      reading.date(delivery, 'cbc:LatestDeliveryDate', 'delivery.date'),
    period:
      readPeriod(reading, delivery, 'cac:RequestedDeliveryPeriod', 'delivery.period') ??
      readPeriod(reading, delivery, 'cac:PromisedDeliveryPeriod', 'delivery.period'),
    name: reading.short(delivery, 'cac:DeliveryParty/cac:PartyName/cbc:Name', 'delivery.name'),
    locationId: reading.identifier(delivery, 'cac:DeliveryLocation/cbc:ID', 'delivery.locationId'),
    address: readAddress(reading, address, 'delivery.address'),
  };
}

/** A period with neither start nor end is none. */
export function readPeriod(reading: Reading, from: Node, path: string, field: string): Period | null {
  const start = reading.date(from, `${path}/cbc:StartDate`, `${field}.start`);
  const end = reading.date(from, `${path}/cbc:EndDate`, `${field}.end`);
  return start === null && end === null ? null : { start, end };
}

export function readPaymentMeans(reading: Reading, root: XmlElement): PaymentMeans[] {
  return reading.all(root, 'cac:PaymentMeans').map((node, place) => {
    const field = `paymentMeans.${place}`;
    const code = reading.find(node, 'cbc:PaymentMeansCode');
    const bic = 'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID';
    const deepBic = 'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cac:FinancialInstitution/cbc:ID';
    return {
      code: reading.shortOf(code, `${field}.code`),
      name: reading.attribute(code, 'name', `${field}.name`),
      remittance: reading.short(node, 'cbc:PaymentID', `${field}.remittance`),
      iban: reading.short(node, 'cac:PayeeFinancialAccount/cbc:ID', `${field}.iban`),
      accountName: reading.short(node, 'cac:PayeeFinancialAccount/cbc:Name', `${field}.accountName`),
      bic: reading.short(node, bic, `${field}.bic`) ?? reading.short(node, deepBic, `${field}.bic`),
      mandate: reading.short(node, 'cac:PaymentMandate/cbc:ID', `${field}.mandate`),
      debitedIban: reading.short(node, 'cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID', `${field}.debitedIban`),
    };
  });
}
