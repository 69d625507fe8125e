import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner, within } from '@/db/seed/owner';
import { Claim, timesFor } from '../proof/claim';
import { cases } from '../proof/endpoints/cases/all';
import { Ledger } from '../proof/endpoints/ledger';
import { endpointsOfBuild, unmapped } from '../proof/endpoints/manifests';
import { everyTrial, someTrials, type Trial } from '../proof/endpoints/plan';
import { foreignInLog, type Rig, runTrials } from '../proof/endpoints/run';
import { makeWorld, type World } from '../proof/endpoints/world';
import { withoutWallAndDoor } from '../worlds/spoil';

// Every page, action and route handler of the build × role × relation, over HTTP (T-01 to T-04, T-19, T-22, T-23, T-73, T-80).

const minutes = 60_000;
const endpoints = endpointsOfBuild();
let world: World;
let ledger: Ledger;

beforeAll(async () => {
  world = await makeWorld();
  // Nobody's being here is noted while it is looked whether anything changes.
  await asOwner((tx) => tx.execute(sql`update sessions set last_seen_at = now() + interval '1 day'`));
  ledger = await Ledger.open();
}, 5 * minutes);
afterAll(() => ledger?.close());

const rigFor = (claim: Claim): Rig => ({
  ...{ world, ledger, claim },
  endpoints: new Map(endpoints.map((one) => [one.name, one])),
});

describe('every endpoint', () => {
  test('has a case, and no case is left over', () => {
    const named = cases.map((one) => one.endpoint);
    expect(unmapped(endpoints, named)).toEqual([]);
  });

  test(
    'gives everybody what is theirs and nobody anything else',
    async () => {
      const short = someTrials(world, cases);
      const wanted = timesFor('KOPPEL_REQUESTS', short.length);
      const trials = wanted > short.length ? everyTrial(world, cases) : short;
      const claim = new Claim(
        'every endpoint gives each role what is theirs, and nobody anything else',
        'requests',
        wanted,
      );
      await runTrials(rigFor(claim), trials);
      claim.count(0, foreignInLog(world));
      expect(claim.close()).toEqual([]);
    },
    120 * minutes,
  );
});

describe('the rig finds', () => {
  test('a row of somebody else that changed, and undoes it', async () => {
    const { stranger } = world.homes;
    await asOwner((tx) =>
      within(tx, stranger.environmentId, async () => {
        await tx.execute(sql`update documents set subject = 'changed' where id = ${stranger.open.document}`);
      }),
    );
    const changes = await ledger.changesUndone();
    expect(changes).toContainEqual({ table: 'documents', environments: [stranger.environmentId] });
    expect(await ledger.changesUndone()).toEqual([]);
  });

  test('what is shown to somebody else, when the wall and the door are taken out', async () => {
    const one = cases.find(({ endpoint }) => endpoint === 'page /inbox/in')!;
    const trial: Trial = { one, home: 'first', relation: 'own', role: 'basic', manner: 'plain' };
    const contradictions = async () => {
      const claim = new Claim('a portal that is spoilt', 'requests', 1);
      await runTrials(rigFor(claim), [trial]);
      return claim.contradictions.join('\n');
    };
    await withoutWallAndDoor(async () => expect(await contradictions()).toMatch(/shows a number of the stranger/));
    expect(await contradictions()).toBe('');
  });
});
