/** Whether a number without spaces has the form of the country's register; elsewhere any letters and digits will do. */
export function isLegalNumber(country: string, number: string): boolean {
  if (country === 'NL') return /^\d{8}$/.test(number);
  if (country === 'BE') return /^\d{10}$/.test(number);
  return /^[A-Z0-9/]{2,20}$/.test(number);
}

/** Whether a VAT number has the country's form; nothing asks a register. */
export function isVatNumber(country: string, number: string): boolean {
  if (country === 'NL') return /^NL\d{9}B\d{2}$/.test(number);
  if (country === 'BE') return /^BE[01]\d{9}$/.test(number);
  const prefix = country === 'GR' ? 'EL' : country === 'CH' ? 'CHE' : country;
  return new RegExp(`^${prefix}[A-Z0-9]{2,13}$`).test(number);
}

/** Whether an account number's check digits are right (ISO 13616, mod 97). */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false;
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((sign) => Number.parseInt(sign, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}

/** An account number in groups of four, as people read it. */
export const writtenIban = (iban: string) => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');
