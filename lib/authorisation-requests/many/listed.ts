import { csvRows } from '@/lib/csv';
import { type Client, clientInput } from '../input';

/** A list of clients may hold this many, in a text of this many characters. */
export const mostClients = 2000;
export const mostCharacters = 500_000;

const fields = ['clientName', 'email', 'organisationName', 'legalNumber', 'softwarePackage'] as const;
type Field = (typeof fields)[number];
type Given = Record<Field, string>;

/** A row of a list of clients: as it was written, as it can be sent, and what is wrong with it. */
export type ListedClient = {
  line: number;
  given: Given;
  client: Client | null;
  /** Which field is wrong, and how: a key of `messages/` under `fields`. */
  faults: { field: Field; fault: string }[];
};

/** What a column may be called, in the words people use for it; without signs, in lower case. */
const headings: Record<Field, string[]> = {
  clientName: [
    'name',
    'client',
    'client name',
    'contact',
    'naam',
    'klant',
    'klantnaam',
    'naam klant',
    'contactpersoon',
  ],
  email: [
    'address',
    'email',
    'e mail',
    'mail',
    'email address',
    'e mail address',
    'adres',
    'e mailadres',
    'emailadres',
    'mailadres',
  ],
  organisationName: [
    'organisation',
    'organization',
    'company',
    'organisation name',
    'organisatie',
    'organisatienaam',
    'bedrijf',
    'bedrijfsnaam',
    'onderneming',
  ],
  legalNumber: [
    'number',
    'coc',
    'coc number',
    'chamber of commerce',
    'chamber of commerce number',
    'nummer',
    'kvk',
    'kvk nummer',
    'kvknummer',
    'ondernemingsnummer',
  ],
  softwarePackage: ['software', 'software package', 'package', 'softwarepakket', 'pakket'],
};

/** The clients of a pasted or uploaded list, with a heading or without: name, address, organisation, number, software. */
export function listedClients(text: string): ListedClient[] {
  const rows = csvRows(text);
  const columns = rows[0] && columnsOf(rows[0].cells);
  return (columns ? rows.slice(1) : rows).map(({ line, cells }) =>
    listed(
      line,
      Object.fromEntries(
        fields.map((field, place) => [field, cells[columns ? columns.indexOf(field) : place] ?? '']),
      ) as Given,
    ),
  );
}

/** The field of each column, when the row is a heading: it names the column of the address, and holds none. */
function columnsOf(cells: string[]): (Field | undefined)[] | null {
  const words = cells.map((cell) =>
    cell
      .toLowerCase()
      .replaceAll(/[^\p{L}]+/gu, ' ')
      .trim(),
  );
  const columns = words.map((word) => fields.find((field) => headings[field].includes(word)));
  return columns.includes('email') && !cells.some((cell) => cell.includes('@')) ? columns : null;
}

function listed(line: number, given: Given): ListedClient {
  const parsed = clientInput.safeParse(given);
  if (parsed.success) return { line, given, client: parsed.data, faults: [] };
  const faults = fields.flatMap((field) => {
    const issue = parsed.error.issues.find((one) => one.path[0] === field);
    return issue ? [{ field, fault: issue.message }] : [];
  });
  return { line, given, client: null, faults };
}
