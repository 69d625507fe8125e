import { counting, type } from './counting';
import { expect, inEnglish, say, test } from './fixtures';

test(
  'a press is counted once, on every page, when a hand did it; what is typed counts apart',
  inEnglish,
  async ({ visitor }) => {
    const page = await visitor();
    await page.goto('/sign-up');
    const presses = await counting(page);
    const field = page.getByLabel(say('signIn.email'));
    await field.blur();
    await type(field, 'a b');
    await type(field, 'c');
    await expect(field).toHaveValue('a bc');
    expect(presses).toEqual({ clicks: 1, keys: 0, text: 4 });

    await page.keyboard.press('Control+k');
    await page.keyboard.press('Tab');
    await page.keyboard.press('c');
    expect(presses).toEqual({ clicks: 1, keys: 4, text: 4 });

    await page.goto('/sign-in');
    await field.evaluate((one) => {
      one.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      one.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await field.click();
    expect(presses).toEqual({ clicks: 2, keys: 4, text: 4 });
    expect(await counting(page)).toEqual({ clicks: 0, keys: 0, text: 0 });
  },
);
