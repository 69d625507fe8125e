import { getLocale, getTranslations } from 'next-intl/server';
import { readApart } from '../intake/reader';
import { Refusal } from '../ubl/refusal';
import { sniff } from '../ubl/sniff';
import { asAttachment } from './names';
import type { StoredFile } from './stored';

const always = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' };

/** The stored bytes as a download under their name; opened in a browser by mistake they can do nothing (D-27). */
export function asDownload({ bytes, mediaType, fileName }: StoredFile): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...always,
      'content-type': mediaType,
      'content-disposition': asAttachment(fileName),
      'content-security-policy': "sandbox; default-src 'none'",
    },
  });
}

/** What may be drawn in a frame, by its bytes: a PDF or an image, never markup. */
const drawn: Readonly<Record<string, string>> = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg' };

/**
 * The stored bytes for a frame or an image of the portal's own page, or the sentence why a PDF is only downloaded: a viewer runs the
 * script of a PDF whatever policy comes with it. Null for what is not drawn there.
 */
export async function asPreview({ bytes }: StoredFile): Promise<Response | null> {
  const mediaType = drawn[sniff(bytes).type];
  if (!mediaType) return null;
  if (mediaType === drawn.pdf && (await mayAct(bytes))) return asSentence();
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...always,
      'content-type': mediaType,
      'content-disposition': 'inline',
      'content-security-policy': "sandbox; frame-ancestors 'self'",
      'x-frame-options': 'SAMEORIGIN',
    },
  });
}

/** Whether opening the PDF may do something; one that takes too long to look into may. */
async function mayAct(bytes: Uint8Array): Promise<boolean> {
  try {
    return (await readApart(bytes)).mayAct;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/** A page for the frame that stands in the file's place, in the reader's language. */
async function asSentence(): Promise<Response> {
  const sentence = (await getTranslations('viewer'))('mayAct');
  const page = `<!doctype html><html lang="${await getLocale()}"><meta charset="utf-8"><title>${sentence}</title>
<style>:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif } main { max-width: 36rem; padding: 1rem }</style>
<main><h1 style="font-size: 1rem; font-weight: 400">${sentence}</h1></main></html>`;
  return new Response(page, {
    status: 415,
    headers: {
      ...always,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'x-frame-options': 'SAMEORIGIN',
    },
  });
}
