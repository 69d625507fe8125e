/**
 * What people wrote, as it may stand in a letter of ours: one line of at most 80 characters, in which no mail program finds
 * a link (D-23). An invisible joiner breaks what looks like an address.
 */
export function plainly(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim();
  const signs = [...line];
  const short = signs.length > 80 ? `${signs.slice(0, 79).join('')}…` : line;
  return short.replace(/([.:@/])(?=\S)/gu, '$1\u2060').replace(/(?<=\S)([.:@/])/gu, '\u2060$1');
}
