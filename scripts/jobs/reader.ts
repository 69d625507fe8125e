import { parentPort } from 'node:worker_threads';
import { answerTo } from '@/lib/documents/intake/reader-answer';

// A thread of the portal that reads the files of others, one at a time (lib/documents/intake/reader.ts). A fault ends it, and is told there.

parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(answerTo(bytes)));
