/**
 * What people wrote, as it may stand in a letter of ours: one line of at most 80 characters, in which no mail program finds
 * a link (D-23). What is not seen is gone, what turns the direction of writing too; an invisible joiner breaks what looks
 * like an address, by whichever sign stands for a dot, a colon, a stroke or an at.
 */
export function plainly(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const signs = [...line];
  const short = signs.length > 80 ? `${signs.slice(0, 79).join('')}…` : line;
  return short.replace(/([.。．｡:：@＠/／])(?=\S)/gu, '$1\u2060').replace(/(?<=\S)([.。．｡:：@＠/／])/gu, '\u2060$1');
}
