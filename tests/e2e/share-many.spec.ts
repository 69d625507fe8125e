import type { Locator, Page } from '@playwright/test';
import { party, ublOf } from '../e-documents';
import { press } from './by-post';
import { accept, type Company, choosePlan, found, invite, newCompany } from './company';
import { expect, inEnglish, say, test } from './fixtures';
import { button } from './requests';
import { chooseToShare } from './share';

// Many documents shared in one press: everything a list asks for is chosen, progress is seen, and what an interruption left is gone on with.

const documents = 120;
const theirs = 'Coen Collega';
/** Of another organisation: what is shared with that one it owns already. */
const theOthers = 'ANDERS-1';

type Buyer = Pick<Company, 'organisation' | 'legalNumber'>;

async function upload(page: Page, number: string, { organisation, legalNumber }: Buyer): Promise<void> {
  const answer = await page.request.post(`/documents/upload?name=${number}.xml`, {
    data: Buffer.from(ublOf({ number, buyer: party(organisation, legalNumber) })),
    headers: { 'content-type': 'application/octet-stream', origin: new URL(page.url()).origin },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** A second organisation of the company, as its form makes one. */
async function foundAnother(page: Page, { name, legalNumber }: Company): Promise<Buyer> {
  await page.goto('/environment/subscription');
  await choosePlan(page, 'Basic');
  const number = String((Number(legalNumber) + 1) % 1e8).padStart(8, '0');
  const other = { organisation: `${name} Vastgoed BV`, legalNumber: number };
  await press(page.request, {
    at: '/environment/organisations/create',
    button: say('newOrganisation.submit'),
    fields: { name: other.organisation, legalNumber: number },
    window: page,
  });
  return other;
}

/** Chooses all of this page, then everything the list asks for, and opens the share dialogue. */
async function chooseEverything(page: Page, look?: (page: Page) => Promise<void>): Promise<void> {
  const bar = page.getByRole('region', { name: say('lists.actions') });
  await page.getByRole('checkbox', { name: say('lists.chooseAll') }).check();
  await expect(bar).toContainText(say('lists.chosenMany').replace('#', '50'));
  await bar.getByRole('button', { name: say('lists.everything') }).click();
  await expect(bar).toContainText(say('lists.chosenMany').replace('#', String(documents)));
  await look?.(page);
  await bar.getByRole('button', { name: say('lists.share') }).click();
}

const submit = (dialog: Locator) => dialog.getByRole('button', { name: say('share.submit'), exact: true }).click();

test(
  'everything in a list is shared in one press, goes on after an interruption and a reload, and is told once; what was refused is told by name',
  inEnglish,
  async ({ visitor, look }) => {
    test.setTimeout(180_000);
    const company = newCompany();
    const page = await visitor();
    await found(page, company);
    const colleague = await visitor();
    const address = `coen@${company.domain}`;
    await accept(colleague, await invite(page, address), address, theirs);
    const other = await foundAnother(page, company);
    await upload(page, theOthers, other);
    for (let at = 2; at <= documents; at++) await upload(page, `VEEL-${at}`, company);

    await page.goto('/inbox/in');
    await chooseEverything(page, look);
    // Something on the way answers the third post in its own words; until then it waits, so that one sees how far it is.
    let posts = 0;
    let lose = () => {};
    const lost = new Promise<void>((resolve) => {
      lose = resolve;
    });
    await page.route('**/inbox/in', async (route) => {
      if (route.request().method() !== 'POST' || ++posts < 3) return route.continue();
      await lost;
      await route.fulfill({ body: '<h1>Gateway</h1>' });
    });
    const dialog = await chooseToShare(page, 'Coen', new RegExp(theirs), 'read_only');
    await expect(dialog).toContainText(say('share.titleMany', { count: documents }));
    await look(page);
    await submit(dialog);
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    const bar = page.getByRole('progressbar', { name: say('press.going', { done: 100, all: documents }) });
    await expect(bar).toHaveAttribute('aria-valuenow', '100');
    await look(page);
    lose();
    const left = page.getByText(say('press.stopped', { done: 100, all: documents }));
    await expect(left).toBeVisible();
    // Where the closed dialog left the page scrolled, the table's head may lie half under the bar at the top.
    await page.evaluate(() => scrollTo(0, 0));
    await look(page);

    await page.unroute('**/inbox/in');
    await page.reload();
    await expect(left).toBeVisible();
    await button(page, 'press.goOn').click();
    await expect(page.getByText(say('press.done', { done: documents })).first()).toBeVisible();
    await expect(left).toBeHidden();

    await colleague.goto('/notifications');
    const told = say('told.documents_shared', {
      by: 'Petra Proef',
      count: documents,
      access: say('accesses.read_only'),
    });
    await expect(colleague.getByText(told)).toHaveCount(1);
    await colleague.getByText(told).click();
    await colleague.waitForURL('**/inbox/in?shared=yes');
    await expect(colleague.getByRole('row')).toHaveCount(51);

    await page.goto('/inbox/in');
    await chooseEverything(page);
    await submit(await chooseToShare(page, 'Vastgoed', new RegExp(other.organisation), 'can_edit'));
    const refused = page
      .getByRole('alert')
      .filter({ hasText: say('press.notAll', { done: documents - 1, all: documents, refused: 1 }) });
    await expect(refused).toContainText(say('refusals.share_owner', { name: other.organisation }));
    await expect(refused.getByRole('listitem')).toHaveText([theOthers]);
    await look(page);
    await refused.getByRole('button', { name: say('press.close'), exact: true }).click();
    await expect(refused).toBeHidden();
  },
);
