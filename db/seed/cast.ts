import { createHash } from 'node:crypto';
import type { Level, Role } from '../vocabulary';

/** The people and companies of the demo world and of the tests. */

export type CastUser = {
  key: string;
  name: string;
  role: Role;
  isRelationshipManager?: true;
  /** Organisation key → level. */
  memberOf?: Record<string, Level>;
};

export type CastOrganisation = {
  key: string;
  name: string;
  legalNumber: string;
  sector: Sector;
  city: string;
  street: string;
  postcode: string;
};

export type Sector =
  | 'accountancy'
  | 'bakery'
  | 'real_estate'
  | 'logistics'
  | 'kiosk'
  | 'building'
  | 'garden'
  | 'care'
  | 'catering'
  | 'software'
  | 'retail'
  | 'metal';

export type CastEnvironment = {
  key: string;
  name: string;
  domain: string;
  planKey: string;
  hasWorkflowEngine?: true;
  organisations: CastOrganisation[];
  users: CastUser[];
};

/** The same id for the same name, always. */
export function castId(key: string): string {
  const hex = createHash('sha256').update(`koppel ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The token of the link that De Boer's request to an address was mailed with: in the demo world alone somebody knows it. */
export const castLink = (email: string): string =>
  createHash('sha256').update(`koppel link ${email}`).digest('base64url');

const organisation = (
  key: string,
  name: string,
  legalNumber: string,
  sector: Sector,
  street: string,
  postcode: string,
  city: string,
) => ({
  key,
  name,
  legalNumber,
  sector,
  street,
  postcode,
  city,
});

const administrator = (key: string, name: string): CastUser => ({
  key,
  name,
  role: 'administrator',
  isRelationshipManager: true,
});

/** The clients that have the Workflow Engine as well. */
const withWorkflowEngine = ['bosman', 'friso', 'kramer'];

/** A client of De Boer: one organisation, one administrator with the relationship manager role. */
const client = (
  key: string,
  name: string,
  domain: string,
  planKey: string,
  person: [string, string],
  ...place: [legalNumber: string, sector: Sector, street: string, postcode: string, city: string]
): CastEnvironment => ({
  key,
  name,
  domain,
  planKey,
  ...(withWorkflowEngine.includes(key) && { hasWorkflowEngine: true as const }),
  organisations: [organisation(key, name, ...place)],
  users: [administrator(person[0], person[1])],
});

export const cast: CastEnvironment[] = [
  {
    key: 'deboer',
    name: 'De Boer Accountants',
    domain: 'deboer.example',
    planKey: 'professional',
    hasWorkflowEngine: true,
    organisations: [
      organisation(
        'deboer',
        'De Boer Accountants BV',
        '30000001',
        'accountancy',
        'Herengracht 182',
        '1016 BR',
        'Amsterdam',
      ),
    ],
    users: [
      { key: 'anna', name: 'Anna de Boer', role: 'administrator', isRelationshipManager: true },
      {
        key: 'bram',
        name: 'Bram Vos',
        role: 'advanced',
        isRelationshipManager: true,
        memberOf: { deboer: 'administrator' },
      },
      { key: 'chris', name: 'Chris Mol', role: 'basic', memberOf: { deboer: 'member' } },
      { key: 'dewi', name: 'Dewi Santoso', role: 'basic', isRelationshipManager: true, memberOf: { deboer: 'member' } },
      { key: 'emma', name: 'Emma Prins', role: 'advanced', memberOf: { deboer: 'member' } },
    ],
  },
  {
    key: 'jansen',
    name: 'Bakkerij Jansen',
    domain: 'jansen.example',
    planKey: 'basic',
    organisations: [
      organisation(
        'bakkerij',
        'Bakkerij Jansen BV',
        '10000001',
        'bakery',
        'Lange Nieuwstraat 41',
        '3512 PC',
        'Utrecht',
      ),
      organisation(
        'vastgoed',
        'Jansen Vastgoed BV',
        '10000002',
        'real_estate',
        'Lange Nieuwstraat 43',
        '3512 PC',
        'Utrecht',
      ),
    ],
    users: [
      { key: 'fatima', name: 'Fatima Jansen', role: 'administrator', isRelationshipManager: true },
      { key: 'gijs', name: 'Gijs Bakker', role: 'basic', memberOf: { bakkerij: 'administrator' } },
      { key: 'hanna', name: 'Hanna de Wit', role: 'basic', memberOf: { bakkerij: 'member' } },
    ],
  },
  client(
    'aarts',
    'Aarts Hoveniers',
    'aarts.example',
    'basic',
    ['sanne', 'Sanne Aarts'],
    '10000003',
    'garden',
    'Kerkstraat 8',
    '5211 KA',
    "'s-Hertogenbosch",
  ),
  client(
    'bosman',
    'Bosman Bouw',
    'bosman.example',
    'professional',
    ['thijs', 'Thijs Bosman'],
    '10000004',
    'building',
    'Industrieweg 77',
    '2651 BD',
    'Berkel en Rodenrijs',
  ),
  client(
    'cornelissen',
    'Cornelissen Zorg',
    'cornelissen.example',
    'invoice_portal',
    ['roos', 'Roos Cornelissen'],
    '10000005',
    'care',
    'Singel 214',
    '3311 HJ',
    'Dordrecht',
  ),
  client(
    'dijkstra',
    'Dijkstra Metaal',
    'dijkstra.example',
    'basic',
    ['wiebe', 'Wiebe Dijkstra'],
    '10000006',
    'metal',
    'Havenweg 3',
    '8861 XP',
    'Harlingen',
  ),
  client(
    'evers',
    'Evers Catering',
    'evers.example',
    'invoice_portal',
    ['lotte', 'Lotte Evers'],
    '10000007',
    'catering',
    'Marktplein 12',
    '7311 LG',
    'Apeldoorn',
  ),
  client(
    'friso',
    'Friso Software',
    'friso.example',
    'professional',
    ['jelle', 'Jelle Friso'],
    '10000008',
    'software',
    'Blokhuisplein 40',
    '8911 LJ',
    'Leeuwarden',
  ),
  client(
    'groen',
    'Groen Retail',
    'groen.example',
    'basic',
    ['noor', 'Noor Groen'],
    '10000009',
    'retail',
    'Hoogstraat 101',
    '3011 PN',
    'Rotterdam',
  ),
  client(
    'hofman',
    'Hofman Installatie',
    'hofman.example',
    'basic',
    ['daan', 'Daan Hofman'],
    '10000010',
    'building',
    'Energieweg 22',
    '6541 CX',
    'Nijmegen',
  ),
  client(
    'ijsselstein',
    'IJsselstein Kaas',
    'ijsselstein.example',
    'basic',
    ['mila', 'Mila IJsselstein'],
    '10000011',
    'retail',
    'Waagplein 1',
    '1811 JP',
    'Alkmaar',
  ),
  client(
    'kramer',
    'Kramer Transport',
    'kramer.example',
    'professional',
    ['bas', 'Bas Kramer'],
    '10000012',
    'logistics',
    'Distripark 9',
    '4761 PW',
    'Zevenbergen',
  ),
  client(
    'laan',
    'Van der Laan Bloemen',
    'laan.example',
    'invoice_portal',
    ['iris', 'Iris van der Laan'],
    '10000013',
    'garden',
    'Legmeerdijk 313',
    '1431 GB',
    'Aalsmeer',
  ),
  client(
    'meijer',
    'Meijer Techniek',
    'meijer.example',
    'basic',
    ['sem', 'Sem Meijer'],
    '10000014',
    'metal',
    'Ambachtsweg 5',
    '7442 CS',
    'Nijverdal',
  ),
  client(
    'nijhof',
    'Nijhof Advies',
    'nijhof.example',
    'basic',
    ['eva', 'Eva Nijhof'],
    '10000015',
    'software',
    'Brink 20',
    '7411 BT',
    'Deventer',
  ),
  client(
    'oosterbaan',
    'Oosterbaan Schilders',
    'oosterbaan.example',
    'invoice_portal',
    ['rik', 'Rik Oosterbaan'],
    '10000016',
    'building',
    'Verlengde Hereweg 64',
    '9722 AH',
    'Groningen',
  ),
  client(
    'peters',
    'Peters Horeca',
    'peters.example',
    'basic',
    ['fenna', 'Fenna Peters'],
    '10000017',
    'catering',
    'Vrijthof 33',
    '6211 LE',
    'Maastricht',
  ),
  client(
    'quist',
    'Quist Zuivel',
    'quist.example',
    'basic',
    ['hugo', 'Hugo Quist'],
    '10000018',
    'retail',
    'Zuivelplein 2',
    '4331 LK',
    'Middelburg',
  ),
  client(
    'ruiter',
    'De Ruiter Makelaars',
    'ruiter.example',
    'professional',
    ['lieke', 'Lieke de Ruiter'],
    '10000019',
    'real_estate',
    'Stationsplein 18',
    '3818 LE',
    'Amersfoort',
  ),
  client(
    'schouten',
    'Schouten Fietsen',
    'schouten.example',
    'basic',
    ['koen', 'Koen Schouten'],
    '10000020',
    'retail',
    'Botermarkt 7',
    '2311 EN',
    'Leiden',
  ),
  client(
    'terpstra',
    'Terpstra Jachtbouw',
    'terpstra.example',
    'invoice_portal',
    ['ymke', 'Ymke Terpstra'],
    '10000021',
    'metal',
    'Slijkweg 30',
    '8607 LD',
    'Sneek',
  ),
  {
    key: 'visser',
    name: 'Visser Holding',
    domain: 'visser.example',
    planKey: 'basic',
    organisations: [
      organisation('vis', 'Visser Vis BV', '10000031', 'retail', 'Visserijkade 4', '1975 DA', 'IJmuiden'),
      organisation(
        'koeltechniek',
        'Visser Koeltechniek BV',
        '10000032',
        'metal',
        'Visserijkade 6',
        '1975 DA',
        'IJmuiden',
      ),
      organisation('vervoer', 'Visser Vervoer BV', '10000033', 'logistics', 'Visserijkade 8', '1975 DA', 'IJmuiden'),
    ],
    users: [
      { key: 'ivo', name: 'Ivo Visser', role: 'administrator' },
      { key: 'julia', name: 'Julia Kok', role: 'basic', memberOf: { vis: 'member' } },
      { key: 'kees', name: 'Kees Brouwer', role: 'basic', memberOf: { koeltechniek: 'administrator' } },
    ],
  },
  {
    key: 'noord',
    name: 'Noord Logistiek',
    domain: 'noord.example',
    planKey: 'basic',
    organisations: [
      organisation('noord', 'Noord Logistiek BV', '20000001', 'logistics', 'Eemshavenweg 11', '9979 XV', 'Eemshaven'),
    ],
    users: [
      administrator('olaf', 'Olaf Noord'),
      { key: 'pien', name: 'Pien Hoekstra', role: 'basic', memberOf: { noord: 'member' } },
    ],
  },
  {
    key: 'smit',
    name: 'Kiosk Smit',
    domain: 'smit.example',
    planKey: 'invoice_portal',
    organisations: [organisation('smit', 'Kiosk Smit', '20000002', 'kiosk', 'Perron 2', '8011 CW', 'Zwolle')],
    users: [{ key: 'quinten', name: 'Quinten Smit', role: 'administrator' }],
  },
];

export const addressOf = (environment: CastEnvironment, user: CastUser) => `${user.key}@${environment.domain}`;
