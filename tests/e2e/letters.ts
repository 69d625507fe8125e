import { expect, type Page } from '@playwright/test';

export const sixDigits = /\b\d{3} ?\d{3}\b/;
export const invitationLink = /\/invitation\/[\w-]+/;

/** The newest letter to an address in the local mailbox, opened; or one of those before it. */
export async function openLetter(page: Page, address: string, before = 0): Promise<void> {
  await expect(async () => {
    await page.goto('/dev/mail');
    await page
      .getByRole('row', { name: new RegExp(address) })
      .nth(before)
      .getByRole('link')
      .first()
      .click({ timeout: 2000 });
    await page.waitForURL(/\/dev\/mail\/.+/);
  }).toPass();
}

/** The text of the newest letter. */
export async function letterTo(page: Page, address: string): Promise<string> {
  await openLetter(page, address);
  return asRead(await page.getByRole('main').textContent());
}

/** Without the invisible signs that keep mail programs from making links of what people wrote. */
const asRead = (text: string | null): string => (text ?? '').replaceAll('\u2060', '');

/** How many of the newest letters to somebody are looked through: what they are told may come by mail in between. */
const newest = 3;

/**
 * What the newest letter that says something in a form (a code, a link) says; waits for it. The mailbox is read without being
 * drawn, which is many times faster.
 */
export async function fromLetter(page: Page, address: string, form: RegExp): Promise<string> {
  let said: string | undefined;
  await expect(async () => {
    said = await firstMatch(lettersTo(page, address, newest), form);
    expect(said, `the letter to ${address}`).toBeDefined();
  }).toPass();
  return said!.replace(' ', '');
}

async function firstMatch(texts: AsyncIterable<string>, form: RegExp): Promise<string | undefined> {
  for await (const text of texts) {
    const found = text.match(form)?.[0];
    if (found) return found;
  }
  return undefined;
}

/** The texts of the newest letters to an address, the newest first. */
export async function* lettersTo(page: Page, address: string, most = 50): AsyncGenerator<string> {
  const mailbox = await page.request.get('/dev/mail').then((answer) => answer.text());
  const letters = await page.evaluate(
    ([html, to]) =>
      [...new DOMParser().parseFromString(html!, 'text/html').querySelectorAll('tr')]
        .filter((row) => [...row.children].some((cell) => cell.textContent!.includes(to!)))
        .map((row) => row.querySelector('a')!.getAttribute('href')!),
    [mailbox, address],
  );
  for (const letter of letters.slice(0, most)) {
    const html = await page.request.get(letter).then((answer) => answer.text());
    yield asRead(
      await page.evaluate(
        (text) => new DOMParser().parseFromString(text, 'text/html').querySelector('main')!.textContent,
        html,
      ),
    );
  }
}
