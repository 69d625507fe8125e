import type { Verdict } from '@/db/vocabulary';
import { backFrom, environments, fitsGroup, type Happening, type History, type Named, type Seen } from './history';

// What must become of a history, written once more and otherwise: everything that follows is worked out when something happens and
// kept, where the product keeps what happened and works out what follows whenever it is asked. Shares nothing with it but the words.

type Voice = { stack: number[]; said: Verdict | null; isHere: boolean };

export class Model {
  private readonly blocked = new Set<number>();
  private readonly partners = new Set<number>([0, 1, 2]);
  private readonly members: Set<number>[];
  private readonly deleted = new Map<number, Set<number>>();
  private run: 'open' | Verdict = 'open';
  private step = 0;
  private rounds: number[];
  private sources: Named[] = [];
  private barred = new Set<number>();
  private voices = new Map<number, Voice>();
  /** Who approved what, in order: the step, and the people. */
  private approvals: { step: number; by: Set<number> }[] = [];
  private approvers = new Set<number>();
  /** Who has decided in this round, for themselves or for others: nobody has two voices. */
  private speakers = new Set<number>();

  constructor(private readonly history: History) {
    this.members = history.groups.map((group) => new Set(group));
    this.rounds = history.steps.map(() => 0);
    this.open(0);
  }

  seen(isDone: boolean): Seen {
    if (this.run !== 'open') return { isDone, run: this.run, step: null, round: 0, holders: {}, standing: null };
    const holders: Record<number, number> = {};
    for (const [who, voice] of this.voices) {
      if (!this.isWaiting(who, voice)) continue;
      const holder = voice.stack.at(-1) ?? who;
      holders[holder] = (holders[holder] ?? 0) + 1;
    }
    const anySaid = [...this.voices.values()].some((voice) => voice.said);
    const standing = Object.keys(holders).length > 0 ? 'decidable' : anySaid ? 'confirmation' : 'nobody';
    return { isDone, run: 'open', step: this.step, round: this.rounds[this.step]!, holders, standing };
  }

  happen(one: Happening): boolean {
    const by = 'who' in one ? one.who : -1;
    switch (one.what) {
      case 'decide':
        return this.canSignIn(by) && this.decide(by, one.verdict);
      case 'delegate':
        return this.canSignIn(by) && this.delegate(by, one.to);
      case 'giveBack':
        return this.canSignIn(by) && this.pop((who, voice) => this.isHeldBy(who, voice, by) && voice.stack.length - 1);
      case 'recall':
        return (
          this.canSignIn(by) &&
          this.pop((who, voice) => {
            if (!voice.isHere || voice.said || this.barred.has(who)) return false;
            return who === by ? 0 : voice.stack.includes(by) && voice.stack.indexOf(by) + 1;
          })
        );
      case 'join':
        if (this.deleted.has(one.group) || !fitsGroup(by, one.group) || !this.partners.has(environments[by]!))
          return false;
        if (this.blocked.has(by)) return false;
        if (this.members[one.group]!.has(by)) return false;
        this.members[one.group]!.add(by);
        return this.lookWhoIsHere();
      case 'leave':
        if (this.deleted.has(one.group) || !this.members[one.group]!.delete(by)) return false;
        return this.lookWhoIsHere();
      case 'deleteGroup':
        if (this.deleted.has(one.group)) return false;
        this.deleted.set(one.group, new Set(this.members[one.group]));
        return true;
      case 'endPartnership':
        return this.endPartnership(one.environment);
      case 'block':
        if (this.blocked.has(by)) return false;
        this.blocked.add(by);
        for (const voice of this.voices.values()) voice.stack = voice.stack.filter((holder) => holder !== by);
        return true;
      case 'unblock':
        return this.blocked.delete(by);
      case 'reassign':
        if (this.run !== 'open') return false;
        if (
          one.to.some((who) => this.blocked.has(who) || this.barred.has(who) || !this.partners.has(environments[who]!))
        )
          return false;
        this.sources = one.to.map((user) => ({ user }));
        for (const voice of this.voices.values()) voice.stack = [];
        return this.lookWhoIsHere();
      case 'confirm': {
        if (this.run !== 'open' || this.seen(true).standing !== 'confirmation') return false;
        this.close();
        return true;
      }
    }
  }

  private canSignIn = (who: number) => !this.blocked.has(who) && this.run === 'open';

  private isWaiting = (who: number, voice: Voice) =>
    voice.isHere && !voice.said && !this.barred.has(who) && !this.blocked.has(voice.stack.at(-1) ?? who);

  private isHeldBy = (who: number, voice: Voice, by: number) =>
    this.isWaiting(who, voice) && (voice.stack.at(-1) ?? who) === by;

  private decide(by: number, verdict: Verdict): boolean {
    let spoke = false;
    for (const [who, voice] of this.voices) {
      if (!this.isHeldBy(who, voice, by)) continue;
      voice.said = verdict;
      voice.stack = [];
      spoke = true;
      this.speakers.add(by);
      // In whose place somebody approved has approved as well.
      if (verdict === 'approved') this.approvers.add(by).add(who);
    }
    if (!spoke) return false;
    const { mode, waitsForAll } = this.history.steps[this.step]!;
    if (mode === 'one_sufficient') this.close(verdict);
    else if (verdict === 'rejected' && !waitsForAll) this.close('rejected');
    else if (![...this.voices].some(([who, voice]) => this.isWaiting(who, voice))) this.close();
    return true;
  }

  private delegate(by: number, to: number): boolean {
    const [home, there] = [environments[by]!, environments[to]!];
    if (home !== there && (home !== 0 || !this.partners.has(there))) return false;
    if (this.blocked.has(to) || this.barred.has(to)) return false;
    const takesPart = [...this.voices].some(([who, voice]) => voice.isHere && (who === to || voice.stack.includes(to)));
    const held = [...this.voices].filter(([who, voice]) => this.isHeldBy(who, voice, by));
    if (takesPart || held.length === 0 || this.speakers.has(to)) return false;
    for (const [, voice] of held) voice.stack.push(to);
    return true;
  }

  /** Cuts each stack to the height that is answered for it. */
  private pop(heightOf: (who: number, voice: Voice) => number | false): boolean {
    let popped = false;
    for (const [who, voice] of this.voices) {
      const height = heightOf(who, voice);
      if (height === false || height < 0 || height >= voice.stack.length) continue;
      voice.stack.length = height;
      popped = true;
    }
    return popped;
  }

  private endPartnership(environment: number): boolean {
    if (!this.partners.has(environment)) return false;
    const isGone = (who: number) => environments[who] === environment;
    if (environment === 1 && !this.deleted.has(1)) this.deleted.set(1, new Set(this.members[1]));
    this.partners.delete(environment);
    for (const group of [...this.members, ...this.deleted.values()])
      for (const who of group) if (isGone(who)) group.delete(who);
    this.sources = this.sources.filter((one) => !('user' in one && isGone(one.user)));
    for (const voice of this.voices.values()) voice.stack = voice.stack.filter((holder) => !isGone(holder));
    return this.lookWhoIsHere();
  }

  private lookWhoIsHere(): true {
    const here = new Set(
      this.sources.flatMap((one) =>
        'user' in one ? [one.user] : [...(this.deleted.get(one.group) ?? this.members[one.group]!)],
      ),
    );
    for (const who of here) if (!this.voices.has(who)) this.voices.set(who, { stack: [], said: null, isHere: true });
    for (const [who, voice] of this.voices) {
      voice.isHere = here.has(who);
      if (!voice.isHere) voice.stack = [];
    }
    return true;
  }

  private open(step: number): void {
    this.step = step;
    this.rounds[step]!++;
    this.voices = new Map();
    this.approvers = new Set();
    this.speakers = new Set();
    const { names, notCreator, notPreviousApprover } = this.history.steps[step]!;
    this.sources = names.filter((one) => !('user' in one) || this.partners.has(environments[one.user]!));
    const before = this.approvals.filter((one) => one.step !== step).at(-1)?.by;
    this.barred = new Set([...(notCreator ? [this.history.creator] : []), ...((notPreviousApprover && before) || [])]);
    this.lookWhoIsHere();
  }

  private close(verdict?: Verdict): void {
    const all = [...this.voices.values()].map((voice) => voice.said);
    const outcome = verdict ?? (all.includes('rejected') ? 'rejected' : 'approved');
    if (outcome === 'approved') this.approvals.push({ step: this.step, by: this.approvers });
    const to = outcome === 'approved' ? this.step + 1 : backFrom(this.history.steps, this.step);
    if (to === null || to === this.history.steps.length) {
      this.run = outcome;
      return;
    }
    this.open(to);
  }
}
