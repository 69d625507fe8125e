import { describe, expect, test } from 'vitest';
import { sniff } from '@/lib/documents/ubl/sniff';
import { bytes, ubl } from './fixtures';

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16);
const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

describe('What a file is', () => {
  test.each([
    ['xml', bytes(ubl('Invoice', ''))],
    ['xml', bytes(`\ufeff  \n<!-- a remark --><?pi x?>${ubl('Invoice', '', '')}`)],
    ['xml', utf16('<?xml version="1.0"?><Invoice/>')],
    ['xml', bytes('<Factuur/>')],
    ['xml', bytes('<_x/>')],
    ['xml', bytes(`<?xml version="1.0"?><!--${'x'.repeat(6000)}--><html/>`)],
    ['xml', bytes(`<a>${'é'.repeat(4000)}</a>`)],
    ['pdf', bytes('%PDF-1.7\n')],
    ['pdf', bytes('\n%PDF-1.4\n')],
    ['png', png],
    ['jpeg', jpeg],
  ])('%s by its content', (type, content) => {
    expect(sniff(content)).toEqual({ type, refusal: null });
  });

  test.each([
    ['empty', new Uint8Array(0)],
    ['too_large', new Uint8Array(10 * 1024 * 1024 + 1)],
    ['zip', bytes('PK\x03\x04 and the rest of an office file')],
    ['zip', bytes('PK\x05\x06')],
    ['html', bytes('<!DOCTYPE html><title>x</title>')],
    ['html', bytes('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"/>')],
    ['html', bytes('<script>alert(1)</script>')],
    ['svg', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['svg', bytes('<?xml version="1.0"?><!-- x --><!DOCTYPE svg PUBLIC "a" "b"><svg/>')],
    ['encoding', bytes('<?xml version="1.0" encoding="EBCDIC-CP-NL"?><Invoice/>')],
    ['unknown_type', bytes('Beste mensen, hierbij de factuur.')],
    ['unknown_type', bytes('GIF89a')],
    ['unknown_type', bytes('MZ\x90\0')],
    ['unknown_type', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['unknown_type', bytes('< not markup')],
    ['unknown_type', Uint8Array.of(0x3c, 0x61, 0xff, 0xfe, 0x80)],
  ])('refuses %s', (code, content) => {
    const { type, refusal } = sniff(content);
    expect(type).toBe('unknown');
    expect(refusal?.code).toBe(code);
  });

  test('the largest file that is looked at is not too large', () => {
    const content = new Uint8Array(10 * 1024 * 1024);
    content.set(jpeg);
    expect(sniff(content).type).toBe('jpeg');
  });
});
