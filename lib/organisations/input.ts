import { z } from 'zod';
import { levels } from '@/db/vocabulary';
import { countries } from '@/lib/environments/settings/countries';
import { checkbox, emailAddress, id, ids, line, optionalLine, seenVersion } from '@/lib/policy/shapes';
import { isIban, isLegalNumber, isVatNumber } from './numbers/check';

const withoutSpaces = (text: string) => text.replaceAll(/[\s.-]/g, '').toUpperCase();
const number = (max: number) => optionalLine(max).transform(withoutSpaces);

const identity = {
  name: line(100),
  country: z.enum(countries, { error: 'choose_one' }),
  legalNumber: number(30),
  vatNumber: number(30),
  street: optionalLine(100),
  postcode: optionalLine(20),
  city: optionalLine(100),
};

type Identity = { country: string; legalNumber: string; vatNumber: string };

/** The form of the numbers depends on the country: eight digits at the Dutch Chamber of Commerce, ten in Belgium. */
function checkNumbers({ value, issues }: z.core.ParsePayload<Identity>) {
  const refuse = (field: keyof Identity, message: string) =>
    issues.push({ code: 'custom', input: value[field], path: [field], message });
  if (value.legalNumber && !isLegalNumber(value.country, value.legalNumber))
    refuse('legalNumber', `legal_number_${value.country === 'NL' || value.country === 'BE' ? value.country : 'other'}`);
  if (value.vatNumber && !isVatNumber(value.country, value.vatNumber)) refuse('vatNumber', 'vat_number');
}

export const createOrganisationInput = z.strictObject(identity).check(checkNumbers);
export type NewOrganisation = z.output<typeof createOrganisationInput>;

export const changeSettingsInput = z
  .strictObject({
    ...identity,
    organisationId: id(),
    version: seenVersion(),
    email: z.literal('').or(emailAddress()).prefault(''),
    iban: number(40).refine((iban) => iban === '' || isIban(iban), 'iban'),
    invoicePrefix: optionalLine(20).refine((prefix) => /^[\p{L}\p{N}./_-]*$/u.test(prefix), 'invoice_prefix'),
    paymentTermDays: z.coerce
      .number({ error: 'payment_term' })
      .int('payment_term')
      .min(0, 'payment_term')
      .max(365, 'payment_term'),
    isFindable: checkbox(),
  })
  .check(checkNumbers);
export type OrganisationSettings = z.output<typeof changeSettingsInput>;

/** `typed` is the organisation's name, typed by hand. */
export const deleteOrganisationInput = z.strictObject({
  organisationId: id(),
  typed: z.string().max(400).prefault(''),
});

export const addMembersInput = z.strictObject({
  organisationId: id(),
  userIds: ids(),
  level: z.enum(levels, { error: 'choose_one' }).prefault('member'),
});

/** The same from the other end: one person, several organisations. */
export const addToOrganisationsInput = z.strictObject({
  userId: id(),
  organisationIds: ids(),
  level: z.enum(levels, { error: 'choose_one' }).prefault('member'),
});

export const memberInput = z.strictObject({ organisationId: id(), userId: id() });
export const changeLevelInput = z.strictObject({
  organisationId: id(),
  userId: id(),
  level: z.enum(levels, { error: 'choose_one' }),
});
export const organisationInput = z.strictObject({ organisationId: id() });
