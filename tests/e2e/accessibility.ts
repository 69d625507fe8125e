import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands: each rule that is broken, and where. A letter's frame is looked at by the tests of letters. */
export async function violationsOn(page: Page): Promise<{ id: string; at: string[] }[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    // Of the rows of a list that are made alike one is looked at: same elements, classes and attributes, other words.
    const kindOf = (row: Element) =>
      row.outerHTML.replace(/>[^<]+</g, '>…<').replace(/ (?!class=|role=|type=)([\w-]+)="[^"]*"/g, ' $1');
    for (const row of document.querySelectorAll('[data-alike]')) row.removeAttribute('data-alike');
    for (const list of document.querySelectorAll('tbody, ul, ol')) {
      const kinds = new Set<string>();
      for (const row of list.children) {
        const kind = kindOf(row);
        row.toggleAttribute('data-alike', kinds.has(kind));
        kinds.add(kind);
      }
    }
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      { exclude: [['[data-alike]']] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], iframes: false },
    );
    return violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.target.join(' ')) }));
  });
}
