import type { CronItem, TaskList } from 'graphile-worker';
import { identifying } from '@/db/client';
import type { Language } from '@/db/vocabulary';
import { attachmentsOf, type Draw } from './drawings';
import { renderLetter } from './mail/render';
import { mailAtOnce, mailDigests } from './mailing/write';
import { findForgotten, markFailed, markSent, takeLetter } from './outbox';
import { type Payload, toLetter } from './payload';
import { tidyUp } from './tidy';
import { chosenTransport, Undeliverable } from './transport/mail';
import { send } from './transport/send';

/** Sends one letter, if it still waits, with what `draw` makes for it. Throws when the attempt failed, so that the worker tries again later. */
export async function deliver(id: string, draw: Draw): Promise<void> {
  const row = await identifying((tx) => takeLetter(tx, id));
  if (!row) return;
  try {
    const payload = row.payload as Payload;
    const language = row.language as Language;
    const rendered = await renderLetter(toLetter(row.kind, payload), language);
    const attachments = await attachmentsOf(payload, language, draw);
    await send({ ...rendered, id, to: row.toAddress, attachments });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isGivenUp = await identifying((tx) => markFailed(tx, id, reason, error instanceof Undeliverable));
    if (!isGivenUp) throw error;
    console.error(`mail ${id} (${row.kind}) is given up: ${reason}`);
    return;
  }
  await identifying((tx) => markSent(tx, id, chosenTransport() !== 'local'));
}

/** The worker's tasks. A letter's task bears the letter's id; the sweep finds letters whose task was lost with a worker. */
export const tasksWith = (draw: Draw): TaskList => ({
  send_mail: async (payload) => deliver((payload as { id: string }).id, draw),
  sweep_mail: async (_, { addJob }) => {
    for (const id of await identifying(findForgotten)) {
      await addJob('send_mail', { id }, { jobKey: `mail/${id}`, maxAttempts: 12 });
    }
  },
  mail_notifications: () => mailAtOnce(),
  mail_digests: () => mailDigests(),
  tidy_up: () => identifying(tidyUp),
});

/** What the worker does by the clock. */
export const chores: CronItem[] = [
  { task: 'sweep_mail', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: 'mail_notifications', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  // Seven o'clock in Amsterdam is looked up, summer and winter: after it the first call writes, the others find it done.
  { task: 'mail_digests', match: '*/5 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: 'tidy_up', match: '17 * * * *', options: { backfillPeriod: 0, maxAttempts: 3 } },
];
