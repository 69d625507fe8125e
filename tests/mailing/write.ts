import { identifying } from '@/db/client';
import { writeUbl } from '@/lib/documents/ubl/write';
import { enqueueMail } from '@/lib/notifications/commands';
import { eDocument } from '../e-documents';

let written = 0;

/** Writes so many letters, each to an address of its own and in a transaction of its own, and one more whose change fails. Answers the addresses of those that were committed. */
export async function writeLetters(count: number): Promise<string[]> {
  const addresses = Array.from({ length: count }, () => `reader-${++written}@mail.example`);
  await Promise.all(addresses.map((to) => identifying((tx) => write(tx, to))));
  const failing = identifying(async (tx) => {
    await write(tx, `nobody-${++written}@mail.example`);
    throw new ChangeFailed();
  });
  await failing.catch((error) => {
    if (!(error instanceof ChangeFailed)) throw error;
  });
  return addresses;
}

class ChangeFailed extends Error {}

/** Every fifth is an invoice, whose PDF is drawn at each attempt anew. */
function write(tx: Parameters<typeof enqueueMail>[0], to: string): Promise<string> {
  if (written % 5 !== 0) {
    const link = 'http://localhost:3000/sign-in/confirm?token=secret-token';
    return enqueueMail(tx, { kind: 'sign_in', to, language: 'en', payload: { link, code: '123456' } });
  }
  return enqueueMail(tx, {
    kind: 'document',
    to,
    language: 'nl',
    payload: {
      type: 'invoice',
      number: '2026-0001',
      senderName: 'Zuivel Noord BV',
      senderAddress: 'info@zuivel.example',
      recipientName: 'Bakkerij Jansen BV',
      amount: '936.54',
      currency: 'EUR',
      dueDate: '2026-12-02',
    },
    attachments: [
      {
        fileName: '2026-0001.xml',
        mediaType: 'application/xml',
        base64: Buffer.from(writeUbl(eDocument())).toString('base64'),
      },
    ],
    drawings: [{ fileName: '2026-0001.pdf', mediaType: 'application/pdf', from: '2026-0001.xml' }],
  });
}
