import { deflateSync } from 'node:zlib';
import { ublOf } from '../../e-documents';
import { hostileText } from './hostile';
import type { Random } from './random';
import { spoiledXml } from './xml';

// Files that are something else than they seem, and ways of sending them that are none (T-62, T-63).

const latin = (text: string) => Buffer.from(text, 'latin1');
const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');

/** A PDF with one file in it, as packed as the bytes given. */
function pdfWith(packed: Uint8Array, name: string): Buffer {
  return Buffer.concat([
    latin(
      `%PDF-1.7\n1 0 obj\n<</Type/Filespec/F(${name})/UF(${name})/EF<</F 2 0 R>>>>\nendobj\n2 0 obj\n<</Type/EmbeddedFile/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
    ),
    packed,
    latin('\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ]);
}

let bombs: Buffer[] | undefined;
/** Small files that swell: to more than the limit, to XML that never ends, to objects of objects. */
function bomb(random: Random): Buffer {
  bombs ??= [
    pdfWith(deflateSync(Buffer.alloc(60_000_000, 0x20)), 'factur-x.xml'),
    pdfWith(deflateSync(latin(`<a>${'<b>'.repeat(3_000_000)}`)), 'factur-x.xml'),
    pdfWith(deflateSync(deflateSync(Buffer.alloc(9_000_000))), 'x.xml'),
    latin(`%PDF-1.7\n${'1 0 obj\n<<'.repeat(5000)}`),
    latin(`%PDF-1.7\n1 0 obj\n${'['.repeat(100_000)}\nendobj`),
  ];
  return random.pick(bombs);
}

/** The content of an upload: hostile, of two kinds at once, or sound. */
export function fileOf(random: Random): Uint8Array {
  const sound = () => ublOf({ number: `F-${random.below(1_000_000)}` });
  const xml = () => new TextDecoder().decode(sound());
  const kind = random.below(16);
  if (kind < 5) return spoiledXml(xml(), random);
  if (kind === 5) return sound();
  if (kind === 6) return random.bytes(random.below(2000));
  if (kind === 7) return bomb(random);
  if (kind === 8) return Buffer.concat([png, latin('<script>alert(1)</script>'), random.bytes(50)]);
  if (kind === 9) return Buffer.concat([latin('%PDF-1.4\n'), latin('PK\x03\x04'), random.bytes(200)]);
  if (kind === 10) return Buffer.concat([latin('PK\x03\x04'), sound()]);
  if (kind === 11) return Buffer.concat([latin('GIF89a/*'), sound(), latin('*/=1;alert(1)')]);
  if (kind === 12)
    return latin(
      random.pick([
        '<html><script>alert(1)</script>',
        '<svg onload="alert(1)"/>',
        '<?xml version="1.0"?><html/>',
        '<!doctype html>',
        'MZ\x90',
        '\x7fELF',
        '#!/bin/sh',
        '',
      ]),
    );
  if (kind === 13)
    return pdfWith(
      deflateSync(spoiledXml(xml(), random)),
      random.pick(['factur-x.xml', '../../x.xml', 'x\0.xml', '\u202elmx.pdf']),
    );
  if (kind === 14) return Buffer.concat([Uint8Array.of(0xff, 0xd8, 0xff), random.bytes(100)]);
  return pdfWith(deflateSync(sound()), 'factur-x.xml');
}

const names = [
  '',
  '../../../etc/passwd',
  '..\\..\\x.xml',
  'a\r\nSet-Cookie: x=y',
  'a\0b.pdf',
  '\u202efdp.exe',
  'x'.repeat(1000),
  'x'.repeat(1500),
  '.',
  '..',
  '/',
  'CON',
  'a;b="c".xml',
  '%2e%2e%2f',
  "'.xml",
  '😀'.repeat(300),
  '\ud800.xml',
  'factuur.xml',
];

/** What stands in the address beside it. */
export function addressOf(random: Random, known: readonly string[]): string {
  const asked = new URLSearchParams({
    name: random.chance(0.7) ? random.pick(names) : hostileText(random).slice(0, 1200),
  });
  if (random.chance(0.4))
    asked.set('organisation', random.chance(0.8) ? random.pick(known) : hostileText(random).slice(0, 100));
  if (random.chance(0.4)) asked.set('box', random.pick(['documents', 'inbox_in', 'inbox_out', '__proto__']));
  if (random.chance(0.4)) asked.set('type', random.pick(['invoice', 'other', 'order', 'constructor']));
  if (random.chance(0.2)) asked.set('key', random.pick(['x', Buffer.from(random.bytes(16)).toString('hex')]));
  if (random.chance(0.1)) asked.append('name', 'second');
  return asked.toString();
}
