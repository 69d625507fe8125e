import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { languages } from '@/db/vocabulary';
import type { Letter } from '@/lib/notifications/letters';
import { plainly } from '@/lib/notifications/mail/plainly';
import { renderLetter } from '@/lib/notifications/mail/render';
import { seal, unseal } from '@/lib/notifications/seal';

const origin = 'http://localhost:3000';
const link = `${origin}/invitation/token`;
const said = (name: string) => ({
  link,
  inviterName: name,
  inviterAddress: 'fatima@jansen.example',
  environmentName: name,
});

const asked = (name: string) => ({
  occasion: 'request' as const,
  personName: name,
  personAddress: 'anna@deboer.example',
  environmentName: name,
  message: `${name}\n${name}`,
  until: '2026-11-29T10:00:00.000Z',
  link,
});

const letters = (name: string): Letter[] => [
  { kind: 'sign_in', payload: { link, code: '123456' } },
  { kind: 'sign_up', payload: { link, code: '123456' } },
  { kind: 'confirm_address', payload: { link, code: '123456' } },
  {
    kind: 'invitation',
    payload: { ...said(name), role: 'basic', organisations: [name, name], until: '2026-11-29T10:00:00.000Z' },
  },
  { kind: 'invitation_elsewhere', payload: said(name) },
  {
    kind: 'invitation_accepted',
    payload: { personName: name, personAddress: 'a@b.example', environmentName: name, link },
  },
  { kind: 'invitation_declined', payload: { personAddress: 'a@b.example', environmentName: name, link } },
  { kind: 'invitation_wanted', payload: { personAddress: 'a@b.example', environmentName: name, link } },
  { kind: 'relationship_request', payload: { ...asked(name), isAppointing: true } },
  {
    kind: 'authorisation_request',
    payload: {
      ...asked(name),
      clientName: name,
      organisationName: name,
      softwarePackage: name,
      asksForSoftwareConnection: true,
      isKnown: false,
    },
  },
  { kind: 'request_wanted', payload: { cause: 'expired', partnerName: name, link } },
  { kind: 'request_wanted', payload: { cause: 'not_entitled', partnerName: name, link } },
  {
    kind: 'acceptance_wanted',
    payload: {
      personName: name,
      personAddress: 'anna@deboer.example',
      partnerName: name,
      missing: ['advanced_user', 'relationship_manager', 'subscription_with_partnerships'],
      until: '2026-11-29T10:00:00.000Z',
      link,
    },
  },
  {
    kind: 'request_answered',
    payload: { outcome: 'declined', partnerName: name, personName: name, reason: name, link },
  },
];

const settings = `${origin}/profile#mail`;

/** What somebody was told: one thing, and several with where each leads. */
const toldLetters = (name: string): Letter[] => [
  {
    kind: 'told',
    payload: {
      isDigest: false,
      readIn: 'home',
      entries: [{ said: told(name), count: 1, path: '/documents/1' }],
      more: 0,
      link,
    },
  },
  {
    kind: 'told',
    payload: {
      isDigest: true,
      readIn: 'home',
      entries: [
        { said: told(name), count: 3, path: '/documents/1' },
        { said: told(name), count: 1, path: null },
      ],
      more: 40,
      link,
    },
  },
];

const told = (name: string) => ({
  event: 'document_shared' as const,
  values: { by: name, company: name, companyId: 'elsewhere', document: name, access: 'can_edit' as const },
  isGone: false as const,
});

const linksIn = (html: string) => [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map((found) => found[1]!);

describe.each(letters('Bakkerij Jansen').map((letter) => [letter.kind, letter] as const))(
  'the letter %s',
  (_, letter) => {
    test.each(languages)('in %s has a subject, one button, the full link in its text', async (language) => {
      const { subject, html, text } = await renderLetter(letter, language);
      expect(subject.length).toBeGreaterThan(5);
      expect(linksIn(html)).toEqual([link]);
      expect(text).toContain(link);
      expect(html).toContain(`lang="${language}"`);
      expect(`${subject}${text}`).not.toMatch(/\{|mail\./);
    });

    test('leads nowhere but into the portal', async () => {
      const elsewhere = { ...letter, payload: { ...letter.payload, link: 'https://evil.example/' } } as Letter;
      await expect(renderLetter(elsewhere, 'en')).rejects.toThrow('out of the portal');
    });
  },
);

test('English and Dutch differ', async () => {
  const [one] = letters('Bakkerij Jansen');
  expect((await renderLetter(one!, 'en')).subject).toBe('Sign in to Koppel');
  expect((await renderLetter(one!, 'nl')).subject).toBe('Inloggen bij Koppel');
});

describe('the letter of what somebody was told', () => {
  const [one, several] = toldLetters('Bakkerij Jansen');

  test.each(languages)(
    'in %s says one thing in its subject, and where one changes what is mailed',
    async (language) => {
      const { subject, html, text } = await renderLetter(one!, language);
      expect(linksIn(html)).toEqual([link, settings]);
      expect(text).toContain(settings);
      expect(subject.replaceAll('\u2060', '')).toBe(
        language === 'en'
          ? 'Bakkerij Jansen (Bakkerij Jansen) shared Bakkerij Jansen with you: Can edit'
          : 'Bakkerij Jansen (Bakkerij Jansen) heeft Bakkerij Jansen met u gedeeld: Kan bewerken',
      );
      expect(`${subject}${text}`).not.toMatch(/\{|told\.|mail\./);
    },
  );

  test.each(languages)(
    'in %s says several one below the other, each with its way, and counts them all',
    async (language) => {
      const { subject, html, text } = await renderLetter(several!, language);
      expect(subject).toContain('44');
      expect(linksIn(html)).toEqual([`${origin}/documents/1`, link, settings]);
      expect(text).toContain('40');
      expect(`${subject}${text}`).not.toMatch(/\{|told\.|mail\./);
    },
  );

  test('leads nowhere but into the portal', async () => {
    const elsewhere = structuredClone(several!) as Letter<'told'>;
    elsewhere.payload.entries[0]!.path = '//evil.example/';
    expect(linksIn((await renderLetter(elsewhere, 'en')).html)).toEqual([`${origin}/`, link, settings]);
  });
});

describe('what people call themselves', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.constantFrom(
      '<a href="https://evil.example">x</a>',
      'https://evil.example/login',
      'www.evil.example',
      'evil@evil.example',
      '"><img src=x onerror=alert(1)>',
      'Jan\r\nBcc: victim@example.com',
      '{name} {link}',
      'x'.repeat(500),
    ),
  );

  test('is plain text of one line and at most 80 characters, in which no mail program finds a link', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const plain = plainly(name);
        expect([...plain.replaceAll('\u2060', '')].length).toBeLessThanOrEqual(80);
        expect(plain).not.toMatch(/[\r\n\0]/);
        expect(plain).not.toMatch(/https?:\/\/|www\.[^\s\u2060]|[^\s\u2060]@[^\s\u2060]|\w\.\w/);
      }),
      { numRuns: 5000 },
    );
  });

  test('brings no link, no markup and no header into a letter', async () => {
    const invitation = (name: string) => letters(name).find((one) => one.kind === 'invitation')!;
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        for (const [letter, links] of [
          [invitation(name), [link]],
          [toldLetters(name)[0]!, [link, settings]],
        ] as const) {
          const { subject, html, text } = await renderLetter(letter, 'en');
          expect(linksIn(html)).toEqual(links);
          expect(html).not.toMatch(/<(img|script|iframe)/);
          expect(subject).not.toMatch(/[\r\n]/);
          expect(text.match(/https?:\/\/\S+/g)).toEqual(links);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('stays readable', () =>
    expect(plainly('J. de Boer & Zn. B.V.').replaceAll('\u2060', '')).toBe('J. de Boer & Zn. B.V.'));
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
