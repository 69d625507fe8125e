import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shareDocuments } from '@/app/(portal)/documents/[documentId]/actions';
import { addPartnerMembers } from '@/app/(portal)/partners/[partnershipId]/actions';
import { acceptRelationshipRequest } from '@/app/(portal)/partners/requests/actions';
import { newId } from '@/db/id';
import { users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Access, Role } from '@/db/vocabulary';
import { boxes } from '@/db/vocabulary';
import { actAs, post } from '../acting';
import { everything } from '../matrix';
import { addCompany, type Company, companyOf, giveRequest } from '../partners';
import { giveGroup, givePartnership, setPerson, sharesOf, shareWith } from '../sharing';
import { giveDocument, makeWorld, organisation, person } from '../world';

// Requirements 5.7, "Making a share: who to whom", through the real action against PostgreSQL. The owner is Jansen Vastgoed BV;
// hanna belongs to Bakkerij Jansen BV alone, so that she holds what she is given and nothing else. The partner is De Boer.

const recipients: Record<string, () => string> = {
  userIn: () => person('gijs').userId,
  groupIn: () => groups.environment!,
  orgIn: () => organisation('bakkerij'),
  userOut: () => person('chris').userId,
  partnerGroup: () => groups.partner!,
  orgOut: () => organisation('deboer'),
  publicGroup: () => groups.public!,
  stranger: () => person('pien').userId,
  strangersOrg: () => organisation('noord'),
  strangersGroup: () => groups.strangersPublic!,
  partnersOwnGroup: () => groups.partnersEnvironment!,
};
const groups: Record<string, string> = {};
let partnershipId: string;

/** What the actor holds on the document. */
type Standing = { role?: Role; isRelationshipManager?: boolean; shared?: Access; isMember?: boolean; asks?: string };

const standings: Record<string, Standing> = {
  'H01 nothing': {},
  'H01 nothing, RM': { isRelationshipManager: true },
  'H02 Read only': { shared: 'read_only', isRelationshipManager: true },
  'H03 Can edit': { shared: 'can_edit', isRelationshipManager: true },
  'H04 Full access, not RM': { shared: 'full_access' },
  'H05 Full access, RM, basic': { shared: 'full_access', isRelationshipManager: true },
  'H05 Full access, RM, advanced': { shared: 'full_access', isRelationshipManager: true, role: 'advanced' },
  'H06 Member, not RM': { isMember: true },
  'H07 Member, RM': { isMember: true, isRelationshipManager: true },
  'H10 administrator, no membership': { role: 'administrator' },
  'H10 the same, RM': { role: 'administrator', isRelationshipManager: true },
};

// Y: done. N: refused. –: not there for the actor (nothing held, or a recipient the owner has no partnership with).
const table = `
                                    userIn groupIn orgIn userOut partnerGroup orgOut publicGroup stranger strangersOrg strangersGroup partnersOwnGroup
  H01 nothing                       –      –       –     –       –            –      –           –        –            –              –
  H01 nothing, RM                   –      –       –     –       –            –      –           –        –            –              –
  H02 Read only                     N      N       N     N       N            N      N           –        –            N              –
  H03 Can edit                      N      N       N     N       N            N      N           –        –            N              –
  H04 Full access, not RM           Y      Y       Y     N       N            N      Y           –        –            N              –
  H05 Full access, RM, basic        Y      Y       Y     Y       Y            Y      Y           –        –            N              –
  H05 Full access, RM, advanced     Y      Y       Y     Y       Y            Y      Y           –        –            N              –
  H06 Member, not RM                Y      Y       Y     N       N            N      Y           –        –            N              –
  H07 Member, RM                    Y      Y       Y     Y       Y            Y      Y           –        –            N              –
  H10 administrator, no membership  Y      Y       Y     N       N            N      Y           –        –            N              –
  H10 the same, RM                  Y      Y       Y     Y       Y            Y      Y           –        –            N              –
`;

const [head, ...lines] = table.trim().split('\n');
const columns = head!.trim().split(/\s+/);
const rows = lines.map((line) => {
  const [name, ...answers] = line.trim().split(/\s{2,}/);
  if (answers.length !== columns.length || !standings[name!]) throw new Error(`A row that cannot be read: ${line}`);
  return { row: name!, cells: columns.map((column, at) => ({ column, answer: answers[at]! })) };
});

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('jansen', 'deboer');
  groups.environment = await giveGroup('jansen', 'environment', 'Administratie');
  groups.public = await giveGroup('jansen', 'public', 'Iedereen');
  groups.partner = await giveGroup('jansen', 'partner', 'Financieel team Jansen', 'deboer');
  groups.strangersPublic = await giveGroup('noord', 'public', 'Planners');
  groups.partnersEnvironment = await giveGroup('deboer', 'environment', 'Team Oost');
});

/** A fresh document in which hanna stands as the row says. */
async function prepare(standing: Standing, box: (typeof boxes)[number]): Promise<string> {
  const documentId = await giveDocument('vastgoed', { box, status: box === 'documents' ? 'created' : 'received' });
  await setPerson('hanna', {
    role: standing.role ?? 'basic',
    isRelationshipManager: standing.isRelationshipManager ?? false,
    memberOf: standing.isMember ? ['bakkerij', 'vastgoed'] : ['bakkerij'],
  });
  if (standing.shared) await shareWith('fatima', documentId, 'hanna', standing.shared);
  return documentId;
}

describe.each(boxes)('5.7 Making a share, from %s', (box) => {
  describe.each(rows)('$row', ({ row, cells }) => {
    let documentId: string;
    beforeAll(async () => {
      documentId = await prepare(standings[row]!, box);
    });

    test.each(cells)('$column → $answer', async ({ column, answer }) => {
      const share = () => shareWith('hanna', documentId, { principalId: recipients[column]!() }, 'full_access');
      if (answer === 'Y') {
        const count = (await sharesOf(documentId)).length;
        expect(await share()).toMatchObject({ code: 'ok' });
        expect(await sharesOf(documentId)).toHaveLength(count + 1);
        return;
      }
      const before = await everything();
      expect((await share()).code).toBe(answer === 'N' ? 'forbidden' : 'not_found');
      expect(await everything()).toEqual(before);
    });
  });
});

describe('5.7 Making a share, by somebody of a partner environment', () => {
  // Chris of De Boer was given full access to a document of Jansen's, by name or as a member; Jansen has another partner, whom
  // De Boer knows too or not, and De Boer one that Jansen does not know.
  let shared: Company;
  let jansensOnly: Company;
  let deboersOnly: Company;
  const whom: Record<string, () => string> = {
    ownUser: () => person('dewi').userId,
    ownGroup: () => groups.partnersEnvironment!,
    ownOrganisation: () => organisation('deboer'),
    ownersUser: () => person('gijs').userId,
    ownersOrganisation: () => organisation('bakkerij'),
    ownersGroup: () => groups.environment!,
    userOut: () => shared.userId,
    organisationOut: () => shared.organisationId,
    partnerGroup: () => groups.partner!,
    unknownToHim: () => jansensOnly.userId,
    unknownToOwner: () => deboersOnly.userId,
    unknownToOwnersOrganisation: () => deboersOnly.organisationId,
    stranger: () => person('pien').userId,
  };
  const byExternals: Record<string, { isRelationshipManager: boolean; isMember: boolean }> = {
    'H08 not RM at home': { isRelationshipManager: false, isMember: false },
    'H08 member, not RM at home': { isRelationshipManager: false, isMember: true },
    'H09 RM at home': { isRelationshipManager: true, isMember: false },
    'H09 member, RM at home': { isRelationshipManager: true, isMember: true },
  };
  const answers: Record<string, [notManager: string, manager: string]> = {
    ownUser: ['Y', 'Y'],
    ownGroup: ['Y', 'Y'],
    ownOrganisation: ['Y', 'Y'],
    ownersUser: ['Y', 'Y'],
    ownersOrganisation: ['Y', 'Y'],
    ownersGroup: ['–', '–'],
    userOut: ['N', 'Y'],
    organisationOut: ['N', 'Y'],
    partnerGroup: ['N', 'Y'],
    unknownToHim: ['–', '–'], // C-42
    unknownToOwner: ['–', '–'], // C-46
    unknownToOwnersOrganisation: ['–', '–'],
    stranger: ['–', '–'],
  };

  beforeAll(async () => {
    [shared, jansensOnly, deboersOnly] = [await addCompany(), await addCompany(), await addCompany()];
    const [jansen, deboer] = [await companyOf('jansen', 'fatima'), await companyOf('deboer', 'anna')];
    for (const [one, other] of [
      [jansen, shared],
      [deboer, shared],
      [jansen, jansensOnly],
      [deboer, deboersOnly],
    ] as const) {
      await actAs(other);
      const requestId = await giveRequest(one, other);
      expect((await post(acceptRelationshipRequest, { requestId })).code).toBe('ok');
    }
  });

  describe.each(Object.entries(byExternals))('%s', (_, { isRelationshipManager, isMember }) => {
    let documentId: string;
    beforeAll(async () => {
      documentId = await giveDocument('vastgoed');
      await setPerson('chris', { role: 'basic', isRelationshipManager, memberOf: [] });
      await actAs('fatima');
      if (isMember)
        await post(addPartnerMembers, {
          partnershipId,
          organisationId: organisation('vastgoed'),
          userIds: [person('chris').userId],
          level: 'member',
        });
      else expect((await shareWith('fatima', documentId, 'chris', 'full_access')).code).toBe('ok');
    });

    test.each(Object.entries(answers))('%s', async (column, [notManager, manager]) => {
      const answer = isRelationshipManager ? manager : notManager;
      const before = await everything();
      const { code } = await shareWith('chris', documentId, { principalId: whom[column]!() }, 'read_only');
      expect(code).toBe({ Y: 'ok', N: 'forbidden', '–': 'not_found' }[answer]);
      if (answer !== 'Y') expect(await everything()).toEqual(before);
    });
  });
});

// H08, H09: somebody of De Boer with full access to Jansen's document. "in" is their own environment, and of the owner's the users and
// organisations (note 10); of groups their own, partner groups of the two, and no public one but their own.
describe.each([
  ['H08 external with Full access, not RM at home', false],
  ['H09 external with Full access, RM at home', true],
] as const)('5.7 %s', (_, isRelationshipManager) => {
  let documentId: string;
  beforeAll(async () => {
    groups.ownPublic ??= await giveGroup('deboer', 'public', 'Helpdesk');
    documentId = await giveDocument('vastgoed');
    await shareWith('fatima', documentId, 'chris', 'full_access');
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ isRelationshipManager })
        .where(sql`${users.id} = ${person('chris').userId}`),
    );
  });

  test.each([
    ['own environment group', () => groups.partnersEnvironment!, 'ok'],
    ['own public group', () => groups.ownPublic!, 'ok'],
    ['the owner’s environment group', () => groups.environment!, 'not_found'],
    ['the owner’s public group', () => groups.public!, 'not_found'],
    ['a stranger’s public group', () => groups.strangersPublic!, 'not_found'],
    ['a partner group of the two', () => groups.partner!, isRelationshipManager ? 'ok' : 'forbidden'],
  ] as const)('%s', async (_name, group, code) => {
    const before = await everything();
    expect((await shareWith('chris', documentId, { principalId: group() }, 'read_only')).code).toBe(code);
    if (code !== 'ok') expect(await everything()).toEqual(before);
  });
});

describe('5.7 What a refusal says', () => {
  beforeEach(() => setPerson('hanna', { role: 'basic', isRelationshipManager: false, memberOf: ['bakkerij'] }));

  test('H04⁸ that the relationship manager role is missing, and who can give it (N-13)', async () => {
    const documentId = await prepare({ shared: 'full_access' }, 'inbox_in');
    expect(await shareWith('hanna', documentId, 'chris', 'read_only')).toMatchObject({
      code: 'forbidden',
      missing: [
        {
          condition: 'You need the Relationship manager role to share outside your environment.',
          remedy: 'Fatima Jansen can assign it in My environment > Users.',
        },
      ],
    });
  });

  test('one recipient that may not be reached refuses all of them: nothing is half shared', async () => {
    const documentId = await prepare({ shared: 'full_access' }, 'inbox_in');
    const before = await everything();
    await actAs('hanna');
    for (const [other, code] of [
      [person('chris').userId, 'forbidden'],
      [person('pien').userId, 'not_found'],
      [newId(), 'not_found'],
    ] as const) {
      const answer = await post(shareDocuments, {
        documents: [documentId],
        recipients: [person('gijs').userId, other],
        accesses: ['read_only'],
      });
      expect(answer.code).toBe(code);
    }
    expect(await everything()).toEqual(before);
  });

  test('a relationship manager’s role withdrawn while the dialog is open counts at Save (T03)', async () => {
    const documentId = await prepare({ shared: 'full_access', isRelationshipManager: true }, 'inbox_in');
    expect(await shareWith('hanna', documentId, 'chris', 'read_only')).toMatchObject({ code: 'ok' });
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ isRelationshipManager: false })
        .where(sql`${users.id} = ${person('hanna').userId}`),
    );
    const before = await everything();
    expect(await shareWith('hanna', documentId, { principalId: organisation('deboer') }, 'read_only')).toMatchObject({
      code: 'forbidden',
    });
    expect(await everything()).toEqual(before);
  });

  test('a blocked person cannot be chosen', async () => {
    const documentId = await prepare({ shared: 'full_access' }, 'inbox_in');
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ blockedAt: new Date() })
        .where(sql`${users.id} = ${person('gijs').userId}`),
    );
    expect(await shareWith('hanna', documentId, 'gijs', 'read_only')).toMatchObject({ code: 'not_found' });
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ blockedAt: null })
        .where(sql`${users.id} = ${person('gijs').userId}`),
    );
  });
});
