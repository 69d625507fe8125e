import type { Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { counting, type } from './counting';
import { expect, say, test } from './fixtures';
import { untilAlive } from './walk';

// Article "Create and manage groups"; and of "Collaborating as an intermediary and client": "Groups as a permissions model".

const vastgoed = castId('organisation vastgoed');
const stamp = `${Date.now()}`.slice(-6);
const members = (page: Page) => page.getByRole('combobox', { name: say('newGroup.members') });

/** Types into the field of people and takes the first that fits, by Enter. */
async function choose(page: Page, field: ReturnType<Page['getByRole']>, part: string, name: RegExp): Promise<void> {
  await type(field, part);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(name).first()).toBeVisible();
}

const documentsOf = async (page: Page, count: number): Promise<string[]> => {
  await page.goto(`/inbox/in?organisation=${vastgoed}&page=2`);
  const links = page.locator('[data-row-link]');
  const paths = await links.evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
  return paths.slice(-count);
};

test('the finance team of client X as permission model: made, given a document, joined and left (T13; J-14, J-17, J-18)', async ({
  as,
  look,
}) => {
  test.setTimeout(240_000);
  const name = `Finance team Client X ${stamp}`;
  const anna = await as('anna');
  const emma = await as('emma');
  const fatima = await as('fatima');
  await fatima.goto('/inbox/in');
  const [path, other] = (await documentsOf(fatima, 2)) as [string, string];
  for (const one of [path, other]) expect((await emma.goto(one))?.status()).toBe(404);

  // J-17: "Go to Groups in the side menu", "Create group", type, name, members of both, Save.
  await untilAlive(anna);
  const presses = await counting(anna);
  await anna.getByRole('link', { name: say('menu.groups'), exact: true }).click();
  await anna
    .getByRole('link', { name: say('groups.create') })
    .first()
    .click();
  await anna.waitForURL('**/groups/create');
  await untilAlive(anna);
  await type(anna.getByLabel(say('newGroup.name'), { exact: true }), name);
  await choose(anna, members(anna), 'Emma', /Emma Prins/);
  await choose(anna, members(anna), 'Dewi', /Dewi Santoso/);
  await choose(anna, members(anna), 'Gijs', /Gijs Bakker/);
  const offer = anna.getByRole('button', { name: say('newGroup.makePartner', { name: 'Bakkerij Jansen' }) });
  await expect(offer).toBeVisible();
  await anna.keyboard.press('Tab');
  await look(anna);
  await offer.click();
  await expect(anna.getByRole('radio', { name: new RegExp(say('groups.types.partner')) })).toBeChecked();
  await expect(offer).toHaveCount(0);
  await look(anna);
  await anna.getByRole('button', { name: say('newGroup.submit') }).click();
  await expect(anna.getByRole('heading', { level: 1, name })).toBeVisible();
  expect(presses.clicks).toBeLessThanOrEqual(7);
  const groupPath = new URL(anna.url()).pathname;
  await look(anna);

  // J-14: shared with the group as "Can edit", from the document.
  await fatima.goto(path);
  await untilAlive(fatima);
  const sharing = await counting(fatima);
  await fatima
    .getByRole('button', { name: say('share.share'), exact: true })
    .first()
    .click();
  const dialog = fatima.getByRole('dialog');
  await type(dialog.getByRole('combobox', { name: say('share.recipients') }), 'Cli');
  const option = fatima.getByRole('option', { name: new RegExp(name) });
  await expect(option).toContainText(say('groups.types.partner'));
  await option.click();
  await fatima.keyboard.press('Tab');
  await look(fatima);
  await dialog.getByRole('radio', { name: say('accesses.can_edit') }).check();
  await dialog.getByRole('button', { name: say('share.submit'), exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(sharing.clicks).toBeLessThanOrEqual(4);
  expect(sharing.text).toBe(3);

  // "A user who is in no organisation but in the group opens the documents shared with the group", and nothing else.
  expect((await emma.goto(path))?.status()).toBe(200);
  await look(emma);
  expect((await emma.goto(other))?.status()).toBe(404);
  await emma.goto('/groups');
  await expect(emma.getByRole('link', { name })).toBeVisible();
  await look(emma);

  // J-18: "Add member"; what it gives is said before, and is there at once.
  const chris = await as('chris');
  expect((await chris.goto(path))?.status()).toBe(404);
  await anna.goto(groupPath);
  await untilAlive(anna);
  const adding = await counting(anna);
  await anna.getByRole('button', { name: say('group.add') }).click();
  const add = anna.getByRole('dialog');
  await expect(add).toContainText(say('groups.counts.documents', { count: 1 }));
  await choose(anna, add.getByRole('combobox', { name: say('group.addWho') }), 'Chris', /Chris Mol/);
  await anna.keyboard.press('Tab');
  await look(anna);
  await add.getByRole('button', { name: say('group.addSubmit'), exact: true }).click();
  await expect(add).toBeHidden();
  expect(adding.clicks).toBeLessThanOrEqual(3);
  expect((await chris.goto(path))?.status()).toBe(200);

  // "Why has Chris access?": by the group, with the press that cuts just that path.
  await fatima.goto(`${path}/why`);
  await look(fatima);
  await fatima.getByRole('link', { name: 'Emma Prins' }).click();
  await fatima.waitForURL(/\?person=/);
  await expect(fatima.getByRole('list', { name: say('why.titleOf', { name: 'Emma Prins' }) })).toContainText(name);
  await look(fatima);

  // "Remove member": gone at the next request; the others keep it.
  await anna.getByRole('button', { name: say('group.remove', { name: 'Emma Prins' }) }).click();
  await expect(anna.getByRole('dialog')).toContainText(say('groups.counts.documents', { count: 1 }));
  await look(anna);
  await anna
    .getByRole('dialog')
    .getByRole('button', { name: say('group.removeConfirm'), exact: true })
    .click();
  await expect(anna.getByRole('dialog')).toBeHidden();
  expect((await emma.goto(path))?.status()).toBe(404);
  expect((await chris.goto(path))?.status()).toBe(200);

  // Deleted, after a preview: in no list any more, and what was shared with it has ended.
  await anna.getByRole('button', { name: say('group.delete'), exact: true }).click();
  await expect(anna.getByRole('dialog')).toContainText(say('group.staysRunning', { count: 0 }));
  await look(anna);
  await anna
    .getByRole('dialog')
    .getByRole('button', { name: say('group.delete'), exact: true })
    .click();
  await anna.waitForURL(/\/groups\?deleted=/);
  await expect(anna.getByText(say('groups.deleted', { name }))).toBeVisible();
  await expect(anna.getByRole('link', { name })).toHaveCount(0);
  expect((await chris.goto(path))?.status()).toBe(404);
  expect((await anna.goto(groupPath))?.status()).toBe(404);
});

test('a basic user makes an environment group; the partner type is closed and says why; the + button leads there too', async ({
  as,
  look,
}) => {
  test.setTimeout(120_000);
  const chris = await as('chris');
  await untilAlive(chris);
  await chris.getByLabel(say('menu.create'), { exact: true }).and(chris.locator('summary')).click();
  await chris.getByRole('link', { name: say('menu.createGroup') }).click();
  await chris.waitForURL('**/groups/create');
  await untilAlive(chris);
  await expect(chris.getByRole('radio', { name: new RegExp(say('groups.types.partner')) })).toBeDisabled();
  await expect(chris.getByText(say('conditions.advanced_user_for_group.missing')).first()).toBeVisible();
  await look(chris);

  await chris.getByRole('button', { name: say('newGroup.submit') }).click();
  await expect(chris.getByText(say('fields.of.name.required')).first()).toBeVisible();
  await look(chris);
  const name = `Procurement ${stamp}`;
  await chris.getByLabel(say('newGroup.name'), { exact: true }).fill(name);
  await choose(chris, members(chris), 'Gijs', /Gijs Bakker/);
  await expect(chris.getByText(say('newGroup.notInside', { name: 'Gijs Bakker' }))).toBeVisible();
  await chris.keyboard.press('Backspace');
  await chris.keyboard.press('Backspace');
  await expect(chris.getByText(say('newGroup.notInside', { name: 'Gijs Bakker' }))).toHaveCount(0);
  await chris.getByRole('button', { name: say('newGroup.submit') }).click();
  await expect(chris.getByRole('heading', { level: 1, name })).toBeVisible();

  await chris.getByLabel(say('newGroup.name'), { exact: true }).fill(`${name} renamed`);
  await chris.getByRole('button', { name: say('group.save'), exact: true }).click();
  await expect(chris.getByRole('heading', { level: 1, name: `${name} renamed` })).toBeVisible();

  // Nobody of another environment finds it, not even by its address.
  const gijs = await as('gijs');
  await gijs.goto('/groups?search=Procurement');
  await expect(gijs.getByText(say('groups.noneFound'))).toBeVisible();
  expect((await gijs.goto(new URL(chris.url()).pathname))?.status()).toBe(404);
});
