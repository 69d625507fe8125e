import type { APIRequestContext, APIResponse, Page, PlaywrightWorkerArgs } from '@playwright/test';
import { language } from './appearance';

// Somebody whose browser draws nothing and runs nothing: opens pages and sends their forms, in a tenth of the time. For
// what is walked through in a window elsewhere: the tenth client of many, or how a company came to be.

/** A browser without a window of somebody who is not signed in. */
export const newReader = (
  playwright: PlaywrightWorkerArgs['playwright'],
  baseURL: string,
): Promise<APIRequestContext> =>
  playwright.request.newContext({
    baseURL,
    storageState: {
      cookies: [
        {
          name: 'koppel.language',
          value: language,
          domain: new URL(baseURL).hostname,
          path: '/',
          expires: -1,
          httpOnly: false,
          secure: false,
          sameSite: 'Lax',
        },
      ],
      origins: [],
    },
  });

/**
 * Opens a page and sends the form whose button has this name, as it stands there but for `fields`; answers what comes of it.
 * A window is borrowed to read what is on the page.
 */
export async function press(
  reader: APIRequestContext,
  { at, button, fields = {}, window }: { at: string; button: string; fields?: Record<string, string>; window: Page },
): Promise<APIResponse> {
  const page = await reader.get(at);
  const form = await window.evaluate(formOf, [await page.text(), button] as const);
  if (!form) throw new Error(`No button ${button} on ${page.url()}`);
  const sent = new FormData();
  for (const [name, value] of form) sent.append(name, fields[name] ?? value);
  return reader.post(page.url(), { multipart: sent, headers: { origin: new URL(page.url()).origin } });
}

/** Runs in the window. */
function formOf([html, button]: readonly [string, string]): [string, string][] | undefined {
  const buttons = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('button')];
  const nameOf = (one: HTMLButtonElement) => (one.getAttribute('aria-label') ?? one.textContent).trim();
  const wanted =
    buttons.find((one) => nameOf(one) === button) ??
    buttons.find((one) => [...one.querySelectorAll('span')].some((part) => part.textContent === button));
  return wanted?.form ? ([...new FormData(wanted.form, wanted)] as [string, string][]) : undefined;
}
