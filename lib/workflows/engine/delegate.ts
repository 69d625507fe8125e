import { type CanAct, chainOf, type Delegation, type OpenTask, seatsHeldBy } from './seats';

/** Why somebody cannot be given a task: they may not decide it, can decide it already, or cannot act at all. */
export type Unfit = 'excluded' | 'holds_already' | 'cannot_act';

/** Whether a person can be given the task. Who is named in it, or holds a seat, would only have one voice for two. */
export function unfitFor(task: OpenTask, canAct: CanAct, personId: string): Unfit | null {
  if (!canAct(personId)) return 'cannot_act';
  if (task.excluded.includes(personId)) return 'excluded';
  const takesPart = task.named.includes(personId) || task.delegations.some((one) => one.holderId === personId);
  return takesPart ? 'holds_already' : null;
}

/** So often a task is passed on at most, before it is decided or comes back (T-45). */
export const mostPassedOn = 10;

/** Whether one of the seats that the person holds has been passed on as often as may be. */
export const isPassedOnEnough = (task: OpenTask, canAct: CanAct, personId: string): boolean =>
  seatsHeldBy(task, canAct, personId).some(({ seatId }) => chainOf(task, seatId, canAct).length >= mostPassedOn);

/** The delegations that put another on top of every seat the person holds (D01, D02, D11). */
export const delegate = (task: OpenTask, canAct: CanAct, personId: string, toId: string): Delegation[] =>
  seatsHeldBy(task, canAct, personId).map(({ seatId }) => ({
    seatId,
    position: Math.max(0, ...task.delegations.filter((one) => one.seatId === seatId).map((one) => one.position)) + 1,
    holderId: toId,
  }));

/** The delegations through which a person holds seats, to be taken away: each goes back to whoever is below (D10). */
export const giveBack = (task: OpenTask, canAct: CanAct, personId: string): Delegation[] =>
  seatsHeldBy(task, canAct, personId).flatMap(({ seatId }) => chainOf(task, seatId, canAct).slice(-1));

/** The delegations above a person, to be taken away: the seat is with them again (D14). None for who gave nothing away. */
export const recall = (task: OpenTask, canAct: CanAct, personId: string): Delegation[] =>
  task.named
    .filter((seatId) => !task.excluded.includes(seatId) && !task.decided.has(seatId))
    .flatMap((seatId) => {
      const chain = chainOf(task, seatId, canAct);
      if (seatId === personId) return chain;
      const own = chain.findIndex((one) => one.holderId === personId);
      return own < 0 ? [] : chain.slice(own + 1);
    });

/** The delegations to people who cannot act any more: they are over for good, also when their holder comes back (D17). */
export const lapsed = ({ delegations }: OpenTask, canAct: CanAct): Delegation[] =>
  delegations.filter((one) => !canAct(one.holderId));
