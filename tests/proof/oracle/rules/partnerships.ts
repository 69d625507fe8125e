import type { Facts, Request, Rule } from '../facts';
import {
  administrators,
  hasPartnerships,
  homeOf,
  keepersOfPartnerships,
  makersOfPartnerships,
  of,
  relationshipManagers,
} from '../people';
import { both, either, type People, the, where } from '../sets';
import { connectedTo, sidesOf } from '../standing';

// 5.3 Partnerships and requests, 5.4 what each state allows, 5.5 requests, 5.6 relationship managers.

/** P02 to P05, P10: columns A+R and AD+R, on Basic or higher. */
const asking: Rule = (facts, { environment }) =>
  where(hasPartnerships(facts, environment), both(makersOfPartnerships(facts), of(facts, environment)));

/** The requester's conditions, asked again when the answer comes (Q09). */
const isEntitled = (facts: Facts, { by, from }: Request): boolean =>
  asking(facts, { environment: from } as never).has(by);

/** Of an open request, those of one of its sides. */
const pending =
  (side: 'from' | 'to', people: (facts: Facts, request: Request) => People): Rule =>
  (facts, on) => {
    const request = the(facts.requests, on.request);
    return where(request.state === 'pending', both(people(facts, request), of(facts, request[side])));
  };

/** The keepers on the side of whoever is connected: never for the other side (P16). */
const keepersBeside: Rule = (facts, { person }) => both(keepersOfPartnerships(facts), of(facts, homeOf(facts, person)));

export const partnerships: Record<string, Rule> = {
  'partnership.see': (facts, { partnership }) =>
    both(sidesOf(facts, partnership), either(keepersOfPartnerships(facts), connectedTo(facts, partnership))), // P01, S17
  'partnership.find': asking, // P02
  'partnership.request': asking, // P03 to P05
  'authorisation.request': asking, // P10
  'partnership.accept': pending('to', (facts, request) =>
    where(isEntitled(facts, request) && hasPartnerships(facts, request.to), makersOfPartnerships(facts)),
  ), // P06, P07, Q01
  'authorisation.accept': (facts, on) =>
    pending('to', (all, request) =>
      where(isEntitled(all, request), either(makersOfPartnerships(all), where(on.takesTheRole, administrators(all)))),
    )(facts, on), // P11, C-06: whatever the client's own subscription
  'partnership.decline': pending('to', keepersOfPartnerships), // P08, P12, Q03
  'partnership.withdrawRequest': pending('from', keepersOfPartnerships), // P09, Q04
  'partnership.resendRequest': pending('from', keepersOfPartnerships), // P09, Q05
  'partnership.end': (facts, { partnership }) => both(keepersOfPartnerships(facts), sidesOf(facts, partnership)), // P18, S19
  'partnership.withdrawScope': (facts, { environment }) => both(keepersOfPartnerships(facts), of(facts, environment)), // C-17
  'relationshipManager.connect': (facts, on) =>
    where(relationshipManagers(facts).has(on.person), keepersBeside(facts, on)), // P13 to P16, P19
  'relationshipManager.makeContact': keepersBeside, // P13, P16
  'relationshipManager.disconnect': (facts, on) => either(keepersBeside(facts, on), new Set([on.person])), // P17: also one's own link
};
