import { readFileSync } from 'node:fs';
import type { Claim } from '../claim';
import { sideBySide } from '../side-by-side';
import type { Case } from './case';
import { type Answered, ask } from './client';
import { comparable, complaintOf, difference, maySee, type Verdict, verdictOf } from './judge';
import type { Change, Ledger } from './ledger';
import { foreignInLetters } from './letters';
import type { Things } from './making';
import type { Endpoint } from './manifests';
import type { Mark } from './marks';
import { isAllowed, missingInstead, nameOf, type Trial, thingsFor } from './plan';
import { isAction, requestOf } from './request';
import { shutOut, workflowPeople } from './roles';
import type { World } from './world';

export type Rig = { world: World; ledger: Ledger; endpoints: ReadonlyMap<string, Endpoint>; claim: Claim };
type Seen = { answered: Answered; verdict: Verdict; things: Things };

const atOnce = 4;

/**
 * Asks everything, and counts each question with what contradicts the claim: a verdict that is not due, a mark that is not for whoever
 * asked, a row that changed though it was refused or that belongs to somebody else, an answer that tells the foreign from the missing.
 */
export async function runTrials(rig: Rig, trials: readonly Trial[]): Promise<void> {
  for (const own of byCase(trials)) {
    await rig.ledger.forgetHowOften();
    // What changes nothing goes side by side; what is to change something, one after the other, each on the world as it was.
    const [changing, quiet] = split(own, (trial) => isToChange(rig, trial));
    const [reading, refused] = split(quiet, isAllowed);
    await forEach(refused, (trial) => tryRefused(rig, trial));
    rig.claim.count(
      0,
      (await changed(rig)).map((what) => `${refused[0]?.one.endpoint}, refused, changed ${what}`),
    );
    await forEach(reading, (trial) => tryOne(rig, trial));
    rig.claim.count(0, await foreignChanges(rig, reading));
    for (const trial of changing) {
      if (trial.one.isPublic) await rig.ledger.forgetHowOften();
      await tryOne(rig, trial);
      rig.claim.count(0, await foreignInLetters(rig, trial));
      rig.claim.count(0, await foreignChanges(rig, [trial]));
    }
  }
}

/** Those of one case and one home together. */
function byCase(trials: readonly Trial[]): Trial[][] {
  const found = new Map<Case, { first: Trial[]; second: Trial[] }>();
  for (const trial of trials) {
    const own = found.get(trial.one) ?? { first: [], second: [] };
    own[trial.home].push(trial);
    found.set(trial.one, own);
  }
  return [...found.values()].flatMap(({ first, second }) => [first, second]);
}

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

const forEach = (trials: readonly Trial[], work: (trial: Trial) => Promise<unknown>): Promise<void> =>
  sideBySide(trials.length, atOnce, async (at) => void (await work(trials[at]!)));

const isToChange = ({ endpoints }: Rig, trial: Trial): boolean =>
  (isAllowed(trial) && !shutOut.includes(trial.role) && (trial.one.body !== undefined || isAction(endpoints, trial))) ||
  (trial.one.isPublic === true && isAction(endpoints, trial));

async function tryOne(rig: Rig, trial: Trial): Promise<Seen> {
  const things = thingsFor(rig.world, trial);
  const seen = await asked(rig, trial, things);
  const complaint = isHidden(rig, trial, seen) ? null : complaintOf(trial, seen.verdict);
  rig.claim.count(1, complaint ? [`${nameOf(trial)}: ${complaint} ${excerpt(seen.answered)}`] : []);
  return seen;
}

/** A form that is sent without script is answered by a page, which says what came of it in words: what is judged then is what it shows and changes. */
const isHidden = (rig: Rig, trial: Trial, { answered }: Seen) =>
  trial.manner === 'plain' && isAction(rig.endpoints, trial) && answered.status < 500;

/** Beside the question itself, the same about something that is nowhere: both answers must be one, but for the nonce. */
async function tryRefused(rig: Rig, trial: Trial): Promise<void> {
  const seen = await tryOne(rig, trial);
  // A form without script is answered by the page it stands on, which the trials of pages compare.
  const isForm = trial.manner === 'plain' && isAction(rig.endpoints, trial);
  if (isThere(trial) || isForm || shutOut.includes(trial.role)) return;
  const parts = await toldApart(rig, trial, seen);
  rig.claim.count(1, parts ? [`${nameOf(trial)}: told from what is missing, ${parts}`] : []);
}

/** React names a thing by where it was sent first, which hangs on who was served first: what tells the two apart does so every time. */
async function toldApart(rig: Rig, trial: Trial, { answered, things }: Seen, triesLeft = 5): Promise<string | null> {
  const elsewhere = missingInstead(things);
  const missing = await asked(rig, trial, elsewhere);
  const parts = difference(comparable(answered, things, elsewhere), comparable(missing.answered, things, elsewhere));
  if (!parts || triesLeft === 1) return parts;
  return toldApart(rig, trial, await asked(rig, trial, things), triesLeft - 1);
}

/** Whether the thing is before their eyes, although they may not do this with it. */
function isThere({ one, relation, role }: Trial): boolean {
  if (relation === 'own' || relation === 'shared' || one.known?.includes(relation)) return true;
  const seesTasks = one.endpoint.includes('tasks') && workflowPeople.includes(role);
  return relation === 'hidden' && (role === 'administrator' || seesTasks);
}

async function asked(rig: Rig, trial: Trial, things: Things): Promise<Seen> {
  const answered = await ask(requestOf(rig, trial, things));
  const text = Buffer.concat([Buffer.from(JSON.stringify(answered.headers)), answered.body]);
  const foreign = rig.world.marks
    .in(text)
    .filter((mark) => !maySee(trial, mark) && !wasTyped(rig, trial, things, mark));
  rig.claim.count(
    0,
    foreign.map((mark) => `${nameOf(trial)} shows ${wordsFor(mark)}`),
  );
  return { answered, things, verdict: verdictOf(answered, isAction(rig.endpoints, trial)) };
}

/** A form gives back what was typed into it. */
const wasTyped = (rig: Rig, trial: Trial, things: Things, mark: Mark) =>
  JSON.stringify(requestOf(rig, trial, things)).includes(mark.text);

export const wordsFor = ({ what, environment, set }: Mark) => `${what} of the ${environment} (${set})`;
const excerpt = ({ status, body }: Answered) => `${status} ${body.toString('utf8').slice(0, 300)}`;

const changed = async ({ ledger, world }: Rig) => told(await ledger.changesUndone(), world);
const told = (changes: readonly Change[], world: World) =>
  changes.map(({ table, environments }) => `${table} of ${environments.map((id) => keyOf(world, id)).join(' and ')}`);
const keyOf = (world: World, id: string) =>
  Object.values(world.homes).find(({ environmentId }) => environmentId === id)?.key ?? id;

/** Rows that changed and belong to neither the home of those who asked nor one that the endpoint is about too. */
async function foreignChanges(rig: Rig, trials: readonly Trial[]): Promise<string[]> {
  const { homes } = rig.world;
  const [trial] = trials;
  if (!trial) return [];
  const known = new Map(Object.values(homes).map(({ key, environmentId }) => [environmentId, key]));
  const isOwn = (id: string) => id === homes[trial.home].environmentId;
  const changes = await rig.ledger.changesUndone();
  const foreign = changes.filter(({ environments }) =>
    environments.some((id) => !isOwn(id) && known.has(id) && !trials.some((one) => mayChange(one, known.get(id)!))),
  );
  return told(foreign, rig.world).map((what) => `${nameOf(trial)} changed ${what}`);
}

function mayChange({ one, home, relation }: Trial, key: string): boolean {
  const isPartner = key === (home === 'first' ? 'second' : 'first') || (home === 'second' && key === 'stranger');
  return isPartner && (one.crosses === true || relation === 'shared');
}

/** What the portal has written down for its operator since it was started: nobody's content, no session and no link. */
export function foreignInLog({ marks, homes }: World, file = process.env.KOPPEL_PORTAL_LOG!): string[] {
  const log = readFileSync(file, 'utf8');
  const secrets = Object.values(homes).flatMap(({ cookies, whole }) => [
    ...Object.values(cookies),
    ...[whole.invitationToken!, whole.incomingToken!, whole.authorisationToken!],
  ]);
  return [
    ...marks.in(log).map((mark) => `the log shows ${wordsFor(mark)}`),
    ...secrets.filter((one) => log.includes(one)).map(() => 'the log shows a token'),
  ];
}
