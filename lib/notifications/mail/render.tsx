import { render } from 'react-email';
import type { Language } from '@/db/vocabulary';
import { publicOrigin } from '@/lib/policy/public-address';
import type { Letter } from '../letters';
import { compose } from './compose';
import { Paper } from './paper';
import { mailWords, type Sheet } from './sheet';

export type Rendered = { subject: string; html: string; text: string; replyTo: string | undefined };

/** The letter in both its parts. Refuses a link that leads anywhere but into this portal. */
export async function renderLetter(letter: Letter, language: Language): Promise<Rendered> {
  const sheet = compose(letter, language);
  if (linksOf(sheet).some((link) => new URL(link).origin !== publicOrigin())) {
    throw new Error(`The letter ${letter.kind} leads out of the portal.`);
  }
  const html = await render(<Paper sheet={sheet} language={language} t={mailWords(language)} />);
  return { subject: sheet.subject, html, text: textOf(sheet, mailWords(language)('foot')), replyTo: sheet.replyTo };
}

const linksOf = ({ button, items = [], settings }: Sheet) =>
  [button?.link, ...items.map((item) => item.link), settings?.link].filter((link) => link !== undefined);

/** The text part: the same words, the link in full. */
function textOf(sheet: Sheet, foot: string): string {
  const paragraphs = [
    sheet.heading,
    ...sheet.lines,
    sheet.facts?.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    sheet.items?.map(({ text, link }) => (link ? `- ${text}\n  ${link}` : `- ${text}`)).join('\n'),
    sheet.button && `${sheet.button.label}:\n${sheet.button.link}`,
    sheet.code && `${sheet.code.label} ${sheet.code.value}`,
    ...(sheet.notes ?? []),
    sheet.settings && `${sheet.settings.text}\n${sheet.settings.label}: ${sheet.settings.link}`,
    `--\n${foot}`,
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}
