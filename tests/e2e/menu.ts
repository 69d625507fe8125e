import type { Locator, Page } from '@playwright/test';
import { say } from './appearance';

/** A place of the left menu. */
export const inMenu = (page: Page, key: string): Locator =>
  page
    .getByRole('navigation', { name: say('menu.name') })
    .getByRole('link', { name: say(key) })
    .first();
