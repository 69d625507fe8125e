import { expect, type Page } from '@playwright/test';
import { language, say } from './appearance';

// The create-invoice form as people fill it in.

/** A decimal as the reader's language writes it in a field. */
export const written = (decimal: string) => (language === 'nl' ? decimal.replace('.', ',') : decimal);

/** An amount in euros as the portal shows it. */
export const euros = (decimal: string) =>
  new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { style: 'currency', currency: 'EUR' }).format(
    decimal as Intl.StringNumericLiteral,
  );

export type TypedLine = {
  name: string;
  quantity?: string;
  unit?: string;
  price: string;
  discount?: string;
  vat?: string;
};

const columns = {
  name: 'description',
  quantity: 'quantity',
  unit: 'unit',
  price: 'price',
  discount: 'lineDiscount',
  vat: 'vat',
} as const;

/** A field of a line, counted from one, by the words that name it. */
export const lineField = (page: Page, line: number, column: keyof typeof columns) =>
  page.getByLabel(`${say(`invoice.${columns[column]}`)}, ${say('invoice.line', { name: String(line) })}`, {
    exact: true,
  });

/** Fills in a line; a unit and a VAT rate are chosen by their words. */
export async function fillLine(page: Page, line: number, typed: TypedLine): Promise<void> {
  for (const [column, text] of Object.entries(typed) as [keyof TypedLine, string][]) {
    const field = lineField(page, line, column);
    if (column === 'unit' || column === 'vat') await field.selectOption({ label: text });
    else await field.fill(text);
  }
}

/** Chooses an organisation on the platform as the recipient, by a part of its name. */
export async function chooseRecipient(page: Page, part: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: say('invoice.recipient') }).fill(part);
  await page.getByRole('option', { name }).first().click();
  await expect(page.getByRole('button', { name: say('parts.remove', { name }), exact: true })).toBeVisible();
}

/** Fills in an address outside as the recipient. */
export async function fillAddressOutside(page: Page, email: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${say('invoice.outside')}`) }).check();
  for (const [field, text] of [
    ['name', 'Molen Zuid BV'],
    ['email', email],
    ['street', 'Molenweg 1'],
    ['postcode', '1234 AB'],
    ['city', 'Lisse'],
    ['legalNumber', '55555555'],
  ] as const)
    await card(page, 'invoice.to')
      .getByLabel(say(`invoice.${field}`), { exact: true })
      .fill(text);
}

/** A section of the page by its heading. */
export const card = (page: Page, key: string) =>
  page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: say(key), exact: true }) });

/** Saves the draft by hand, and waits until the page says so. */
export async function saveDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('invoice.save'), exact: true }).click();
  await expect(savedNote(page)).toBeVisible();
}

/** What the form says once everything is saved. */
export const savedNote = (page: Page) =>
  page.getByRole('status').filter({ hasText: new RegExp(say('invoice.savedAt', { name: '\\d\\d:\\d\\d' })) });

/** Goes on to the summary. */
export async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('invoice.check'), exact: true }).click();
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}\/send$/);
}

/** Sends what the summary shows; answers the number it got. */
export async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: say('invoice.send'), exact: true }).click();
  return numberOfSent(page);
}

/** The number on the page of a document that was just sent. */
export async function numberOfSent(page: Page): Promise<string> {
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('main').getByText(say('statuses.sent'), { exact: true }).first()).toBeVisible();
  return (await page.getByRole('heading', { level: 1 }).textContent())!.trim();
}

/** The id of the draft or document whose page is open. */
export const idIn = (page: Page): string => new URL(page.url()).pathname.match(/[0-9a-f-]{36}/)![0];
