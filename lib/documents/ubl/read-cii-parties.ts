import type { Address, Delivery, Identifier, Party, Payee, Period } from './model';
import type { Reading } from './reading';
import type { XmlElement } from './tree';

type Node = XmlElement | undefined;

export function readCiiParty(reading: Reading, party: Node, field: string): Party {
  const name = reading.short(party, 'ram:Name', `${field}.name`);
  const trading = reading.short(
    party,
    'ram:SpecifiedLegalOrganization/ram:TradingBusinessName',
    `${field}.tradingName`,
  );
  return {
    name: name ?? trading,
    tradingName: name !== null && trading !== name ? trading : null,
    identifiers: readIdentifiers(reading, party, `${field}.identifiers`),
    legalId: reading.identifier(party, 'ram:SpecifiedLegalOrganization/ram:ID', `${field}.legalId`),
    vatId: readVatId(reading, party, `${field}.vatId`),
    endpoint: reading.identifier(party, 'ram:URIUniversalCommunication/ram:URIID', `${field}.endpoint`),
    address: readAddress(reading, reading.find(party, 'ram:PostalTradeAddress'), `${field}.address`),
    contact: readContact(reading, reading.find(party, 'ram:DefinedTradeContact'), `${field}.contact`),
  };
}

function readIdentifiers(reading: Reading, party: Node, field: string): Identifier[] {
  const nodes = ['ram:ID', 'ram:GlobalID'].flatMap((path) => reading.all(party, path));
  return nodes.flatMap((node, place) => reading.identifierOf(node, `${field}.${place}`) ?? []);
}

/** BT-31 is the registration of scheme VA; FC is the number at the local tax office (BT-32). */
function readVatId(reading: Reading, party: Node, field: string): string | null {
  const ids = reading.all(party, 'ram:SpecifiedTaxRegistration/ram:ID');
  return reading.shortOf(
    ids.find((node) => node.attributes.schemeID === 'VA'),
    field,
  );
}

function readAddress(reading: Reading, node: Node, field: string): Address {
  return {
    street: reading.short(node, 'ram:LineOne', `${field}.street`),
    additionalStreet: reading.short(node, 'ram:LineTwo', `${field}.additionalStreet`),
    addressLine: reading.short(node, 'ram:LineThree', `${field}.addressLine`),
    city: reading.short(node, 'ram:CityName', `${field}.city`),
    postcode: reading.short(node, 'ram:PostcodeCode', `${field}.postcode`),
    region: reading.short(node, 'ram:CountrySubDivisionName', `${field}.region`),
    country: reading.short(node, 'ram:CountryID', `${field}.country`),
  };
}

function readContact(reading: Reading, contact: Node, field: string) {
  return {
    name:
      reading.short(contact, 'ram:PersonName', `${field}.name`) ??
      reading.short(contact, 'ram:DepartmentName', `${field}.name`),
    phone: reading.short(contact, 'ram:TelephoneUniversalCommunication/ram:CompleteNumber', `${field}.phone`),
    email: reading.short(contact, 'ram:EmailURIUniversalCommunication/ram:URIID', `${field}.email`),
  };
}

export function readCiiPayee(reading: Reading, settlement: Node): Payee | null {
  const payee = reading.find(settlement, 'ram:PayeeTradeParty');
  if (!payee) return null;
  return {
    name: reading.short(payee, 'ram:Name', 'payee.name'),
    identifier: readIdentifiers(reading, payee, 'payee.identifier')[0] ?? null,
    legalId: reading.identifier(payee, 'ram:SpecifiedLegalOrganization/ram:ID', 'payee.legalId'),
  };
}

/** Null when the element, which is always there, says nothing. */
export function readCiiDelivery(reading: Reading, node: Node): Delivery | null {
  const shipTo = reading.find(node, 'ram:ShipToTradeParty');
  const occurred = 'ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString';
  const requested = 'ram:RequestedDeliverySupplyChainEvent';
  const date =
    reading.date(node, occurred, 'delivery.date') ??
    reading.date(node, `${requested}/ram:OccurrenceDateTime/udt:DateTimeString`, 'delivery.date');
  const period = readCiiPeriod(reading, node, `${requested}/ram:OccurrenceSpecifiedPeriod`, 'delivery.period');
  if (!shipTo && date === null && period === null) return null;
  return {
    date,
    period,
    name: reading.short(shipTo, 'ram:Name', 'delivery.name'),
    locationId: readIdentifiers(reading, shipTo, 'delivery.locationId')[0] ?? null,
    address: readAddress(reading, reading.find(shipTo, 'ram:PostalTradeAddress'), 'delivery.address'),
  };
}

/** A period with neither start nor end is none. */
export function readCiiPeriod(reading: Reading, from: Node, path: string, field: string): Period | null {
  const start = reading.date(from, `${path}/ram:StartDateTime/udt:DateTimeString`, `${field}.start`);
  const end = reading.date(from, `${path}/ram:EndDateTime/udt:DateTimeString`, `${field}.end`);
  return start === null && end === null ? null : { start, end };
}
