import type { Values } from '@/lib/policy/outcome';
import type { Found } from './actions';
import { hostileArgument } from './hostile';
import { asForm, type Known, nearlyValid } from './payload';
import type { Random } from './random';

/** What is handed to an action, and whether its schema takes it. */
export type Payload = { given: unknown[]; isTaken: boolean };

/**
 * A payload for an action: one in eight as a page would post it, one in ten no form at all, the others forms with faults.
 * `valuesOf` is the product's own.
 */
export function payloadFor(found: Found, known: Known, random: Random, valuesOf: (form: FormData) => Values): Payload {
  if (random.chance(0.1)) {
    const given = Array.from({ length: random.below(4) }, () => hostileArgument(random));
    return { given, isTaken: takes(found, {}) };
  }
  const faults = random.chance(0.14) ? 0 : 1 + random.below(4);
  const form = asForm(nearlyValid(found.input, known, random), random, faults);
  return { given: random.chance(0.9) ? [null, form] : [form], isTaken: takes(found, valuesOf(form)) };
}

const takes = ({ input }: Found, values: Values) => input.safeParse(values).success;

const codes = ['ok', 'invalid', 'forbidden', 'not_found', 'conflict', 'rate_limited'];

/** What an action answered: a code, where it led, or the fault that it threw. */
export type Posted = { code: string; goTo?: string; outcome?: unknown; fault?: unknown };

/** Calls an action as the framework does. A redirect counts as done; what is thrown otherwise is a fault. */
export async function called({ act }: Found, given: unknown[]): Promise<Posted> {
  try {
    const outcome = await act(...given);
    return { code: (outcome as { code: string })?.code, outcome };
  } catch (fault) {
    const digest = fault instanceof Error && 'digest' in fault ? String(fault.digest) : '';
    if (digest.startsWith('NEXT_REDIRECT;')) return { code: 'ok', goTo: digest.split(';')[2] ?? '' };
    return { code: 'fault', fault };
  }
}

/** What is wrong with an answer, in words; nothing when it is one of the product's outcomes and can be sent to a browser. */
export function wrongIn({ code, outcome, fault, goTo }: Posted): string[] {
  if (fault !== undefined) return [`it threw ${told(fault)}`];
  if (goTo !== undefined) return goTo.startsWith('/') && !goTo.startsWith('//') ? [] : [`it led to ${goTo}`];
  if (!codes.includes(code)) return [`it answered the code ${code}`];
  const { message = '', fields = {} } = outcome as { message?: string; fields?: Record<string, string> };
  const said = [message, ...Object.values(fields)].join(' ');
  const inside = /PostgresError|SQLSTATE|violates|syntax error|relation "|node_modules|\.ts:\d+/.exec(said);
  return [
    ...(inside ? [`it told "${inside[0]}"`] : []),
    ...(isPlain(outcome) ? [] : ['it answered what React cannot send']),
  ];
}

/** A fault with its causes and the place where it was thrown. */
function told(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const place = /\((\/[^)]*\/(?:app|lib|db)\/[^)]*)\)/.exec(fault.stack ?? '')?.[1] ?? '';
  return `${fault.message.slice(0, 300)} at ${place}${fault.cause ? ` because ${told(fault.cause)}` : ''}`;
}

/** Whether a value is made of plain objects, lists and texts alone: with any other, the framework answers 500 itself. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value !== 'function' && typeof value !== 'symbol';
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}
