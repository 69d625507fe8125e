import type { StepMode, Verdict } from '@/db/vocabulary';

// An open task as pure facts, and what follows from them. Whoever may act is worked out anew whenever it counts: nothing here is
// stored. `open_seats` in the database says the same for the lists.

/** On top of a person's seat: whom it was delegated to, by place, counted from one. */
export type Delegation = { seatId: string; position: number; holderId: string };

export type OpenTask = {
  mode: StepMode;
  /** All must act: a rejection counts once everybody has acted, rather than at once. */
  waitsForAll: boolean;
  /** Everybody the step names at this moment, each once: by name, as members of its groups, by their role. */
  named: readonly string[];
  /** Who may not decide, whoever names them (N-10). */
  excluded: readonly string[];
  delegations: readonly Delegation[];
  /** What was decided for each seat, in this round. */
  decided: ReadonlyMap<string, Verdict>;
};

/** Whether somebody can act at all: neither blocked nor removed. */
export type CanAct = (personId: string) => boolean;

/** A seat that is still to be decided, and who may: the person, or whoever it was delegated to last. */
export type Seat = { seatId: string; holderId: string };

/** The seats that are still to be decided by somebody who can. */
export function openSeats(task: OpenTask, canAct: CanAct): Seat[] {
  return task.named
    .filter((seatId) => !task.excluded.includes(seatId) && !task.decided.has(seatId))
    .map((seatId) => ({ seatId, holderId: chainOf(task, seatId, canAct).at(-1)?.holderId ?? seatId }))
    .filter(({ holderId }) => canAct(holderId));
}

/** The seats that somebody holds now: their own, and those delegated to them. */
export const seatsHeldBy = (task: OpenTask, canAct: CanAct, personId: string): Seat[] =>
  openSeats(task, canAct).filter((seat) => seat.holderId === personId);

/** Whom a seat was delegated to, lowest first. Who cannot act any more holds nothing: it is back with the one below (D17). */
export const chainOf = (task: OpenTask, seatId: string, canAct: CanAct): Delegation[] =>
  task.delegations
    .filter((one) => one.seatId === seatId && canAct(one.holderId))
    .toSorted((a, b) => a.position - b.position);

/**
 * Whether people can decide the task, or it waits for a workflow administrator: because nobody is left who could, or because
 * nobody is left to act where all others have, which a removal alone never completes (C-12).
 */
export function standingOf(task: OpenTask, canAct: CanAct): 'decidable' | 'nobody' | 'confirmation' {
  if (openSeats(task, canAct).length > 0) return 'decidable';
  return task.decided.size > 0 ? 'confirmation' : 'nobody';
}
