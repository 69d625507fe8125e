import { expect, type Locator, type Page } from '@playwright/test';
import { say } from './appearance';

// Uploading as people do it: by the button, or by dropping files on the page.

export type UploadedFile = { name: string; mimeType: string; buffer: Buffer };

export const xml = (name: string, bytes: Uint8Array | string): UploadedFile => ({
  name,
  mimeType: 'application/xml',
  buffer: Buffer.from(bytes),
});

/** A picture of a receipt, as small as a picture can be; another one with another name. */
export const receipt = (name: string): UploadedFile => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.concat([onePixel, Buffer.from(name)]),
});
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/eL9GtQAAAABJRU5ErkJggg==',
  'base64',
);

/** Chooses files by the button Upload of the page that is open; an empty list has it a second time. */
export async function uploadByButton(page: Page, files: UploadedFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: say('lists.upload'), exact: true })
    .first()
    .click();
  await (await chooser).setFiles(files);
}

/** Holds files over the page; `drop` lets them go. */
export async function dragOver(page: Page, files: UploadedFile[]): Promise<{ drop: () => Promise<void> }> {
  const dataTransfer = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of given)
        transfer.items.add(
          new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type: mimeType }),
        );
      return transfer;
    },
    files.map(({ buffer, ...file }) => ({ ...file, base64: buffer.toString('base64') })),
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer });
  await page.dispatchEvent('main', 'dragover', { dataTransfer });
  return { drop: () => page.dispatchEvent('main', 'drop', { dataTransfer }) };
}

/** What the drawer tells of a file. */
export const outcomeOf = (page: Page, fileName: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByText(fileName, { exact: true }) });

/** Opens a file that was stored, by the drawer; answers the document's id. */
export async function openStored(page: Page, fileName: string): Promise<string> {
  await outcomeOf(page, fileName)
    .getByRole('link', { name: say('upload.open'), exact: true })
    .click();
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1)!;
}

/** Uploads one file that says itself where it belongs, and opens it; answers the document's id. */
export async function uploadAndOpen(page: Page, file: UploadedFile): Promise<string> {
  await page.goto('/documents');
  await uploadByButton(page, [file]);
  await expect(outcomeOf(page, file.name)).toContainText(
    say('upload.stored', { box: '', organisation: '' }).slice(0, 4),
  );
  return openStored(page, file.name);
}
