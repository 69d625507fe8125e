import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for what must not be guessed. */
export const newToken = () => randomBytes(32).toString('base64url');

/** What is stored of a token: its SHA-256, in hexadecimal digits. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
