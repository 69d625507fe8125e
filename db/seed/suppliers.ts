import { emptyParty } from '@/lib/documents/ubl/empty';
import { remainder97, schemes } from '@/lib/documents/ubl/identifiers';
import type { Party } from '@/lib/documents/ubl/model';
import type { Trade } from './catalogue';

/** A company of the demo world that writes documents: how it appears on them, its account, what it sells. */
export type Trader = { readonly party: Party; readonly iban: string; readonly trade: Trade };

type Company = {
  readonly name: string;
  readonly legalNumber: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly trade: Trade;
  readonly vatId?: string;
  readonly iban?: string;
  readonly email?: string;
};

/** A Dutch company as party on documents; VAT id and account follow from its Chamber of Commerce number unless given. */
export function traderOf({ trade, iban, ...company }: Company): Trader {
  return { party: partyOf(company), iban: iban ?? ibanOf(company.legalNumber), trade };
}

function partyOf({ name, legalNumber, street, postcode, city, vatId, email }: Omit<Company, 'trade' | 'iban'>): Party {
  const legalId = { value: legalNumber, scheme: schemes.chamberOfCommerce };
  return {
    ...emptyParty,
    name,
    legalId,
    endpoint: legalId,
    vatId: vatId ?? vatIdOf(legalNumber),
    address: { ...emptyParty.address, street, postcode, city, country: 'NL' },
    contact: { ...emptyParty.contact, name: 'Administratie', email: email ?? null },
  };
}

/** An account number that passes the check, of a bank that does not exist. */
function ibanOf(legalNumber: string): string {
  const account = `KOPL${legalNumber.padStart(10, '0')}`;
  return `NL${String(98 - remainder97(`${account}NL00`)).padStart(2, '0')}${account}`;
}

/** A VAT id that passes the eleven test, another one for every company. */
function vatIdOf(legalNumber: string): string {
  const scattered = (Math.imul(Number(legalNumber), 2_654_435_761) >>> 0) % 10_000_000;
  for (let step = 0; ; step += 1) {
    const digits = `8${String((scattered + step) % 10_000_000).padStart(7, '0')}`;
    const check = [...digits].reduce((sum, digit, place) => sum + Number(digit) * (9 - place), 0) % 11;
    if (check < 10) return `NL${digits}${check}B01`;
  }
}

const supplier = (
  name: string,
  legalNumber: string,
  trade: Trade,
  street: string,
  postcode: string,
  city: string,
  domain: string,
): Trader => traderOf({ name, legalNumber, trade, street, postcode, city, email: `facturen@${domain}.example` });

/** Suppliers outside the platform, from whom everybody gets post. */
export const suppliers: readonly Trader[] = [
  supplier('Stroomland Energie BV', '40000001', 'energy', 'Turbineplein 1', '6826 CC', 'Arnhem', 'stroomland'),
  supplier('Noordzee Energie BV', '40000002', 'energy', 'Kade 210', '1014 BA', 'Amsterdam', 'noordzee-energie'),
  supplier('Papyrus Kantoor BV', '40000003', 'office', 'Papiermolen 14', '3994 DK', 'Houten', 'papyrus'),
  supplier('Kantoorhuis De Pen', '40000004', 'office', 'Stationsstraat 52', '5611 AA', 'Eindhoven', 'depen'),
  supplier('Laagland Telecom BV', '40000005', 'telecom', 'Zendmast 3', '1217 EW', 'Hilversum', 'laagland'),
  supplier('Verbonden Glas BV', '40000006', 'telecom', 'Lichtpad 88', '8232 DN', 'Lelystad', 'verbonden-glas'),
  supplier('Onderling Fonds Verzekeringen', '40000007', 'insurance', 'Maliebaan 71', '3581 CG', 'Utrecht', 'onderling'),
  supplier('Bouwgroothandel Steen', '40000008', 'building', 'Kleiweg 40', '2801 GB', 'Gouda', 'steen'),
  supplier('Wegwijs Software BV', '40000009', 'software', 'Campus 12', '7522 NB', 'Enschede', 'wegwijs'),
  supplier('Snelpad Koeriers', '40000010', 'logistics', 'Vrachtlaan 6', '5928 SE', 'Venlo', 'snelpad'),
];
