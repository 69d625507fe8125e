import type { Rendered } from '@/lib/notifications/mail/render';

// What a mail program makes of a letter.

/** Where the drawn part leads, or loads something from. */
export const linksIn = (html: string): string[] =>
  [...html.matchAll(/(?:href|src|action|background|srcset)="([^"]*)"/g)].map((found) => found[1]!);

/** The elements of the drawn part, in order; but for those that only fill up the line shown beside the subject. */
const elementsIn = (html: string) =>
  [...html.matchAll(/<\/?[a-z][a-z0-9]*/gi)]
    .map(([found]) => found.toLowerCase())
    .filter((one) => !one.endsWith('div'));

/** The words that are seen of the drawn part. */
const wordsOf = (html: string) =>
  html
    .replace(/<(style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(
      /&(lt|gt|quot|amp|nbsp);/g,
      (_, name: 'lt') => ({ lt: '<', gt: '>', quot: '"', amp: '&', nbsp: ' ' })[name],
    );

/** What a mail program would make a link of by itself: addresses of pages and of people, and bare names of hosts, by every sign that stands for a dot. */
const signs = [
  /\b[a-z][a-z0-9+.-]*[:：][/／]{2}\S*/u,
  /\b(?:mailto|tel|javascript|data|sms)[:：]\S+/u,
  /[^\s@＠\u2060]+[@＠][^\s@＠\u2060]+/u,
  /[\p{L}\p{N}-]+[.。．｡]\p{L}[\p{L}\p{N}-]+\S*/u,
  /[/／]{2}\S+/u,
];
const asLinks = new RegExp(signs.map(({ source }) => source).join('|'), 'giu');
export const linkable = (text: string): string[] => text.match(asLinks) ?? [];

/** Everything of a letter that leads somewhere, is an element, or could be a line of its head: what no sender may add to. */
export const bonesOf = ({ subject, html, text, replyTo }: Rendered) => ({
  links: linksIn(html),
  elements: elementsIn(html),
  linkable: [subject, wordsOf(html), text].map(linkable),
  lines: text.split(/[\n\r\u2028\u2029\u0085]/).length,
  headLines: [subject, replyTo ?? ''].map((line) => line.split(/[\p{Cc}\p{Zl}\p{Zp}]/u).length),
  /** Signs that turn the direction of writing, so that what is read is not what stands there. */
  turns: `${subject}${html}${text}`.match(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g) ?? [],
});
