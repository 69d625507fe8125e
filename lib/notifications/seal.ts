import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Links and codes of letters that wait are sealed, so that a stolen table lets nobody in (T-37). */
const key = () => {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set: letters cannot be sealed.');
  return Buffer.from(hkdfSync('sha256', secret, '', 'koppel letters', 32));
};

export function seal(text: string): string {
  const start = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), start);
  return Buffer.concat([start, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** The text again; throws when it was sealed under another AUTH_SECRET, or touched. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12));
  cipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8');
}
