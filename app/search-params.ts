/** What a page gets from its address: any name, once or several times. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;
