import { describe, expect, test, vi } from 'vitest';
import { languages } from '@/db/vocabulary';
import type { Letter } from '@/lib/notifications/letters';
import { renderLetter } from '@/lib/notifications/mail/render';
import { seal, unseal } from '@/lib/notifications/seal';
import { everyLetter, link, origin } from '../mailing/every-kind';
import { linksIn } from '../mailing/reader';

const settings = `${origin}/profile#mail`;
const letters = everyLetter('Bakkerij Jansen', 'fatima@jansen.example');
const toldOf = (count: number) =>
  letters
    .map(([, letter]) => letter)
    .filter((letter) => letter.kind === 'told' && letter.payload.entries.length >= count);

describe.each(letters.filter(([, { kind }]) => kind !== 'told'))('the letter %s', (_, letter) => {
  const leadsOn = 'link' in letter.payload;

  test.each(languages)('in %s has a subject, at most one button, the full link in its text', async (language) => {
    const { subject, html, text } = await renderLetter(letter, language);
    expect(subject.length).toBeGreaterThan(5);
    expect(linksIn(html)).toEqual(leadsOn ? [link] : []);
    expect(text.includes(link)).toBe(leadsOn);
    expect(html).toContain(`lang="${language}"`);
    expect(`${subject}${text}`).not.toMatch(/\{|mail\./);
  });

  if (!leadsOn) return;
  test('leads nowhere but into the portal', async () => {
    const elsewhere = { ...letter, payload: { ...letter.payload, link: 'https://evil.example/' } } as Letter;
    await expect(renderLetter(elsewhere, 'en')).rejects.toThrow('out of the portal');
  });
});

test('English and Dutch differ', async () => {
  const [, one] = letters[0]!;
  expect((await renderLetter(one, 'en')).subject).toBe('Sign in to Koppel');
  expect((await renderLetter(one, 'nl')).subject).toBe('Inloggen bij Koppel');
});

describe('the letter of what somebody was told', () => {
  const single = toldOf(1).filter((letter) => letter.kind === 'told' && letter.payload.entries.length === 1);
  const [several] = toldOf(2) as [Letter<'told'>];

  test.each(languages)(
    'in %s says each one thing in its subject, and where one changes what is mailed',
    async (language) => {
      expect(single.length).toBeGreaterThan(20);
      for (const one of single) {
        const { subject, html, text } = await renderLetter(one, language);
        expect(linksIn(html)).toEqual([link, settings]);
        expect(text).toContain(settings);
        expect(`${subject}${text}`).not.toMatch(/\{|told\.|mail\./);
      }
      const { subject } = await renderLetter(single[1]!, language);
      expect(subject.replaceAll('\u2060', '')).toBe(
        language === 'en'
          ? 'Bakkerij Jansen (Bakkerij Jansen) changed your permission on Bakkerij Jansen to Can edit'
          : 'Bakkerij Jansen (Bakkerij Jansen) heeft uw recht op Bakkerij Jansen gewijzigd in Kan bewerken',
      );
    },
  );

  test.each(languages)(
    'in %s says several one below the other, each with its way, and counts them all',
    async (language) => {
      const { entries, more } = several.payload;
      const { subject, html, text } = await renderLetter(several, language);
      expect(subject).toContain(String(entries.reduce((sum, one) => sum + one.count, more)));
      expect(linksIn(html)).toEqual([...entries.map(() => `${origin}/documents/1`), link, settings]);
      expect(text).toContain('40');
      expect(`${subject}${text}`).not.toMatch(/\{|told\.|mail\./);
    },
  );

  test('leads nowhere but into the portal, and nowhere where there is no way', async () => {
    const elsewhere = structuredClone(several);
    elsewhere.payload.entries = elsewhere.payload.entries.slice(0, 2);
    elsewhere.payload.entries[0]!.path = '//evil.example/';
    elsewhere.payload.entries[1]!.path = null;
    expect(linksIn((await renderLetter(elsewhere, 'en')).html)).toEqual([`${origin}/`, link, settings]);
  });
});

describe('the seal', () => {
  test('opens under the same secret only, and not when touched', () => {
    const sealed = seal('a link');
    expect(unseal(sealed)).toBe('a link');
    expect(seal('a link')).not.toBe(sealed);
    const bytes = Buffer.from(sealed, 'base64');
    bytes[14]! ^= 1;
    expect(() => unseal(bytes.toString('base64'))).toThrow();
    vi.stubEnv('AUTH_SECRET', 'another secret of at least thirty-two characters');
    expect(() => unseal(sealed)).toThrow();
    vi.unstubAllEnvs();
  });
});
