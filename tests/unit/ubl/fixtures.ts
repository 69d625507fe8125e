/** Small documents of our own, for the tests of this folder. */

const namespaces = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

/** UBL with a root of that name around the content; prefixes cac and cbc are bound. */
export function ubl(root: string, content: string, prolog = '<?xml version="1.0" encoding="UTF-8"?>'): string {
  return `${prolog}<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="${namespaces.cac}" xmlns:cbc="${namespaces.cbc}">${content}</${root}>`;
}

/** Cross Industry content inside its root; prefixes rsm, ram and udt are bound. */
export function cii(content: string): string {
  const data = 'urn:un:unece:uncefact:data:standard:';
  return `<rsm:CrossIndustryInvoice xmlns:rsm="${data}CrossIndustryInvoice:100" xmlns:ram="${data}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="${data}UnqualifiedDataType:100" xmlns:qdt="${data}QualifiedDataType:100">${content}</rsm:CrossIndustryInvoice>`;
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The code and values of the Refusal that the work throws; fails when it throws none. */
export function refusalOf(work: () => unknown): { code: string; values: Readonly<Record<string, string | number>> } {
  try {
    work();
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal' && 'code' in error && 'values' in error) {
      return error as unknown as { code: string; values: Record<string, string | number> };
    }
    throw error;
  }
  throw new Error('Nothing was refused');
}

/**
 * How long the work takes, in milliseconds: by the clock or by the processor, whichever is less, and of slow work the quickest of
 * three, so that a busy machine does not count: what holds the portal up does so every time.
 */
export function timed(work: () => unknown): number {
  let quickest = once(work);
  for (let again = 0; again < 2 && quickest > 400; again++) quickest = Math.min(quickest, once(work));
  return quickest;
}

function once(work: () => unknown): number {
  const start = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - start, (user + system) / 1000);
}
