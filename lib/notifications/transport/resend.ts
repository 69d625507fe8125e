import { type Mail, sender, Undeliverable } from './mail';

/** Errors of the provider that lie in the mail itself; everything else may pass (its limits, its faults, a wrong key that is put right). */
const forGood = new Set(['validation_error', 'invalid_attachment', 'missing_required_field', 'invalid_parameter']);

/** Hands the mail to Resend under a key of its own: repeated within a day it is still sent once. */
export async function sendByResend(mail: Mail, timeIsUp: AbortSignal): Promise<void> {
  const { Resend } = await import('resend');
  const provider = new Resend(process.env.RESEND_API_KEY);
  const { error } = await provider.emails.send(
    {
      from: sender(),
      to: mail.to,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      ...(mail.replyTo && { replyTo: mail.replyTo }),
      ...(mail.attachments.length > 0 && {
        attachments: mail.attachments.map(({ fileName, mediaType, base64 }) => ({
          filename: fileName,
          contentType: mediaType,
          content: base64,
        })),
      }),
    },
    { idempotencyKey: `mail/${mail.id}`, signal: timeIsUp },
  );
  if (!error) return;
  // The key was used for other words, those of the version before: so this mail was accepted then.
  if (error.name === 'invalid_idempotent_request') return;
  const message = `Resend: ${error.name}: ${error.message}`;
  throw forGood.has(error.name) ? new Undeliverable(message) : new Error(message);
}
