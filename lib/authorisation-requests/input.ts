import { z } from 'zod';
import { isLegalNumber } from '@/lib/organisations/numbers/check';
import { checkbox, emailAddress, id, line, optionalLine, optionalParagraph, searchText } from '@/lib/policy/shapes';

/** A Dutch or Belgian number by its digits; whoever writes letters means another country's. */
const isNumber = (number: string) =>
  /^\d+$/.test(number) ? isLegalNumber('NL', number) || isLegalNumber('BE', number) : isLegalNumber('', number);

const legalNumber = () =>
  optionalLine(30)
    .transform((text) => text.replaceAll(/[\s.-]/g, '').toUpperCase())
    .refine((number) => number === '' || isNumber(number), 'legal_number');

/** The client, as the intermediary names them (E-029). */
const client = {
  clientName: line(100),
  email: emailAddress(),
  organisationName: line(100),
  legalNumber: legalNumber(),
  softwarePackage: optionalLine(100),
};

/** What is asked of the client, whom one cannot ask for less than a partnership (C-17). */
const scope = { asksForSoftwareConnection: checkbox(), message: optionalParagraph(1000) };

export const clientInput = z.strictObject(client);
export type Client = z.output<typeof clientInput>;

export const authorisationInput = z.strictObject({ ...client, ...scope });
export type Authorisation = z.output<typeof authorisationInput>;

/** At most this many clients are sent at one press; a list of more is sent in several. */
export const clientsAtOnce = 25;

/** Some rows of a list of clients, as JSON, and what is asked of each of them. */
export const authorisationsInput = z.strictObject({
  clients: z
    .string()
    .max(60_000, 'too_long')
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: 'custom', input: text, message: 'invalid' });
        return z.NEVER;
      }
    })
    .pipe(z.array(clientInput).min(1, 'choose_one').max(clientsAtOnce, 'too_many')),
  ...scope,
});

/** As people see them: an accepted request is active as long as its partnership lives (E-036). */
export const authorisationStatuses = ['pending', 'active', 'declined', 'withdrawn', 'expired', 'ended'] as const;
export type AuthorisationStatus = (typeof authorisationStatuses)[number];

/** What the list of authorisation requests is narrowed by, as it stands in the address. */
export const authorisationFilter = z.object({
  search: searchText(),
  status: z.enum(authorisationStatuses).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type AuthorisationFilter = z.output<typeof authorisationFilter>;

/** The request a new one is written after. */
export const prefillInput = z.object({ from: id().optional().catch(undefined) });
