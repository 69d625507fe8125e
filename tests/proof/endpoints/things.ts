import { and, eq, sql } from 'drizzle-orm';
import { addComment, addLabel, shareDocuments } from '@/app/(portal)/documents/[documentId]/actions';
import { POST as attach } from '@/app/(portal)/invoices/[documentId]/attachments/route';
import { createDraft, sendDraft } from '@/app/(portal)/invoices/actions';
import { newId } from '@/db/id';
import { shares } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { actAs } from '../../acting';
import { invoiceOutside } from '../../drafting';
import { party, ublOf } from '../../e-documents';
import { idOf, upload } from '../../uploading';
import { type Among, type Invoice, must, type SetName, setOf, type Things } from './making';
import type { Home } from './people';
import { tasksIn } from './tasks';

/** What lies in one of a home's organisations: documents in every state, a share of one, tasks. Made by its administrator through the real actions. */
export async function fillOrganisation(home: Home, set: SetName): Promise<Things> {
  const { administrator: admin, mark, others } = home;
  const organisation = home.organisations[set];
  const content = (what: string, among?: Among) => mark(what, 'content', setOf(set, among));
  const invoice: Invoice = async (among, { number = `I-${content('a number', among)}`, isAgain = false } = {}) => {
    await actAs(admin);
    const seller = party('Supplier of everybody', '87654321');
    const buyer = party(organisation.name, organisation.legalNumber);
    const notes = [content('a note', among), ...(isAgain ? ['Once more.'] : [])];
    return idOf(
      await upload(ublOf({ seller, buyer, number, notes }), { name: `${content('a file name', among)}.xml` }),
    );
  };
  const draft = async () => {
    const documentId = newId();
    await must(admin, createDraft, {
      ...invoiceOutside({
        documentId,
        organisationId: organisation.id,
        buyerName: `Buyer ${content('a buyer')}`,
        buyerEmail: `${content('an address of a buyer')}@buyer.test`,
        note: content('a note'),
        iban: 'NL91ABNA0417164300',
        senderLegalNumber: organisation.legalNumber,
        senderVatNumber: 'NL001000001B01',
        senderStreet: 'Street 1',
        senderPostcode: '1234 AB',
        senderCity: 'Lisse',
      }),
    });
    return documentId;
  };

  const number = `I-${content('a number', 'shared')}`;
  const document = await invoice('shared', { number });
  await must(admin, addComment, { documentId: document, body: content('a comment', 'shared') });
  await must(admin, addLabel, { documentId: document, label: content('a label', 'shared') });
  const duplicate = await invoice(undefined, { number, isAgain: true });
  const given = await invoice('basic');
  const recipient = set === 'open' ? home.people.basic : others.second;
  await must(admin, shareDocuments, {
    documents: [given],
    recipients: [recipient],
    level: 'read_only',
    message: content('a message', 'basic'),
  });
  await actAs(admin);
  const plain = idOf(
    await upload(`%PDF-1.4\n${content('the bytes of a file')}\n%%EOF`, {
      name: `${content('a file name')}.pdf`,
      organisation: organisation.id,
      box: 'documents',
      type: 'other',
    }),
  );
  const [draftId, failed] = [await draft(), await draft()];
  await actAs(admin);
  const attached = await attach(
    new Request(`http://localhost/?${new URLSearchParams({ version: '1', name: `${content('an attachment')}.pdf` })}`, {
      method: 'POST',
      body: `%PDF-1.4\n${content('the bytes of an attachment')}\n%%EOF`,
    }),
    { params: Promise.resolve({ documentId: draftId }) },
  );
  if (attached.status !== 204) throw new Error(`Not attached: ${await attached.text()}`);
  await must(admin, sendDraft, { documentId: failed, version: '1' });
  return {
    ...{ organisation: organisation.id, organisationName: organisation.name, number },
    ...{ document, duplicate, given, upload: plain, draft: draftId, failed },
    newDocument: newId(),
    share: await shareOf(home, given, recipient),
    ...(await tasksIn(home, set, invoice)),
  };
}

/** The share of a document to somebody. */
export async function shareOf(home: Home, documentId: string, principalId: string): Promise<string> {
  let id = '';
  await asOwner((tx) =>
    within(tx, home.environmentId, async () => {
      const rows = await tx
        .select({ id: shares.id })
        .from(shares)
        .where(and(eq(shares.documentId, documentId), eq(shares.principalId, principalId)));
      id = rows[0]!.id;
    }),
  );
  return id;
}

/** What no verb of a person's does: a letter that did not arrive, and a colleague who is blocked while only they were waited for. */
export async function letThingsGoWrong(sets: readonly Things[], home: Home): Promise<void> {
  await asOwner(async (tx) => {
    await tx.execute(sql`update users set blocked_at = now() where id = ${home.others.colleague}`);
    await within(tx, home.environmentId, async () => {
      for (const { failed } of sets) {
        await tx.execute(sql`update documents set status = 4 where id = ${failed}`);
        await tx.execute(sql`update deliveries set state = 'failed' where document_id = ${failed}`);
      }
    });
  });
}
