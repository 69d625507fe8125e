import type { Verdict } from '@/db/vocabulary';
import type { Values } from '@/lib/workflows/checks/fields';
import type { Definition, TaskStep } from '@/lib/workflows/definition/definition';
import { advance, begin, type Reached } from '@/lib/workflows/engine/advance';
import { confirm, decide } from '@/lib/workflows/engine/decide';
import { delegate, giveBack, lapsed, recall, unfitFor } from '@/lib/workflows/engine/delegate';
import { reachOf } from '@/lib/workflows/engine/reach';
import { type Delegation, type OpenTask, openSeats, standingOf } from '@/lib/workflows/engine/seats';
import { backFrom, environments, fitsGroup, type Happening, type History, type Named, type Seen } from './history';

// The pure part of the product on a history: facts in plain lists, as the tables hold them, and the engine's answers put back into them.

const nothing = {} as Values;

/** The history's steps as a version of a workflow; who is named stands beside it. */
export const definitionOf = (history: History, assigneesOf: (names: Named[]) => TaskStep['assignees']): Definition => ({
  starts: { isAutomatic: false, organisations: [], types: [], boxes: [] },
  steps: history.steps.map((step, at) => {
    const back = backFrom(history.steps, at);
    return {
      kind: 'task',
      key: `s${at}`,
      name: `Step ${at}`,
      assignees: assigneesOf(step.names),
      mode: step.mode,
      waitsForAll: step.waitsForAll,
      notCreator: step.notCreator,
      notPreviousApprover: step.notPreviousApprover,
      remindAfterDays: null,
      dueAfterDays: null,
      approved: 'next',
      rejected: back === null ? 'reject' : `s${back}`,
    };
  }),
});

export class OnEngine {
  private readonly definition: Definition;
  private readonly live = new Set<number>([1, 2]);
  private readonly blocked = new Set<number>();
  private readonly seats: { group: number; who: number }[];
  private readonly closed = new Set<number>();
  private frozen: { group: number; who: number }[] = [];
  private approved: { step: string; by: string[] }[] = [];
  private rounds = new Map<string, number>();
  private reached: Reached;
  private names: Named[] = [];
  private excluded: string[] = [];
  private delegations: Delegation[] = [];
  private decisions: { seat: string; by: string; verdict: Verdict }[] = [];

  constructor(private readonly history: History) {
    this.seats = history.groups.flatMap((members, group) => members.map((who) => ({ group, who })));
    this.definition = definitionOf(history, () => []);
    this.reached = begin(this.definition, nothing).reached;
    this.open();
  }

  seen(isDone: boolean): Seen {
    if ('verdict' in this.reached)
      return { isDone, run: this.reached.verdict, step: null, round: 0, holders: {}, standing: null };
    const { key } = this.reached.step;
    const holders: Record<number, number> = {};
    for (const { holderId } of openSeats(this.task(), this.canAct))
      holders[Number(holderId)] = (holders[Number(holderId)] ?? 0) + 1;
    return {
      isDone,
      run: 'open',
      step: Number(key.slice(1)),
      round: this.rounds.get(key)!,
      holders,
      standing: standingOf(this.task(), this.canAct),
    };
  }

  happen(one: Happening): boolean {
    const isOpen = 'step' in this.reached;
    const who = 'who' in one ? String(one.who) : '';
    switch (one.what) {
      case 'decide': {
        const made = isOpen && this.canAct(who) && decide(this.task(), this.canAct, who, one.verdict);
        if (!made) return false;
        for (const seat of made.seats) this.decisions.push({ seat, by: who, verdict: one.verdict });
        this.delegations = this.delegations.filter((each) => !made.seats.includes(each.seatId));
        if (made.outcome) this.close(made.outcome);
        return true;
      }
      case 'delegate': {
        const reach = reachOf('0', String(environments[one.who]), String(environments[one.to]));
        const isReached = reach === 'colleague' || (reach === 'partner' && this.live.has(environments[one.to]!));
        if (!isOpen || !this.canAct(who) || !isReached || unfitFor(this.task(), this.canAct, String(one.to)))
          return false;
        if (this.decisions.some((each) => each.by === String(one.to))) return false;
        const given = delegate(this.task(), this.canAct, who, String(one.to));
        this.delegations.push(...given);
        return given.length > 0;
      }
      case 'giveBack':
        return isOpen && this.canAct(who) && this.takeAway(giveBack(this.task(), this.canAct, who));
      case 'recall':
        return isOpen && this.canAct(who) && this.takeAway(recall(this.task(), this.canAct, who));
      case 'reassign': {
        const isUnfit = (to: number) =>
          !this.canAct(String(to)) ||
          this.excluded.includes(String(to)) ||
          (environments[to] !== 0 && !this.live.has(environments[to]!));
        if (!isOpen || one.to.some(isUnfit)) return false;
        this.names = one.to.map((user) => ({ user }));
        this.delegations = [];
        return true;
      }
      case 'confirm': {
        const outcome = isOpen && confirm(this.task(), this.canAct);
        if (outcome) this.close(outcome);
        return Boolean(outcome);
      }
      default:
        return this.change(one);
    }
  }

  /** What the tables and their triggers do when something changes around the task. */
  private change(
    one: Extract<Happening, { what: 'join' | 'leave' | 'deleteGroup' | 'endPartnership' | 'block' | 'unblock' }>,
  ): boolean {
    switch (one.what) {
      case 'join':
        if (this.closed.has(one.group) || !fitsGroup(one.who, one.group) || this.isGone(one.who) || this.sits(one))
          return false;
        if (this.blocked.has(one.who)) return false;
        return this.seats.push({ group: one.group, who: one.who }) > 0;
      case 'leave':
        if (this.closed.has(one.group) || !this.sits(one)) return false;
        return this.remove(this.seats, (seat) => seat.group === one.group && seat.who === one.who);
      case 'deleteGroup':
        if (this.closed.has(one.group)) return false;
        return this.freeze(one.group);
      case 'endPartnership':
        if (!this.live.delete(one.environment)) return false;
        if (one.environment === 1 && !this.closed.has(1)) this.freeze(1);
        this.names = this.names.filter((name) => !('user' in name && this.isGone(name.user)));
        this.delegations = this.delegations.filter((each) => !this.isGone(Number(each.holderId)));
        this.frozen = this.frozen.filter((seat) => !this.isGone(seat.who));
        this.remove(this.seats, (seat) => this.isGone(seat.who));
        return true;
      case 'block':
        if (this.blocked.has(one.who)) return false;
        this.blocked.add(one.who);
        this.takeAway(lapsed(this.task(), this.canAct));
        return true;
      case 'unblock':
        return this.blocked.delete(one.who);
    }
  }

  private canAct = (id: string) => !this.blocked.has(Number(id));
  private isGone = (who: number) => environments[who] !== 0 && !this.live.has(environments[who]!);
  private sits = (one: { group: number; who: number }) =>
    this.seats.some((seat) => seat.group === one.group && seat.who === one.who);

  private task(): OpenTask {
    const step = 'step' in this.reached ? this.reached.step : this.definition.steps[0]!;
    const { mode, waitsForAll } = step as TaskStep;
    return {
      mode,
      waitsForAll,
      named: this.named(),
      excluded: this.excluded,
      delegations: this.delegations,
      decided: new Map(this.decisions.map((one) => [one.seat, one.verdict])),
    };
  }

  private named(): string[] {
    const ids = this.names.flatMap((name) => {
      if ('user' in name) return [name.user];
      const seats = this.closed.has(name.group) ? this.frozen : this.seats;
      return seats.filter((seat) => seat.group === name.group).map((seat) => seat.who);
    });
    return [...new Set(ids)].map(String);
  }

  private freeze(group: number): true {
    this.frozen.push(...this.seats.filter((seat) => seat.group === group));
    this.closed.add(group);
    return true;
  }

  private remove(
    list: { group: number; who: number }[],
    which: (seat: { group: number; who: number }) => boolean,
  ): true {
    for (let at = list.length - 1; at >= 0; at--) if (which(list[at]!)) list.splice(at, 1);
    const named = this.named();
    this.delegations = this.delegations.filter((one) => named.includes(one.seatId));
    return true;
  }

  private takeAway(gone: Delegation[]): boolean {
    this.delegations = this.delegations.filter((one) => !gone.includes(one));
    return gone.length > 0;
  }

  private close(outcome: Verdict): void {
    if (!('step' in this.reached)) return;
    const { key } = this.reached.step;
    const approvers = this.decisions.flatMap((one) => (one.verdict === 'approved' ? [one.by, one.seat] : []));
    if (outcome === 'approved') this.approved.push({ step: key, by: approvers });
    this.reached = advance(this.definition, key, outcome, nothing).reached;
    this.open();
  }

  private open(): void {
    if (!('step' in this.reached)) return;
    const { key, notCreator, notPreviousApprover } = this.reached.step;
    this.rounds.set(key, (this.rounds.get(key) ?? 0) + 1);
    this.names = this.history.steps[Number(key.slice(1))]!.names.filter(
      (name) => !('user' in name && this.isGone(name.user)),
    );
    const before = this.approved.findLast((one) => one.step !== key)?.by ?? [];
    this.excluded = [...(notCreator ? [String(this.history.creator)] : []), ...(notPreviousApprover ? before : [])];
    this.delegations = [];
    this.decisions = [];
  }
}
