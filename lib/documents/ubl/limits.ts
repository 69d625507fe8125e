/** The largest file that is looked into, in bytes (10 MB). */
export const maximumBytes = 10 * 1024 * 1024;

/** The most lines of a document, and the most attachments, that are taken in. */
export const maximumLines = 10_000;
export const maximumAttachments = 500;
