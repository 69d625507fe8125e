import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '@/db/vocabulary';
import { plainly } from '@/lib/notifications/mail/plainly';
import { renderLetter } from '@/lib/notifications/mail/render';
import { everyLetter } from '../mailing/every-kind';
import { bonesOf, linkable } from '../mailing/reader';

// Name, subject and message in a letter carry no link and no header of the sender's making (D-23, T-28).

const attacks = [
  'http://evil.example/login',
  'HTTPS://EVIL.EXAMPLE/?a=b#c',
  '//evil.example/path',
  'evil.example',
  'www.evil.example',
  'evil。example',
  'evil．example',
  'evil｡example',
  'http：／／evil．example',
  'login@evil.example',
  'login＠evil.example',
  'mailto:all@evil.example',
  'tel:+31612345678',
  'javascript:alert(1)',
  '<a href="https://evil.example">press here</a>',
  '"><img src=https://evil.example/x onerror=alert(1)>',
  '<!-- --><script src="//evil.example"></script>',
  '[press here](https://evil.example)',
  'Jan\r\nBcc: victim@evil.example\r\n\r\nA body',
  'Jan\nSubject: something else',
  'Jan\u2028Bcc: victim@evil.example',
  'Jan\u0085Bcc: victim@evil.example',
  '\u202eelpmaxe.live//:ptth\u202c',
  '\u2067evil.example\u2069',
  '\u061cevil.example',
  'evil\u200b.\u200bexample',
  'ev\u00adil.exam\u00adple',
  'evil\u2060.\u2060example',
  '{link} {name} {count, plural, other {x}}',
  `${'x'.repeat(70)} evil.example`,
  `${'.'.repeat(79)}evil.example`,
];
/** An address that the portal takes, and that looks like a page. */
const addresses = ['www.evil.example/login@evil.example', 'a.b@evil.example'];
const [plainName, plainAddress] = ['Bakkerij Jansen', 'fatima@jansen.example'];

describe('the reader finds', () => {
  test.each(attacks.slice(0, 12))('a link in %s', (attack) => expect(linkable(attack)).not.toEqual([]));
  test('none in what companies are called', () =>
    expect(linkable('J. de Boer & Zn. B.V. (Rotterdam), sinds 1.1.2020. Vraag: wie?')).toEqual([]));
});

const harmless = new Map(everyLetter(plainName, plainAddress));

describe.each([...harmless.keys()])('the letter %s', (what) => {
  test.each(languages)('in %s takes no link, no element and no header from anybody’s words', async (language) => {
    const due = bonesOf(await renderLetter(harmless.get(what)!, language));
    for (const name of attacks)
      for (const address of addresses) {
        const letter = new Map(everyLetter(name, address)).get(what)!;
        const rendered = await renderLetter(letter, language);
        expect(bonesOf(rendered), `${JSON.stringify(name)} from ${address}`).toEqual(due);
        expect([undefined, address]).toContain(rendered.replyTo);
      }
  });
});

describe('what people call themselves', () => {
  const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.constantFrom(...attacks));

  test('is plain text of one line and at most 80 characters, in which no mail program finds a link', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const plain = plainly(name);
        expect([...plain.replaceAll('\u2060', '')].length).toBeLessThanOrEqual(80);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(linkable(plain)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  test('stays readable', () =>
    expect(plainly('J. de Boer & Zn. B.V.').replaceAll('\u2060', '')).toBe('J. de Boer & Zn. B.V.'));
});
