import type { Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { untilAlive } from './alive';
import { counting, type } from './counting';
import { expect, say, test } from './fixtures';
import { openShare, share } from './share';

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

  // "Why has Emma access?": by the group and by name, each with the press that cuts just that path; the other stays (C-28).
  await fatima.goto(path);
  await openShare(fatima);
  await share(fatima, 'Emm', /Emma Prins/, 'read_only');
  await fatima.goto(`${path}/why`);
  await look(fatima);
  await fatima.getByRole('link', { name: 'Emma Prins' }).click();
  await fatima.waitForURL(/\?person=/);
  const paths = fatima.getByRole('list', { name: say('why.titleOf', { name: 'Emma Prins' }) }).getByRole('listitem');
  await expect(paths).toHaveCount(2);
  await look(fatima);
  const byName = paths.filter({ hasText: say('why.ways.self') });
  await byName.getByRole('button', { name: say('why.withdraw') }).click();
  await expect(dialog).toContainText(say('why.withdrawSays', { name: 'Emma Prins' }));
  await look(fatima);
  await dialog.getByRole('button', { name: say('why.withdraw'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(paths).toHaveCount(1);
  await expect(paths).toContainText(name);
  expect((await emma.goto(path))?.status()).toBe(200);

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
  await expect(anna.getByRole('dialog')).toContainText(say('group.staysOther'));
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
  await chris.getByLabel(say('menu.create'), { exact: true }).and(chris.locator('summary')).click();
  await chris.getByRole('link', { name: say('menu.createGroup') }).click();
  await chris.waitForURL('**/groups/create');
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

  // Somebody of a partner does not fit; a basic user makes no partner group, and is told why there, too (C-10).
  await chris.getByRole('button', { name: say('group.add') }).click();
  const add = chris.getByRole('dialog');
  await choose(chris, add.getByRole('combobox', { name: say('group.addWho') }), 'Gijs', /Gijs Bakker/);
  const said = add.getByRole('status').filter({ hasText: say('newGroup.notInside', { name: 'Gijs Bakker' }) });
  await expect(said).toContainText(say('conditions.advanced_user_for_group.missing'));
  await expect(add.getByRole('link')).toHaveCount(0);
  await look(chris);
  await chris.keyboard.press('Backspace');
  await chris.keyboard.press('Backspace');
  await expect(said).toHaveCount(0);

  // Nobody of another environment finds it, not even by its address.
  const gijs = await as('gijs');
  await gijs.goto('/groups?search=Procurement');
  await expect(gijs.getByText(say('groups.noneFound'))).toBeVisible();
  expect((await gijs.goto(new URL(chris.url()).pathname))?.status()).toBe(404);
});

test('somebody of a partner is added to an environment group by way of a partner group with the same people (C-10)', async ({
  as,
  look,
}) => {
  test.setTimeout(120_000);
  const anna = await as('anna');
  await anna.goto('/groups/create');
  const name = `Receivables ${stamp}`;
  await type(anna.getByLabel(say('newGroup.name'), { exact: true }), name);
  await choose(anna, members(anna), 'Emma', /Emma Prins/);
  await anna.getByRole('button', { name: say('newGroup.submit') }).click();
  await expect(anna.getByRole('heading', { level: 1, name })).toBeVisible();

  await anna.getByRole('button', { name: say('group.add') }).click();
  const add = anna.getByRole('dialog');
  await choose(anna, add.getByRole('combobox', { name: say('group.addWho') }), 'Gijs', /Gijs Bakker/);
  await anna.keyboard.press('Tab');
  await look(anna);
  await add.getByRole('link', { name: say('group.makePartner', { name: 'Bakkerij Jansen' }) }).click();
  await anna.waitForURL('**/groups/create?type=partner**');
  await expect(anna.getByRole('radio', { name: new RegExp(say('groups.types.partner')) })).toBeChecked();
  for (const person of [/Emma Prins/, /Gijs Bakker/]) await expect(anna.getByLabel(person).first()).toBeVisible();
  await look(anna);
  await anna.getByLabel(say('newGroup.name'), { exact: true }).fill(`${name} together`);
  await anna.getByRole('button', { name: say('newGroup.submit') }).click();
  await expect(anna.getByRole('heading', { level: 1, name: `${name} together` })).toBeVisible();
  for (const person of ['Emma Prins', 'Gijs Bakker'])
    await expect(anna.getByRole('row', { name: new RegExp(person) })).toBeVisible();
});

test('an Enter in the field of people that is not loaded yet sends nothing', async ({ as }) => {
  const chris = await as('chris');
  await chris.goto('/groups/create');
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await chris.route('**/_next/static/**', async (route) => {
    await released;
    await route.continue();
  });
  let posts = 0;
  chris.on('request', (request) => {
    if (request.method() === 'POST') posts++;
  });
  await members(chris).focus();
  await chris.keyboard.type('Emma');
  await chris.keyboard.press('Enter');
  release();
  await expect(chris.getByRole('option', { name: /Emma Prins/ })).toBeVisible();
  expect(posts).toBe(0);
  await expect(chris.getByText(say('fields.of.name.required'))).toHaveCount(0);
});
