import type { Verdict } from '@/db/vocabulary';
import { type CanAct, type OpenTask, openSeats, seatsHeldBy, standingOf } from './seats';

/** What a decision comes to: the seats it was made for, and what becomes of the step, if it is over. */
export type Decided = { seats: string[]; outcome: Verdict | null };

/**
 * Decides for every seat the person holds (W05 to W13). One person sufficient: the first decision closes the step, whichever it is.
 * All must act: an approval closes it when nobody else is left to act; a rejection at once, or then too where the step waits for all.
 * Nothing for who holds no seat.
 */
export function decide(task: OpenTask, canAct: CanAct, personId: string, verdict: Verdict): Decided | null {
  const seats = seatsHeldBy(task, canAct, personId).map((seat) => seat.seatId);
  if (seats.length === 0) return null;
  if (task.mode === 'one_sufficient' || (verdict === 'rejected' && !task.waitsForAll))
    return { seats, outcome: verdict };
  const after = { ...task, decided: new Map([...task.decided, ...seats.map((seat) => [seat, verdict] as const)]) };
  return { seats, outcome: openSeats(after, canAct).length > 0 ? null : sumOf(after) };
}

/** What a workflow administrator confirms where everybody who is left has acted: the sum of what was decided (C-12). Nothing where somebody still may act, or nobody has. */
export const confirm = (task: OpenTask, canAct: CanAct): Verdict | null =>
  standingOf(task, canAct) === 'confirmation' ? sumOf(task) : null;

/** One rejection is one too many. */
const sumOf = ({ decided }: OpenTask): Verdict =>
  [...decided.values()].includes('rejected') ? 'rejected' : 'approved';
