import path from 'node:path';

/** The folder of the repository; every launcher works from there, wherever it was called. */
export const root = path.resolve(import.meta.dirname, '..', '..');
process.chdir(root);

/** Where the embedded database and what belongs to it live. */
export const dataFolder = path.join(root, '.data');
