import type { Locator, Page } from '@playwright/test';
import { type } from './counting';
import { expect, say } from './fixtures';

// Building workflows in the designer, as people do it.

/** The designer's words. */
export const designer = (key: string, values?: Record<string, string>) => say(`designer.${key}`, values);
/** What the button says that publishes this version. */
export const publishWord = (number: number) => designer('publish', { name: String(number) });
/** A step of the designer, by its number from the top. */
export const step = (page: Page, number: number): Locator =>
  page.getByRole('region', { name: new RegExp(`^${designer('step', { name: String(number) })}:`) });
/** The field with a step's name. */
export const nameOf = (within: Locator) => within.getByLabel(designer('stepName'));

/** Begins a workflow with a template, and comes to the designer. */
export async function begin(page: Page, template: string, name: string): Promise<void> {
  await page.goto(`/workflows/create?template=${template}`);
  await page.getByLabel(say('newWorkflow.name'), { exact: true }).fill(name);
  await page.getByRole('button', { name: say('newWorkflow.submit') }).click();
  await page.waitForURL(/\/workflows\/[0-9a-f-]{36}$/);
}

/** Names somebody in a step, by typing a part of the name. */
export async function assign(within: Locator, part: string, name: RegExp): Promise<void> {
  const page = within.page();
  await type(within.getByRole('combobox', { name: designer('assignees') }), part);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(within.getByLabel(name).first()).toBeVisible();
  // While the list is open everything else is hidden from who cannot see.
  await page.keyboard.press('Tab');
}

/** Publishes the draft as this version, past the question. */
export async function publish(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: publishWord(number), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: publishWord(number), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(say('done.workflow_published', { number })).first()).toBeVisible();
}
