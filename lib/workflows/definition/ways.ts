import type { Definition, Target } from './definition';

/** Whether a way out of the step at this place leads to the end, or to a step below it. */
export const leadsDown = (definition: Definition, at: number, target: Target): boolean =>
  target === 'next' || target === 'approve' || target === 'reject' || placeOf(definition, target) > at;

/** The place of a step; -1 for one that is not there. */
export const placeOf = ({ steps }: Definition, key: string): number => steps.findIndex((one) => one.key === key);
