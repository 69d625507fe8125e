import { publicOrigin } from '@/lib/policy/public-address';
import { type Mail, sender, Undeliverable } from './mail';

/** A server that is silent for so long has gone. */
const longestSilence = 10_000;

/** Hands the mail to the server of SMTP_URL. The message id is the same at every attempt, so that a double can be told. */
export async function sendBySmtp(mail: Mail, timeIsUp: AbortSignal): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const server = createTransport({
    url: process.env.SMTP_URL,
    connectionTimeout: longestSilence,
    greetingTimeout: longestSilence,
    socketTimeout: longestSilence,
  });
  try {
    await server.sendMail({
      from: sender(),
      to: { name: '', address: mail.to },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${mail.id}@${new URL(publicOrigin()).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal: timeIsUp,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(mail.replyTo && { replyTo: { name: '', address: mail.replyTo } }),
      attachments: mail.attachments.map(({ fileName, mediaType, base64 }) => ({
        filename: fileName,
        contentType: mediaType,
        content: Buffer.from(base64, 'base64'),
      })),
    });
  } catch (error) {
    const { code, responseCode, message } = error as { code?: string; responseCode?: number; message: string };
    // The server refuses this recipient or this message for good; a refused login is a setting that can be put right.
    const isForGood = code !== 'EAUTH' && responseCode !== undefined && responseCode >= 550 && responseCode <= 559;
    throw isForGood ? new Undeliverable(`SMTP: ${message}`) : new Error(`SMTP: ${message}`);
  } finally {
    server.close();
  }
}
