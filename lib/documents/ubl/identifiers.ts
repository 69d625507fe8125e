/** Schemes of identifiers (ISO 6523) that Dutch documents use. */
export const schemes = { chamberOfCommerce: '0106', oin: '0190', vat: '9944', gln: '0088', mail: 'EM' } as const;

/** True for eight digits: a Chamber of Commerce number has no check digit. */
export function isChamberOfCommerceNumber(value: string): boolean {
  return /^\d{8}$/.test(value);
}

/** True for twenty digits that begin with noughts: the number of a government body (OIN) has no check digit. */
export function isOin(value: string): boolean {
  return /^0{4}\d{16}$/.test(value);
}

/** True for an IBAN with the right check digits (ISO 13616), blanks allowed; lengths are checked for the Netherlands alone. */
export function isIban(value: string): boolean {
  const iban = value.replace(/\s+/g, '').toUpperCase();
  if (
    !/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) ||
    (iban.startsWith('NL') && !/^NL\d{2}[A-Z]{4}\d{10}$/.test(iban))
  ) {
    return false;
  }
  return remainder97(`${iban.slice(4)}${iban.slice(0, 4)}`) === 1;
}

/** Letters count from A = 10, as in ISO 7064. */
export function remainder97(text: string): number {
  let remainder = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
