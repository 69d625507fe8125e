import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { addComment, leaveShare, shareDocuments, withdrawShare } from '@/app/(portal)/documents/[documentId]/actions';
import { POST as upload } from '@/app/(portal)/documents/upload/route';
import {
  changeLevel,
  deleteOrganisation,
  leaveOrganisation,
  removeMember,
} from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import { blockUser, changeRole, removeUser } from '@/app/(portal)/environment/users/[userId]/actions';
import { inviteUser } from '@/app/(portal)/environment/users/invite/actions';
import { deleteGroup, leaveGroup, removeGroupMember } from '@/app/(portal)/groups/[groupId]/actions';
import { createDraft, saveDraft, sendDraft } from '@/app/(portal)/invoices/actions';
import { disconnectManager, endPartnership, unshareOrganisation } from '@/app/(portal)/partners/actions';
import { sendRelationshipRequest } from '@/app/(portal)/partners/find/actions';
import { acceptRelationshipRequest } from '@/app/(portal)/partners/requests/actions';
import { endOtherSessions, endSession } from '@/app/(portal)/profile/actions';
import { decideTask, delegateBack, delegateTask, reassignTask, recallTask } from '@/app/(portal)/tasks/actions';
import { startWorkflow } from '@/app/(portal)/workflows/actions';
import { reading, type Tx } from '@/db/client';
import { newId } from '@/db/id';
import { deliveries, documents } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { listDocuments } from '@/lib/documents/lists/list';
import { findDocument } from '@/lib/documents/queries';
import type { FormAction } from '@/lib/policy/outcome';
import { findCurrentActor, sessionCookie } from '@/lib/policy/session';
import { type Form, post } from '../../acting';
import { newRequest, requests } from '../../setup/next';
import { environment } from '../../world';

// A small process of the portal: the product's own actions behind one address, without the pages. It starts in a fraction of a second, so that it
// can be killed a thousand times.

/** Everything that may be asked of it, by name. */
const actions = {
  ...{ createDraft, saveDraft, sendDraft, addComment, shareDocuments, withdrawShare, leaveShare },
  ...{ inviteUser, changeRole, blockUser, removeUser, endSession, endOtherSessions },
  ...{ removeMember, changeLevel, leaveOrganisation, deleteOrganisation, removeGroupMember, leaveGroup, deleteGroup },
  ...{ sendRelationshipRequest, acceptRelationshipRequest, endPartnership, unshareOrganisation, disconnectManager },
  ...{ startWorkflow, decideTask, delegateTask, delegateBack, recallTask, reassignTask },
};
export type ActName = keyof typeof actions;

/** Who asks, by the token of their session, and what: an action with its form, a file to be taken in, whether a document is in their sight, or a fault that a test plants. */
export type Asked = { token: string } & (
  | { act: ActName; form: Form }
  | { upload: { query: Record<string, string>; text: string } }
  | { look: string }
  | { half: string }
);
/** In sight by the page's own check, and in the list. */
export type Sight = { isFound: boolean; isListed: boolean };

async function answer(asked: Asked): Promise<object> {
  if ('act' in asked) return post(actions[asked.act] as FormAction, asked.form);
  if ('look' in asked) return look(asked.look);
  if ('half' in asked) return sendByHalves(asked.half);
  const { query, text } = asked.upload;
  const address = `${process.env.AUTH_URL}/documents/upload?${new URLSearchParams(query)}`;
  const response = await upload(new Request(address, { method: 'POST', body: text }));
  return response.json();
}

/** What sending would be if it were two transactions: the document leaves in one, and arrives in another. */
async function sendByHalves(documentId: string): Promise<object> {
  const inside = (work: (tx: Tx) => Promise<unknown>) =>
    asOwner((tx) => within(tx, environment('jansen'), async () => void (await work(tx))));
  await inside((tx) =>
    tx.update(documents).set({ box: 'inbox_out', status: 'sent' }).where(eq(documents.id, documentId)),
  );
  await pause(1000);
  await inside((tx) =>
    tx.insert(deliveries).values({
      ...{ id: newId(), documentId, environmentId: environment('jansen'), channel: 'mail' as const },
      recipientName: 'Somebody outside',
    }),
  );
  return {};
}

/** Who is not signed in any more sees nothing. */
async function look(documentId: string): Promise<Sight> {
  const actor = await findCurrentActor();
  if (!actor) return { isFound: false, isListed: false };
  const isFound = (await findDocument(actor, documentId)) !== null;
  const { rows } = await reading(actor, (tx) => listDocuments(tx, { box: 'inbox_in' }));
  return { isFound, isListed: rows.some(({ id }) => id === documentId) };
}

const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const asked: Asked = JSON.parse(Buffer.concat(parts).toString());
  const own = newRequest();
  own.cookies.set(sessionCookie(), asked.token);
  await requests()
    .run(own, () => answer(asked))
    .then(
      (told) => response.writeHead(200).end(JSON.stringify(told)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
