import type { Page } from '@playwright/test';
import { untilAlive } from './alive';
import { press } from './by-post';
import { found, newCompany } from './company';
import { counting, type } from './counting';
import { assign, begin, designer, nameOf, publish, publishWord, step } from './designing';
import { expect, inEnglish, say, test } from './fixtures';
import { outcomeOf, receipt, uploadByButton } from './uploads';

// The Workflow Engine, an add-on: workflows built from steps, published in versions, started on a document (E-072 to E-075, C-37, J-23).

/** Says that everything is saved, and is gone as soon as something is typed. */
const saved = (page: Page) => page.getByText(designer('savedAt', { name: '' }).trim());

/** A company of its own with the add-on; its administrator is Petra. */
async function withEngine(page: Page): Promise<void> {
  await found(page, newCompany());
  await page.goto('/environment/subscription');
  await page.getByRole('radio', { name: /^Professional/ }).check();
  await page.getByRole('checkbox', { name: new RegExp(say('subscription.addOn')) }).check();
  await page.getByRole('button', { name: say('subscription.save'), exact: true }).click();
  await expect(page.getByText(say('done.subscription_changed')).first()).toBeVisible();
}

test('J-23 a workflow in two steps, all members must act in the second: from the empty list to published, in at most 12 clicks', async ({
  visitor,
  look,
}) => {
  test.setTimeout(240_000);
  const page = await visitor();
  await withEngine(page);
  const group = { name: 'Finance team' };
  await press(page.request, { at: '/groups/create', button: say('newGroup.submit'), fields: group, window: page });

  await page.goto('/workflows');
  await expect(page.getByText(say('workflows.emptyTitle'))).toBeVisible();
  for (const template of ['two_eyes', 'everybody', 'client', 'empty'])
    await expect(page.getByRole('link', { name: say(`newWorkflow.templates.${template}.name`) })).toBeVisible();
  await look(page);

  await untilAlive(page);
  const presses = await counting(page);
  await page.getByRole('link', { name: say('workflows.create'), exact: true }).click();
  await page.waitForURL('**/workflows/create');
  await page.getByRole('radio', { name: new RegExp(`^${say('newWorkflow.templates.empty.name')}`) }).check();
  await type(page.getByLabel(say('newWorkflow.name'), { exact: true }), 'Two steps');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/workflows\/[0-9a-f-]{36}$/);
  await assign(step(page, 1), 'Petra', /Petra Proef/);
  await page.getByRole('button', { name: designer('addTask'), exact: true }).click();
  await expect(nameOf(step(page, 2))).toBeFocused();
  await page.keyboard.type('Payment');
  await assign(step(page, 2), 'Fin', /Finance team/);
  await step(page, 2)
    .getByRole('radio', { name: new RegExp(`^${say('workflow.modes.all_must_act')}`) })
    .check();
  await publish(page, 1);
  console.log(`  J-23: ${presses.clicks} clicks`);
  expect(presses.clicks).toBeLessThanOrEqual(12);
  expect(presses.clicks).toBeGreaterThan(6);

  // It is what was built, for who comes later.
  await page.reload();
  await expect(nameOf(step(page, 2))).toHaveValue('Payment');
  await expect(step(page, 2).getByRole('radio', { name: say('workflow.modes.all_must_act') })).toBeChecked();
  await expect(step(page, 1).getByRole('radio', { name: say('workflow.modes.one_sufficient') })).toBeChecked();
  await expect(page.getByText(say('workflow.version', { number: 1 })).first()).toBeVisible();
  await look(page);
  await page.goto('/workflows');
  await expect(page.getByRole('row', { name: /Two steps/ })).toContainText(say('workflows.byHand'));
  await look(page);
});

test('a template says what it still needs, a check fits its field, and nothing is published before all is there', async ({
  visitor,
  look,
}) => {
  test.setTimeout(240_000);
  const page = await visitor();
  await withEngine(page);
  await page.goto('/workflows/create');
  await expect(
    page.getByText(say('newWorkflow.needs', { what: say('newWorkflow.templates.two_eyes.needs') })),
  ).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: say('newWorkflow.submit') }).click();
  await expect(page.getByText(say('fields.of.name.required')).first()).toBeVisible();
  await begin(page, 'two_eyes', 'Purchase invoices');

  // Blocked with the list; each line leads to its step.
  await expect(page.getByText(designer('problems'), { exact: true })).toBeVisible();
  const problem = page.getByRole('listitem').filter({ hasText: say('workflowProblems.no_assignee') });
  await expect(problem.getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('button', { name: publishWord(1) })).toHaveAttribute('aria-disabled', 'true');
  await look(page);
  await problem.getByRole('link').last().press('Enter');
  await expect(nameOf(step(page, 3))).toBeFocused();

  await assign(step(page, 1), 'Petra', /Petra Proef/);
  const administrators = say('workflow.roles.environment_administrator');
  await assign(step(page, 3), administrators, new RegExp(administrators));
  await expect(problem).toHaveCount(0);

  // A day is compared as a day, an amount as people write it; a half-filled question cannot be saved.
  const check = step(page, 2);
  const value = check.getByLabel(designer('value'));
  await value.fill('1.250,50');
  await value.blur();
  await expect(value).toHaveValue('1250.50');
  await value.fill('much');
  await expect(check.getByText(say('workflowProblems.no_value'))).toBeVisible();
  await expect(page.getByRole('button', { name: designer('save') })).toHaveAttribute('aria-disabled', 'true');
  await look(page);
  await check.getByLabel(designer('field')).selectOption('dueDate');
  await check.getByLabel(designer('operator')).selectOption({ label: say('workflowOperators.dates.more_than') });
  await value.fill('2026-12-31');
  await check.getByRole('button', { name: designer('addTest') }).click();
  await expect(check.getByRole('group', { name: designer('ask') })).toBeVisible();
  await check.getByRole('radio', { name: designer('any') }).check();
  await look(page);
  await publish(page, 1);
  await expect(page.getByRole('button', { name: publishWord(2) })).toHaveAttribute('aria-disabled', 'true');

  // A next version is a draft beside what is published; what was published stays to be read.
  await nameOf(step(page, 1)).fill('Bookkeeper');
  await page.getByRole('button', { name: designer('save') }).click();
  await expect(page.getByText(say('workflow.draft'), { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: say('workflow.version', { number: 1 }) }).click();
  await expect(page.getByText(say('workflow.oldTitle', { number: 1 }))).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'Bookkeeper' })).toHaveCount(0);
  await look(page);
  await page.getByRole('link', { name: say('workflow.toNewest') }).click();
  await expect(nameOf(step(page, 1))).toHaveValue('Bookkeeper');

  await page.getByRole('button', { name: say('workflow.pause'), exact: true }).click();
  await expect(page.getByRole('button', { name: say('workflow.resume') })).toBeVisible();
  await look(page);

  // Without the add-on it is said, with who can add it; what was made is read, and nothing is changed (C-37).
  await page.goto('/environment/subscription');
  await page.getByRole('checkbox', { name: new RegExp(say('subscription.addOn')) }).uncheck();
  await page.getByRole('button', { name: say('subscription.save'), exact: true }).click();
  await expect(page.getByText(say('done.subscription_changed')).first()).toBeVisible();
  await page.goto('/workflows');
  await expect(page.getByText(say('conditions.workflow_engine.missing')).first()).toBeVisible();
  await expect(page.getByRole('button', { name: say('workflows.create') })).toHaveAttribute('aria-disabled', 'true');
  await look(page);
  await page.getByRole('link', { name: 'Purchase invoices' }).click();
  await expect(page.getByRole('heading', { level: 3, name: 'Bookkeeper' })).toBeVisible();
  await expect(page.getByRole('button', { name: designer('save') })).toHaveCount(0);
  await look(page);
  await page.goto('/workflows/create');
  await expect(page.getByText(say('conditions.workflow_engine.missing'))).toBeVisible();
  await look(page);
});

test('steps move by key with the focus in them and come back when removed; what is typed is kept by leaving; two who save are told', async ({
  visitor,
  look,
}) => {
  test.setTimeout(240_000);
  const page = await visitor();
  await withEngine(page);
  await begin(page, 'client', 'Clients');
  const first = nameOf(step(page, 1));
  const check = say('newWorkflow.steps.check');
  const client = say('newWorkflow.steps.client');
  await first.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(nameOf(step(page, 2))).toHaveValue(check);
  await expect(nameOf(step(page, 2))).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: designer('moved', { name: '2' }) })).toBeAttached();
  // A rejection would lead down now: said at once.
  await expect(step(page, 1).getByText(say('workflowProblems.leads_down'))).toBeVisible();
  await step(page, 2)
    .getByRole('button', { name: designer('up', { name: '2' }) })
    .click();
  await expect(nameOf(step(page, 1))).toHaveValue(check);
  const up = step(page, 1).getByRole('button', { name: designer('up', { name: '1' }) });
  await expect(up).toBeFocused();
  await expect(up).toHaveAttribute('aria-disabled', 'true');

  await step(page, 2)
    .getByRole('button', { name: designer('remove', { name: '2' }) })
    .click();
  await expect(step(page, 2)).toHaveCount(0);
  await page.getByRole('button', { name: say('parts.undo') }).click();
  await expect(nameOf(step(page, 2))).toHaveValue(client);

  // Followed by a link, it is saved on the way.
  await nameOf(step(page, 1)).fill('Ours');
  await page
    .getByRole('link', { name: say('workflows.title'), exact: true })
    .first()
    .click();
  await page.waitForURL('**/workflows');
  await expect(page.getByRole('row', { name: /Clients/ })).toContainText('Ours');
  await page.getByRole('link', { name: 'Clients' }).click();
  await page.waitForURL(/\/workflows\/[0-9a-f-]{36}$/);

  // In a second window of hers somebody else saves first: nothing is overwritten unseen, and hers stays.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await nameOf(step(other, 1)).fill('Theirs');
  await other.getByRole('button', { name: designer('save') }).click();
  await expect(saved(other)).toBeVisible();
  await nameOf(step(page, 1)).fill('Mine');
  await page.getByRole('button', { name: designer('save') }).click();
  await expect(page.getByText(designer('conflict', { name: 'Petra Proef' }))).toBeVisible();
  await expect(nameOf(step(page, 1))).toHaveValue('Mine');
  await look(page);
  await page.getByRole('button', { name: designer('takeTheirs') }).click();
  await expect(nameOf(step(page, 1))).toHaveValue('Theirs');
  await nameOf(step(other, 1)).fill('Theirs again');
  await other.getByRole('button', { name: designer('save') }).click();
  await expect(saved(other)).toBeVisible();
  await nameOf(step(page, 1)).fill('Mine after all');
  await page.getByRole('button', { name: designer('save') }).click();
  await page.getByRole('button', { name: designer('keepMine') }).click();
  await expect(saved(page)).toBeVisible();
  await expect(page.getByRole('button', { name: designer('keepMine') })).toHaveCount(0);
  await page.reload();
  await expect(nameOf(step(page, 1))).toHaveValue('Mine after all');
  await other.close();
});

/** Uploads a picture of a receipt to Documents, in the only organisation. */
async function upload(page: Page, name: string): Promise<void> {
  await page.goto('/documents');
  await uploadByButton(page, [receipt(name)]);
  const placing = page.getByRole('dialog', { name: say('upload.placeTitle') });
  await placing.getByRole('button', { name: say('upload.place') }).click();
  await expect(placing).toBeHidden();
  await expect(outcomeOf(page, name).getByRole('link', { name: say('upload.open'), exact: true })).toBeVisible();
}

test('started by hand from a document and from a list, by their menus; then it is running, and the menu says so (E-075, O18)', async ({
  visitor,
  look,
}) => {
  test.setTimeout(240_000);
  const page = await visitor();
  await withEngine(page);
  await upload(page, 'receipt.png');
  await outcomeOf(page, 'receipt.png')
    .getByRole('link', { name: say('upload.open'), exact: true })
    .click();
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  const menu = page.getByRole('button', { name: say('document.more'), exact: true });
  const item = page.getByRole('menuitem', { name: say('workflow.start') });
  await untilAlive(page);
  await menu.click();
  await expect(item).toContainText(say('workflow.startNone'));
  await expect(item).toHaveAttribute('aria-disabled', 'true');
  await look(page);

  await begin(page, 'empty', 'By hand');
  await assign(step(page, 1), 'Petra', /Petra Proef/);
  await publish(page, 1);
  await page.goto(path);
  await menu.click();
  await item.click();
  const dialog = page.getByRole('dialog', { name: say('workflow.startTitle') });
  await expect(dialog.getByLabel(say('workflow.startWhich'))).toContainText('By hand');
  await look(page);
  await dialog.getByRole('button', { name: say('workflow.startConfirm'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(say('statuses.under_review')).first()).toBeVisible();
  await untilAlive(page);
  await menu.click();
  await expect(item).toContainText(say('conditions.not_running.missing'));
  await look(page);

  // From the list: those that are chosen, of which one runs already.
  await upload(page, 'second.png');
  await page.goto('/documents');
  await page.getByRole('checkbox', { name: say('lists.chooseAll') }).check();
  await page
    .getByRole('region', { name: say('lists.actions') })
    .getByRole('button', { name: say('workflow.start') })
    .click();
  await expect(dialog).toContainText(say('workflow.startBodyMany', { count: 2 }));
  await look(page);
  await dialog.getByRole('button', { name: say('workflow.startConfirm'), exact: true }).click();
  await expect(dialog).toBeHidden();
  const started = say('done.workflow_started', { done: 1, otherwise: 0, refused: 1 });
  await expect(page.getByText(started).first()).toBeVisible();
  // Of one that runs, the dialog says so.
  await page
    .getByRole('row', { name: /second\.png/ })
    .getByRole('button', { name: /second\.png/ })
    .click();
  await page.getByRole('menuitem', { name: say('workflow.start') }).click();
  await expect(dialog.getByText(say('conditions.not_running.missing'))).toBeVisible();
  await look(page);
  await page.keyboard.press('Escape');
  await page.goto('/workflows');
  await expect(page.getByRole('row', { name: /By hand/ })).toContainText(say('workflows.runningCount', { count: 2 }));
});

test('for administrators and workflow administrators alone', inEnglish, async ({ as, look }) => {
  const page = await as('chris');
  for (const path of ['/workflows', '/workflows/create']) {
    expect((await page.goto(path))?.status(), path).toBe(403);
    await expect(page.getByText('Anna de Boer').first()).toBeVisible();
  }
  await look(page);
});
