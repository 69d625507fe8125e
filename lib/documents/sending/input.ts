import { z } from 'zod';
import { emailAddress, id, seenVersion } from '@/lib/policy/shapes';

/** Sending names the draft as it was seen on the summary: another version is not sent unseen (D-17). */
export const sendInput = z.strictObject({ documentId: id(), version: seenVersion() });

/** The address is corrected, the document stays as it was sent. */
export const resendInput = z.strictObject({ documentId: id(), version: seenVersion(), email: emailAddress() });
