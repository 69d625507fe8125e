import type { Locator, Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { untilAlive } from './alive';
import { press } from './by-post';
import { counting, type } from './counting';
import { assign, begin, publish, step } from './designing';
import { expect, inEnglish, say, test } from './fixtures';
import { inMenu } from './menu';

// "Cross-environment task delegation" of the article "Collaborating as an intermediary and client", and what one does with tasks.

const rowOf = (page: Page, number: string): Locator =>
  page.getByRole('table', { name: say('tasks.table') }).getByRole('row', { name: new RegExp(number) });
const button = (page: Page, key: string): Locator => page.getByRole('button', { name: say(key), exact: true });
const inDialog = (page: Page, key: string): Locator =>
  page.getByRole('dialog').getByRole('button', { name: say(key), exact: true });
/** How many tasks the menu says wait; the number itself is for the eye, its words for the ear. */
const waiting = async (page: Page): Promise<number> => {
  const count = inMenu(page, 'menu.tasks').locator('[aria-hidden=true]').last();
  return Number((await count.textContent()) || 0);
};

/** An invoice of De Boer's own in Inbox IN that nobody has taken up yet, from the end of the list; opens it, answers its number. */
async function openUntouched(page: Page): Promise<string> {
  await page.goto(`/inbox/in?status=received&type=invoice&organisation=${castId('organisation deboer')}`);
  await page.goto((await page.locator('[data-row-link]').last().getAttribute('href'))!);
  return (await page.getByRole('heading', { level: 1 }).textContent())!;
}

/** Starts a workflow by hand for the document that is open (E-075). */
async function startWorkflow(page: Page, name: string): Promise<void> {
  await button(page, 'document.more').click();
  await page.getByRole('menuitem', { name: say('workflow.start') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('workflow.startWhich')).selectOption({ label: name });
  await dialog.getByRole('button', { name: say('workflow.startConfirm'), exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Approves what is open, on the page of the task or of its document. */
async function approve(page: Page): Promise<void> {
  await button(page, 'tasks.approve').click();
  await inDialog(page, 'tasks.acts.approve.confirm').click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Adds somebody to the group that is open, by the dialog. */
async function addMember(page: Page, part: string, name: RegExp): Promise<void> {
  await page
    .getByRole('button', { name: say('group.add'), exact: true })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await type(dialog.getByRole('combobox', { name: say('group.addWho') }), part);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel(name).first()).toBeVisible();
  await dialog.getByRole('button', { name: say('group.addSubmit'), exact: true }).click();
  await expect(dialog).toBeHidden();
}

const historyOf = (page: Page): Locator => page.getByRole('list', { name: say('document.history') });

/** What is said of a decision, whichever the document. */
const saidOf = (done: string) => new RegExp(say(`done.${done}`, { document: '…' }).replace('…', '\\S+'));

test('the intermediary receives the invoice, performs an initial check and delegates the approval to the client, who sees it in their own environment (T10, J-20)', async ({
  as,
  look,
}) => {
  test.setTimeout(240_000);
  const chris = await as('chris');
  const bram = await as('bram');
  const hanna = await as('hanna');

  // The intermediary receives the invoice and performs the initial check.
  const number = await openUntouched(chris);
  const documentPath = new URL(chris.url()).pathname;
  await startWorkflow(chris, 'Purchase invoices');
  await expect(chris.getByText(say('statuses.under_review')).first()).toBeVisible();
  await look(chris);
  const approvals = chris.getByRole('link', { name: 'Approval', exact: true });
  for (let checks = 0; checks < 2 && !(await approvals.isVisible()); checks++) {
    await approve(chris);
    await expect(chris.getByText(saidOf('task_approved')).first()).toBeVisible();
    await chris.reload();
  }
  await expect(approvals).toBeVisible();
  expect((await hanna.goto(documentPath))?.status()).toBe(404);

  // J-20: he delegates the approval task to the client.
  const before = await waiting(hanna);
  await bram.goto('/tasks?tab=mine');
  const presses = await counting(bram);
  await rowOf(bram, number).getByRole('link').click();
  await expect(bram.getByRole('heading', { level: 1 })).toContainText(number);
  const taskPath = new URL(bram.url()).pathname;
  await look(bram);
  await button(bram, 'tasks.delegate').click();
  const whom = bram.getByRole('combobox', { name: say('tasks.delegateTo') });
  await expect(whom).toBeFocused();
  await bram.keyboard.type('Hanna');
  await expect(bram.getByRole('option', { name: /Hanna de Wit/ })).toBeVisible();
  await look(bram);
  await bram.keyboard.press('Enter');
  await inDialog(bram, 'tasks.acts.delegate.confirm').click();
  await expect(
    bram.getByText(say('done.task_delegated', { name: 'Hanna de Wit' }), { exact: true }).first(),
  ).toBeVisible();
  expect(presses.clicks).toBeGreaterThan(1);
  expect(presses.clicks).toBeLessThanOrEqual(4);
  await bram.goto('/tasks?tab=delegated');
  await expect(rowOf(bram, number)).toContainText('Hanna de Wit');
  await look(bram);

  // She sees it in her own environment, reads that one document, and delegates back.
  await hanna.goto('/tasks');
  expect(await waiting(hanna)).toBe(before + 1);
  await untilAlive(hanna);
  const hers = await counting(hanna);
  await rowOf(hanna, number).getByRole('link').click();
  await expect(hanna.getByRole('heading', { level: 1 })).toContainText(number);
  await look(hanna);
  await button(hanna, 'tasks.back').click();
  await inDialog(hanna, 'tasks.acts.back.confirm').click();
  await expect(hanna.getByText(say('done.task_delegated_back'), { exact: true }).first()).toBeVisible();
  expect(hers.clicks).toBeGreaterThan(1);
  expect(hers.clicks).toBeLessThanOrEqual(4);
  expect((await hanna.goto(documentPath))?.status()).toBe(404);

  // All of it stands in the history, newest first.
  await bram.goto(documentPath);
  const hannaThere = say('history.fromEnvironment', { name: 'Hanna de Wit', environment: 'Bakkerij Jansen' });
  const lines = [
    say('history.task.delegateBack', { actor: hannaThere, step: 'Approval', people: 'Bram Vos' }),
    say('history.task.delegate', { actor: 'Bram Vos', step: 'Approval', people: 'Hanna de Wit' }),
    say('history.task.opened', { step: 'Approval', people: 'Bram Vos' }),
    say('history.taskApproved', { actor: 'Chris Mol', step: 'First check' }),
  ];
  const told = await historyOf(bram).getByRole('listitem').allTextContents();
  expect(told.slice(0, 4)).toEqual(lines.map((line) => expect.stringContaining(line)));

  // Once more, and now the client approves: on two sessions at once, the firm's page says so with the next request.
  await bram.goto(taskPath);
  await button(bram, 'tasks.delegate').click();
  await expect(whom).toBeFocused();
  await bram.keyboard.type('Hanna');
  await expect(bram.getByRole('option', { name: /Hanna de Wit/ })).toBeVisible();
  await bram.keyboard.press('Enter');
  await inDialog(bram, 'tasks.acts.delegate.confirm').click();
  await expect(
    bram.getByText(say('done.task_delegated', { name: 'Hanna de Wit' }), { exact: true }).first(),
  ).toBeVisible();
  await hanna.goto(taskPath);
  await approve(hanna);
  await expect(hanna.getByText(saidOf('task_approved')).first()).toBeVisible();
  await bram.goto(documentPath);
  await expect(bram.getByText(say('statuses.approved_for_payment')).first()).toBeVisible();
  await expect(button(bram, 'tasks.approve')).toHaveCount(0);

  // She keeps her receipt; the document is closed to her again. The trail stands in the logs of both environments.
  expect((await hanna.goto(documentPath))?.status()).toBe(404);
  await hanna.goto('/tasks?tab=done');
  await expect(rowOf(hanna, number).first()).toContainText(say('tasks.verdicts.approved'));
  await look(hanna);
  await hanna.goto(taskPath);
  await expect(hanna.getByText(number).first()).toBeVisible();
  await look(hanna);
  for (const who of ['anna', 'fatima']) {
    const administrator = await as(who);
    await administrator.goto('/environment/audit');
    const log = administrator.getByRole('table', { name: say('auditLog.table') });
    for (const action of ['decide', 'delegate', 'delegateBack'])
      await expect(
        log
          .getByRole('row', { name: new RegExp(number) })
          .getByText(say(`auditActions.task.${action}`))
          .first(),
      ).toBeVisible();
  }
});

test('approving the oldest task by keys alone: g t, a, Enter (J-19)', inEnglish, async ({ as }) => {
  const page = await as('emma');
  const before = await waiting(page);
  expect(before).toBeGreaterThan(0);
  const presses = await counting(page);
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.waitForURL('**/tasks');
  const first = page.locator('[data-row-link]').first();
  await expect(first).toBeVisible();
  const path = await first.getAttribute('href');
  await untilAlive(page);
  await page.keyboard.press('a');
  await expect(inDialog(page, 'tasks.acts.approve.confirm')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(saidOf('task_approved')).first()).toBeVisible();
  expect(presses).toMatchObject({ clicks: 0, text: 0 });
  expect(presses.keys).toBe(4);
  await expect(page.locator(`[data-row-link][href="${path}"]`)).toHaveCount(0);
  await page.reload();
  expect(await waiting(page)).toBe(before - 1);
});

test('rejecting asks why; who comes too late is told who was first, and nothing is lost (W06, C-48)', async ({
  as,
  look,
}) => {
  test.setTimeout(120_000);
  const chris = await as('chris');
  const dewi = await as('dewi');
  const number = await openUntouched(chris);
  await startWorkflow(chris, 'Purchase invoices');
  await chris.goto('/tasks?tab=groups');
  await dewi.goto('/tasks?tab=groups');
  await rowOf(dewi, number).getByRole('link').click();
  await button(dewi, 'tasks.reject').click();
  await inDialog(dewi, 'tasks.acts.reject.confirm').click();
  await expect(dewi.getByRole('dialog').getByText(say('fields.why_rejected')).first()).toBeVisible();
  await look(dewi);
  await dewi.getByLabel(say('tasks.reason')).fill('Dubbel');

  // Meanwhile Chris, in the list, rejects it first.
  await rowOf(chris, number)
    .getByRole('button', { name: say('tasks.rejectOne', { document: number }) })
    .click();
  await chris.getByLabel(say('tasks.reason')).fill('Verkeerd bedrag');
  await inDialog(chris, 'tasks.acts.reject.confirm').click();
  await expect(chris.getByText(saidOf('task_rejected')).first()).toBeVisible();
  await expect(rowOf(chris, number)).toHaveCount(0);

  await inDialog(dewi, 'tasks.acts.reject.confirm').click();
  await expect(dewi.getByRole('dialog')).toContainText(say('refusals.task_rejected', { name: 'Chris Mol' }));
  await expect(dewi.getByLabel(say('tasks.reason'))).toHaveValue('Dubbel');
  await look(dewi);
});

/** Reads the page anew; answers after how many milliseconds it shows this. */
async function reloaded(page: Page, shown: Locator): Promise<number> {
  const asked = Date.now();
  await page.reload({ waitUntil: 'commit' });
  await expect(shown).toBeVisible();
  return Date.now() - asked;
}

test('a group in a running workflow: who is added has its tasks at once, and they stay when the group is deleted (T14, J-18)', async ({
  as,
  look,
}) => {
  test.setTimeout(240_000);
  const stamp = `${Date.now()}`.slice(-6);
  const group = `Invoice checkers ${stamp}`;
  const anna = await as('anna');
  const emma = await as('emma');
  const fields = { name: group };
  await press(anna.request, { at: '/groups/create', button: say('newGroup.submit'), fields, window: anna });
  await anna.goto('/groups');
  await anna.getByRole('link', { name: group }).click();
  await expect(anna.getByRole('heading', { level: 1, name: group })).toBeVisible();
  const groupPath = new URL(anna.url()).pathname;
  await addMember(anna, 'Chris', /Chris Mol/);
  await begin(anna, 'empty', `Checked together ${stamp}`);
  await assign(step(anna, 1), stamp, new RegExp(group));
  await publish(anna, 1);
  const number = await openUntouched(anna);
  await untilAlive(anna);
  await startWorkflow(anna, `Checked together ${stamp}`);
  await emma.goto('/tasks?tab=groups');
  await expect(rowOf(emma, number)).toHaveCount(0);
  // A machine that is busy with other things needs longer for every page: then twice as long as for the list without it.
  const usual = await reloaded(emma, emma.getByRole('heading', { level: 1 }));

  // "When you add a user to a group that is used in a running workflow, that user immediately receives the tasks."
  await anna.goto(groupPath);
  const presses = await counting(anna);
  await addMember(anna, 'Emma', /Emma Prins/);
  expect(presses.clicks).toBeLessThanOrEqual(3);
  const most = Math.max(1000, 2 * usual);
  const took = [await reloaded(emma, rowOf(emma, number))];
  // What the machine does beside is none of the portal's: of three the quickest counts.
  while (took.length < 3 && Math.min(...took) > most) took.push(await reloaded(emma, rowOf(emma, number)));
  console.log(`  J-18: ${presses.clicks} clicks; the task is there ${took.join(', ')} ms after the reload`);
  expect(Math.min(...took)).toBeLessThanOrEqual(most);
  await look(emma);

  // "If you delete a group that is used in a running workflow, the tasks remain with the current group members."
  await button(anna, 'group.delete').click();
  const dialog = anna.getByRole('dialog');
  await expect(dialog).toContainText(say('group.staysRunning', { count: 1 }));
  await look(anna);
  await dialog.getByRole('button', { name: say('group.delete'), exact: true }).click();
  await anna.waitForURL(/\/groups\?deleted=/);
  // It is theirs by name from now on.
  await emma.goto('/tasks?tab=mine');
  await rowOf(emma, number).getByRole('link').click();
  await expect(emma.getByRole('heading', { level: 1 })).toContainText(number);
  await approve(emma);
  await expect(emma.getByText(saidOf('task_approved')).first()).toBeVisible();
});

test('who looks after workflows restarts one and says why; it begins at the first step again, and the history tells it (E-074)', async ({
  as,
  look,
}) => {
  test.setTimeout(120_000);
  const workflow = `Begun anew ${`${Date.now()}`.slice(-6)}`;
  const why = 'Het bedrag klopte niet.';
  const anna = await as('anna');
  await begin(anna, 'empty', workflow);
  await assign(step(anna, 1), 'Emma', /Emma Prins/);
  await publish(anna, 1);
  const number = await openUntouched(anna);
  await untilAlive(anna);
  await startWorkflow(anna, workflow);
  const emma = await as('emma');
  await emma.goto('/tasks');
  const before = (await rowOf(emma, number).getByRole('link').getAttribute('href'))!;
  await emma.goto(before);

  await anna.goto(before);
  await button(anna, 'tasks.restart').click();
  const dialog = anna.getByRole('dialog');
  await inDialog(anna, 'tasks.acts.restart.confirm').click();
  await expect(dialog.getByText(say('fields.why_restarted')).first()).toBeVisible();
  await look(anna);
  await dialog.getByLabel(say('tasks.reason')).fill(why);
  await inDialog(anna, 'tasks.acts.restart.confirm').click();
  await expect(dialog).toBeHidden();
  await expect(
    anna.getByText(say('done.workflow_restarted', { name: workflow }), { exact: true }).first(),
  ).toBeVisible();
  await expect(anna.getByText(why).first()).toBeVisible();
  await look(anna);

  // Whoever had it open is told, and finds it anew.
  await button(emma, 'tasks.approve').click();
  await inDialog(emma, 'tasks.acts.approve.confirm').click();
  await expect(emma.getByRole('dialog')).toContainText(say('refusals.task_restarted'));
  await emma.goto('/tasks');
  await rowOf(emma, number).getByRole('link').click();
  await expect(emma).not.toHaveURL(before);
  await approve(emma);
  await expect(emma.getByText(saidOf('task_approved')).first()).toBeVisible();
});
