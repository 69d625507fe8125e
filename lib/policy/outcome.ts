/** What an action answers. A leaf: components may import it. Codes as everywhere in the product, so that a refusal can be told from a fault. */

/** One thing that is missing, in words of the reader's language, and who can give it (N-13). */
export type Missing = { condition: string; remedy?: string };

/** What was typed, given back so that nothing is lost when the form comes again. */
export type Values = Record<string, string | string[]>;

/** One of several things that was not done, by the id it was posted with, and why not. */
export type Refused = { id: string; why: string };

export type Outcome =
  | { code: 'ok'; message?: string; refused?: Refused[]; values?: undefined }
  | { code: 'invalid'; message: string; fields: Record<string, string>; values: Values }
  | { code: 'forbidden'; message: string; missing: Missing[]; values?: Values }
  | { code: 'not_found'; message: string; values?: Values }
  | { code: 'conflict'; message: string; at?: string; values?: Values }
  | { code: 'rate_limited'; message: string; retryAfterSeconds: number; values?: Values };

/** An action as a form sees it: what the form showed before, and what was posted. */
export type FormAction = (before: Outcome | null, form: FormData) => Promise<Outcome>;
