/** What the desk says; `#` stands for a number, `##` for the second one. */
export type ManyWords = {
  list: string;
  listHint: string;
  example: string;
  file: string;
  check: string;
  checking: string;
  change: string;
  sendOne: string;
  sendMany: string;
  sending: string;
  stop: string;
  interrupted: string;
  goOn: string;
  done: string;
  left: string;
  toList: string;
  nothingToSend: string;
  table: string;
  line: string;
  client: string;
  organisation: string;
  software: string;
  result: string;
  openPartnership: string;
  previous: string;
  next: string;
  unreadable: string;
};

/** The text with its numbers filled in. */
export const numbered = (text: string, first: number, second = 0): string =>
  text.replace('##', String(second)).replace('#', String(first));
