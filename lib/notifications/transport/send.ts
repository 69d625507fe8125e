import { chosenTransport, type Mail, type Transport } from './mail';
import { sendByResend } from './resend';
import { sendBySmtp } from './smtp';

/** Without a provider mail stays in the house: its row is the mailbox, shown at /dev/mail. */
const keepInHouse: Transport = async () => {};

const transports = { resend: sendByResend, smtp: sendBySmtp, local: keepInHouse };

/** Sends one mail; throws when it may go better later, and `Undeliverable` when it never will. */
export async function send(mail: Mail): Promise<void> {
  const chosen = chosenTransport();
  if (!chosen) throw new Error('Neither RESEND_API_KEY nor SMTP_URL is set: mail cannot leave the portal.');
  await transports[chosen](mail);
}
