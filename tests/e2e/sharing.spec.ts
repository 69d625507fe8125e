import type { Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { expect, inDutch, inEnglish, say, test } from './fixtures';
import { openShare, share } from './share';

// Article "Collaborating as an intermediary and client": "Sharing works from three locations: Documents, Inbox IN and Inbox OUT."

const foreignToHanna = castId('organisation vastgoed');

const pathOf = async (page: Page) =>
  new URL((await page.getByRole('row').nth(1).getByRole('link').first().getAttribute('href'))!, page.url()).pathname;

for (const [list, where] of [
  ['/documents', {}],
  ['/inbox/in', inEnglish],
  ['/inbox/out', inDutch],
] as const)
  test(
    `from ${list} a document is shared with a colleague, who has it at the next request and loses it again`,
    where,
    async ({ as, look }) => {
      test.setTimeout(120_000);
      const fatima = await as('fatima');
      await fatima.goto(`${list}?organisation=${foreignToHanna}`);
      const path = await pathOf(fatima);
      const hanna = await as('hanna');
      expect((await hanna.goto(path))?.status()).toBe(404);

      await fatima
        .getByRole('row')
        .nth(1)
        .getByRole('button', { name: new RegExp(say('lists.menu', { name: '' }).trim()) })
        .click();
      await fatima.getByRole('menuitem', { name: say('lists.share') }).click();
      await share(fatima, 'Han', /Hanna de Wit/, 'read_only');
      expect((await hanna.goto(path))?.status()).toBe(200);
      await expect(hanna.getByRole('button', { name: say('share.share'), exact: true })).toHaveCount(0);
      await look(hanna);

      await fatima.goto(path);
      await fatima.getByRole('button', { name: say('access.changeFor', { name: 'Hanna de Wit' }) }).click();
      await fatima.getByRole('menuitem', { name: say('access.withdraw') }).click();
      await expect(fatima.getByRole('dialog')).toContainText('Hanna de Wit');
      await look(fatima);
      await fatima
        .getByRole('dialog')
        .getByRole('button', { name: say('access.withdrawConfirm'), exact: true })
        .click();
      await expect(fatima.getByRole('dialog')).toBeHidden();
      expect((await hanna.goto(path))?.status()).toBe(404);
    },
  );

test('the three levels are offered with their meaning; Full access passes on, Can edit does not', async ({
  as,
  look,
}) => {
  test.setTimeout(120_000);
  const fatima = await as('fatima');
  await fatima.goto(`/inbox/in?organisation=${foreignToHanna}&page=2`);
  await fatima.getByRole('row').nth(4).getByRole('link').first().click();
  await fatima.waitForURL(/\/documents\/[0-9a-f-]{36}/);
  const path = new URL(fatima.url()).pathname;
  await openShare(fatima);
  const dialog = fatima.getByRole('dialog');
  for (const level of ['read_only', 'can_edit', 'full_access'] as const)
    await expect(dialog.getByText(say(`accessMeanings.${level}`))).toBeVisible();
  await look(fatima);
  await share(fatima, 'Han', /Hanna de Wit/, 'can_edit');

  const hanna = await as('hanna');
  await hanna.goto(path);
  await hanna.getByLabel(say('document.comment')).fill('Gezien, akkoord wat mij betreft.');
  await hanna.getByRole('button', { name: say('document.addComment') }).click();
  await expect(hanna.getByText('Gezien, akkoord wat mij betreft.')).toBeVisible();
  await expect(hanna.getByRole('button', { name: say('share.share'), exact: true })).toHaveCount(0);
  await look(hanna);
});
