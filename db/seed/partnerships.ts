import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../client';
import { newId } from '../id';
import {
  documents,
  grants,
  livePartnerships,
  liveSides,
  organisationMembers,
  partnershipManagers,
  partnershipOrganisations,
  partnershipRequests,
  partnershipSides,
  partnerships,
  requestLinks,
  shares,
} from '../schema';
import type { Access, Level } from '../vocabulary';
import { addressOf, type CastEnvironment, cast, castId, castLink } from './cast';
import { within } from './owner';

/** De Boer's clients: everybody of the cast but the holding, the stranger and the kiosk. */
export const firm = environmentOf('deboer');
export const clients = cast.filter(({ key }) => !['deboer', 'visser', 'noord', 'smit'].includes(key));

function environmentOf(key: string): CastEnvironment {
  return cast.find((environment) => environment.key === key)!;
}

const idOf = ({ key }: { key: string }) => castId(`environment ${key}`);
export const partnershipOf = ({ key }: { key: string }) => castId(`partnership deboer ${key}`);
const day = 86_400_000;

/**
 * Writes what the cast agreed on: De Boer and its clients are partners by accepted authorisation requests; relationship
 * managers are connected, some organisations shared, members and documents cross; requests wait in every state. Inside `asOwner`.
 */
export async function seedPartnerships(tx: Tx, today = new Date()): Promise<void> {
  for (const [at, client] of clients.entries())
    await seedPartnership(tx, client, new Date(today.getTime() - (200 - at * 7) * day));
  await seedManagers(tx);
  await seedSharedOrganisations(tx);
  await seedMembers(tx);
  await seedRequests(tx, today);
  await seedShares(tx);
}

async function seedPartnership(tx: Tx, client: CastEnvironment, agreedAt: Date): Promise<void> {
  const id = partnershipOf(client);
  const accepting = client.users[0]!;
  await tx.insert(partnerships).values({ id, startedAt: agreedAt });
  await tx.insert(partnershipSides).values([
    { ...side(id, firm), agreedBy: castId('user anna'), agreedByName: 'Anna de Boer', agreedAt, isPaying: true },
    {
      ...side(id, client),
      agreedBy: castId(`user ${accepting.key}`),
      agreedByName: accepting.name,
      agreedAt,
      isPaying: false,
      allowsSoftwareConnection: true,
    },
  ]);
  await tx.insert(livePartnerships).values({ id });
  await tx.insert(liveSides).values([
    { partnershipId: id, environmentId: idOf(firm), otherEnvironmentId: idOf(client) },
    { partnershipId: id, environmentId: idOf(client), otherEnvironmentId: idOf(firm) },
  ]);
  await within(tx, idOf(firm), () =>
    tx.insert(partnershipRequests).values({
      ...fromDeBoer(new Date(agreedAt.getTime() - 2 * day)),
      kind: 'authorisation',
      state: 'accepted',
      otherEnvironmentId: idOf(client),
      otherEnvironmentName: client.name,
      organisationName: client.organisations[0]!.name,
      legalNumber: client.organisations[0]!.legalNumber,
      email: addressOf(client, accepting),
      clientName: accepting.name,
      softwarePackage: 'Exact Online',
      asksForSoftwareConnection: true,
      answeredAt: agreedAt,
      answeredBy: castId(`user ${accepting.key}`),
      answeredByName: accepting.name,
      partnershipId: id,
    }),
  );
}

const side = (partnershipId: string, environment: CastEnvironment) => ({
  partnershipId,
  environmentId: idOf(environment),
  environmentName: environment.name,
});

const fromDeBoer = (sentAt: Date) => ({
  id: newId(sentAt.getTime()),
  environmentId: idOf(firm),
  environmentName: firm.name,
  requestedBy: castId('user anna'),
  requestedByName: 'Anna de Boer',
  createdAt: sentAt,
  sentAt,
  expiresAt: new Date(sentAt.getTime() + 30 * day),
});

/** Anna looks after everybody, Bram after every second client; the clients' own managers face them. */
async function seedManagers(tx: Tx): Promise<void> {
  const link = (client: CastEnvironment, environment: CastEnvironment, userKey: string, isContact: boolean) => ({
    partnershipId: partnershipOf(client),
    userId: castId(`user ${userKey}`),
    environmentId: idOf(environment),
    isContact,
    connectedByName: environment === firm ? 'Anna de Boer' : environment.users[0]!.name,
  });
  await tx
    .insert(partnershipManagers)
    .values(
      clients.flatMap((client, at) => [
        link(client, firm, 'anna', at % 2 === 0),
        ...(at % 2 === 1 ? [link(client, firm, 'bram', true)] : []),
        link(client, client, client.users[0]!.key, true),
      ]),
    );
}

/** Two of three clients let the firm's connected managers in; De Boer shares its own organisation with Bakkerij Jansen. */
async function seedSharedOrganisations(tx: Tx): Promise<void> {
  const shared = (client: CastEnvironment, owner: CastEnvironment) => ({
    partnershipId: partnershipOf(client),
    organisationId: castId(`organisation ${owner.organisations[0]!.key}`),
    environmentId: idOf(owner),
    sharedByName: owner.users[0]!.name,
  });
  const jansen = environmentOf('jansen');
  await tx
    .insert(partnershipOrganisations)
    .values([...clients.filter((_, at) => at % 3 !== 2).map((client) => shared(client, client)), shared(jansen, firm)]);
}

async function seedMembers(tx: Tx): Promise<void> {
  const seat = (client: CastEnvironment, userKey: string, level: Level = 'member') => ({
    userId: castId(`user ${userKey}`),
    organisationId: castId(`organisation ${client.organisations[0]!.key}`),
    environmentId: idOf(client),
    userEnvironmentId: idOf(firm),
    partnershipId: partnershipOf(client),
    level,
    addedBy: castId(`user ${client.users[0]!.key}`),
    addedByName: client.users[0]!.name,
  });
  const [jansen, second, third] = [environmentOf('jansen'), clients[1]!, clients[2]!];
  await tx
    .insert(organisationMembers)
    .values([seat(jansen, 'anna'), seat(jansen, 'chris'), seat(second, 'chris'), seat(third, 'emma', 'administrator')]);
}

/** One that waits, declined, withdrawn and expired each; and what the two sides of other partnerships ask for. */
async function seedRequests(tx: Tx, today: Date): Promise<void> {
  const ago = (days: number) => new Date(today.getTime() - days * day);
  const [visser, smit, jansen] = ['visser', 'smit', 'jansen'].map(environmentOf) as [
    CastEnvironment,
    CastEnvironment,
    CastEnvironment,
  ];
  const asked = (days: number, email: string, clientName: string, organisationName: string, legalNumber: string) => ({
    ...fromDeBoer(ago(days)),
    kind: 'authorisation' as const,
    email,
    clientName,
    organisationName,
    legalNumber,
    softwarePackage: 'Exact Online',
    asksForSoftwareConnection: true,
  });
  const to = (environment: CastEnvironment) => ({
    otherEnvironmentId: idOf(environment),
    otherEnvironmentName: environment.name,
  });
  await within(tx, idOf(firm), async () => {
    const requests = [
      { ...asked(3, 'ivo@visser.example', 'Ivo Visser', 'Visser Vis BV', '10000031'), ...to(visser) },
      asked(1, 'info@kaasboerderij.example', 'Trijn Kaas', 'Kaasboerderij De Wei', '10000041'),
      {
        ...asked(20, 'quinten@smit.example', 'Quinten Smit', 'Kiosk Smit', '20000002'),
        ...to(smit),
        state: 'declined' as const,
        answeredAt: ago(18),
        answeredBy: castId('user quinten'),
        answeredByName: 'Quinten Smit',
        reason: 'We keep our own books for now.',
      },
      {
        ...asked(15, 'post@timmerwerk.example', 'Klaas Timmer', 'Timmerwerk Noord', '10000042'),
        state: 'withdrawn' as const,
        answeredAt: ago(14),
        answeredBy: castId('user anna'),
        answeredByName: 'Anna de Boer',
      },
      {
        ...asked(45, 'hallo@bloemenhuis.example', 'Roos Bloem', 'Het Bloemenhuis', '10000043'),
        state: 'expired' as const,
      },
    ];
    await tx.insert(partnershipRequests).values(requests);
    await tx
      .insert(requestLinks)
      .values(requests.map(({ id, email }) => ({ tokenHash: hashOf(castLink(email)), requestId: id, email })));
  });
  await within(tx, idOf(jansen), () =>
    tx.insert(partnershipRequests).values({
      ...fromDeBoer(ago(2)),
      ...to(visser),
      kind: 'relationship',
      environmentId: idOf(jansen),
      environmentName: jansen.name,
      organisationName: 'Visser Vis BV',
      legalNumber: '10000031',
      message: 'We order fish from you every week. Shall we share the invoices here?',
      requestedBy: castId('user fatima'),
      requestedByName: 'Fatima Jansen',
      expiresAt: new Date(today.getTime() + 12 * day),
    }),
  );
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Three invoices of Jansen Vastgoed that De Boer has no other way to: shared at each level, with a person and with the firm. */
async function seedShares(tx: Tx): Promise<void> {
  const jansen = environmentOf('jansen');
  const given: [principal: string, name: string, access: Access][] = [
    [castId('user chris'), 'Chris Mol', 'read_only'],
    [castId('user bram'), 'Bram Vos', 'can_edit'],
    [castId('organisation deboer'), 'De Boer Accountants BV', 'full_access'],
  ];
  await within(tx, idOf(jansen), async () => {
    const newest = await tx
      .select()
      .from(documents)
      .where(and(eq(documents.organisationId, castId('organisation vastgoed')), eq(documents.box, 'inbox_in')))
      .orderBy(desc(documents.createdAt))
      .limit(given.length);
    for (const [at, document] of newest.entries()) {
      const [principalId, recipientName, access] = given[at]!;
      const id = newId();
      const crossing = {
        documentId: document.id,
        environmentId: idOf(jansen),
        principalId,
        principalEnvironmentId: idOf(firm),
        partnershipId: partnershipOf(jansen),
        access,
      };
      await tx.insert(shares).values({
        ...crossing,
        id,
        grantedBy: castId('user fatima'),
        grantedByName: 'Fatima Jansen',
        recipientName,
        recipientEnvironmentName: firm.name,
      });
      const { organisationId, createdAt, box, type, status } = document;
      await tx
        .insert(grants)
        .values({ ...crossing, organisationId, createdAt, box, type, status, origin: 'share', originId: id });
    }
  });
}
