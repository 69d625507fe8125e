import { chosenTransport, type Mail, type Transport } from './mail';
import { sendByResend } from './resend';
import { sendBySmtp } from './smtp';

/** No attempt lasts longer than this, in milliseconds, so that a second one never runs beside it. */
const longestAttempt = 30_000;

/** Without a provider mail stays in the house: its row is the mailbox, shown at /dev/mail. */
const keepInHouse: Transport = async () => {};

const transports: Record<'resend' | 'smtp' | 'local', Transport> = {
  resend: sendByResend,
  smtp: sendBySmtp,
  local: keepInHouse,
};

/** Sends one mail; throws when it may go better later, and `Undeliverable` when it never will. */
export async function send(mail: Mail, longest = longestAttempt): Promise<void> {
  const chosen = chosenTransport();
  if (!chosen) throw new Error('Neither RESEND_API_KEY nor SMTP_URL is set: mail cannot leave the portal.');
  await withinTime(longest, (timeIsUp) => transports[chosen](mail, timeIsUp));
}

async function withinTime(longest: number, attempt: (timeIsUp: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => {
      refuse(new Error('mail: no answer in time'));
      stop.abort();
    }, longest);
  });
  return Promise.race([attempt(stop.signal), late]).finally(() => clearTimeout(timer));
}
