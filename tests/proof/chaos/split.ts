import { expect } from 'vitest';
import { createDraft } from '@/app/(portal)/invoices/actions';
import { reading } from '@/db/client';
import { documentFacts } from '@/lib/documents/facts';
import { asPerson, post } from '../../acting';
import { invoiceForm } from '../../drafting';
import { actorOf } from '../../partners';
import { newSession } from '../../sessions';
import { person } from '../../world';
import { bundlePortal, startPortal } from './portals';

/** A document that was sent by two transactions, of a process that was killed between them. Answers its id. */
export async function halfSent(): Promise<string> {
  const form = invoiceForm();
  const documentId = form.documentId as string;
  await asPerson('fatima', () => post(createDraft, form));
  const bundle = await bundlePortal();
  const portal = startPortal(bundle);
  try {
    const { token } = await newSession(person('fatima').userId);
    const asked = portal.ask({ token, half: documentId });
    const fatima = await actorOf(person('fatima').userId);
    const box = async () => (await reading(fatima, (tx) => documentFacts(tx, fatima, documentId, 'none')))?.box;
    await expect.poll(box, { timeout: 10_000 }).toBe('inbox_out');
    portal.kill();
    expect(await asked).toHaveProperty('nothing');
    return documentId;
  } finally {
    portal.kill();
    await portal.ended;
    bundle.remove();
  }
}
