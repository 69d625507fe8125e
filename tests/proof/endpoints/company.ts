import { eq, sql } from 'drizzle-orm';
import { inviteUser } from '@/app/(portal)/environment/users/invite/actions';
import { addGroupMembers } from '@/app/(portal)/groups/[groupId]/actions';
import { createGroup } from '@/app/(portal)/groups/actions';
import { saveWorkflow } from '@/app/(portal)/workflows/actions';
import { newId } from '@/db/id';
import { invitations, notifications, partnershipRequests, requestLinks } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { hashToken, newToken } from '@/lib/policy/tokens';
import { addCompany, giveRequest } from '../../partners';
import { newSession } from '../../sessions';
import { byHand, giveWorkflow, humanStep, toPerson } from '../../workflowing';
import { must, type Things } from './making';
import type { Home } from './people';

/** What belongs to the environment as a whole: groups, workflows, an invitation, requests of strangers and to strangers, what its administrator is told. */
export async function fillHome(home: Home): Promise<Things> {
  const { administrator: admin, mark, others } = home;
  const group = async (type: 'environment' | 'public', name: string) =>
    (await must(admin, createGroup, { type, name, description: name })).split('/').at(-1)!;
  const own = await group('environment', `Group ${mark('a group', 'internal')}`);
  await must(admin, addGroupMembers, { groupId: own, userIds: [others.seated, home.people.basic] });
  const step = humanStep([toPerson({ userId: others.second })], { name: `Step ${mark('a step', 'internal')}` });
  const workflow = await giveWorkflow(admin, [step], { name: `Workflow ${mark('a workflow', 'internal')}` });
  const workflowDraft = await giveWorkflow(admin, [step], { name: `Workflow ${mark('a workflow', 'internal')}` });
  const definition = JSON.stringify({ starts: byHand, steps: [step, { ...step, key: 'more' }] });
  const draftName = `Workflow ${mark('a workflow', 'internal')}`;
  await must(admin, saveWorkflow, { workflowId: workflowDraft, name: draftName, definition, revision: '1' });
  return {
    group: own,
    publicGroup: await group('public', `Group ${mark('a public group', 'platform')}`),
    ...{ workflow, workflowDraft, definition },
    ...(await invitation(home)),
    ...(await requests(home)),
    ...others,
    notification: await notification(home),
    session: (await newSession(home.people.administrator)).id,
  };
}

/** An invitation whose mailed link is known here: the token goes to the invited address alone. */
async function invitation({ administrator, environmentId, mark }: Home): Promise<Things> {
  const email = `${mark('an invited address', 'internal')}@invited.test`;
  await must(administrator, inviteUser, { emails: email, role: 'basic' });
  const invitationToken = newToken();
  const [row] = await asOwner((tx) =>
    tx
      .update(invitations)
      .set({ tokenHash: hashToken(invitationToken) })
      .where(eq(invitations.environmentId, environmentId))
      .returning({ id: invitations.id }),
  );
  return { invitation: row!.id, invitationToken };
}

/** Requests that wait on either side, and one that was declined; each with a stranger of its own. */
async function requests(home: Home): Promise<Things> {
  const self = { environmentId: home.environmentId, name: home.key, userId: home.people.administrator };
  const stranger = () =>
    addCompany({ planKey: 'professional', name: `Stranger ${home.mark('a stranger', 'internal')}` });
  const message = () => home.mark('a message of a request', 'internal');
  const before = { sentAt: sql`now() - interval '2 days'` as never };
  const incoming = await giveRequest(await stranger(), self, { message: message() });
  const authorisation = await giveRequest(await stranger(), self, {
    kind: 'authorisation',
    message: message(),
    softwarePackage: message(),
  });
  const found = await stranger();
  const outgoing = await giveRequest(self, await stranger(), { message: message(), ...before });
  const declined = await giveRequest(self, await stranger(), { message: message(), reason: message() });
  await asOwner((tx) =>
    tx
      .update(partnershipRequests)
      .set({ state: 'declined', answeredAt: sql`now()` })
      .where(eq(partnershipRequests.id, declined)),
  );
  return {
    ...{ incoming, authorisation, outgoing, declined, stranger: found.organisationId },
    incomingToken: await link(incoming, home),
    authorisationToken: await link(authorisation, home),
  };
}

async function link(requestId: string, home: Home): Promise<string> {
  const token = newToken();
  const email = `${home.mark('an address of a link', 'internal')}@${home.key}.test`;
  await asOwner((tx) => tx.insert(requestLinks).values({ tokenHash: hashToken(token), requestId, email }));
  return token;
}

async function notification({ people, environmentId, mark }: Home): Promise<string> {
  const id = newId();
  await asOwner((tx) =>
    tx.insert(notifications).values({
      id,
      userId: people.administrator,
      environmentId,
      event: 'group_added',
      topic: 'access',
      mailing: 'never',
      values: { group: mark('a notification', 'internal'), by: 'Somebody' },
      path: '/groups',
    }),
  );
  return id;
}
