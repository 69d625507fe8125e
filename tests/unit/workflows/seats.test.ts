import { expect, test } from 'vitest';
import { chainOf, type OpenTask, openSeats, seatsHeldBy, standingOf } from '@/lib/workflows/engine/seats';

const delegation = (position: number, holderId: string) => ({ seatId: 'anna', position, holderId });
const task: OpenTask = {
  mode: 'all_must_act',
  waitsForAll: false,
  named: ['anna', 'bram', 'chris'],
  excluded: ['bram'],
  delegations: [delegation(2, 'emma'), delegation(1, 'dewi')],
  decided: new Map([['chris', 'approved']]),
};
const but =
  (...unable: string[]) =>
  (personId: string) =>
    !unable.includes(personId);

test('a seat is with whoever it was delegated to last; excluded and decided ones are nobody’s', () => {
  expect(openSeats(task, but())).toEqual([{ seatId: 'anna', holderId: 'emma' }]);
  expect(chainOf(task, 'anna', but()).map((one) => one.holderId)).toEqual(['dewi', 'emma']);
  expect([seatsHeldBy(task, but(), 'emma'), seatsHeldBy(task, but(), 'anna')]).toEqual([openSeats(task, but()), []]);
});

test('who cannot act any more holds nothing: it is back with the one below, whoever that is by now (D17)', () => {
  expect(openSeats(task, but('emma'))).toEqual([{ seatId: 'anna', holderId: 'dewi' }]);
  expect(openSeats(task, but('emma', 'dewi'))).toEqual([{ seatId: 'anna', holderId: 'anna' }]);
  expect(openSeats(task, but('dewi'))).toEqual([{ seatId: 'anna', holderId: 'emma' }]);
});

test('where nobody is left it waits for a workflow administrator: to confirm what was decided, or to assign it (C-12)', () => {
  const nobody = but('anna', 'dewi', 'emma');
  expect(standingOf(task, but('emma'))).toBe('decidable');
  expect(standingOf(task, nobody)).toBe('confirmation');
  expect(standingOf({ ...task, decided: new Map() }, but('anna', 'dewi', 'emma', 'chris'))).toBe('nobody');
});
