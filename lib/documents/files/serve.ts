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

/** The stored bytes for a frame or an image of the portal's own page; null for what is not drawn there. */
export function asPreview({ bytes }: StoredFile): Response | null {
  const mediaType = drawn[sniff(bytes).type];
  if (!mediaType) return null;
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
