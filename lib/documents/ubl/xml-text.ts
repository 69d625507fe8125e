/** What XML 1.0 forbids even escaped: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  // A carriage return that stands bare is read back as a line feed.
  '\r': '&#13;',
};

/** The text with the characters left out that no XML document can hold. */
export function withoutForbidden(text: string): string {
  return text.replace(forbidden, '');
}

/** Text as the content of an element. */
export function escapeText(text: string): string {
  return withoutForbidden(text).replace(/[&<>\r]/g, (sign) => escapes[sign] ?? sign);
}

/** Text as an attribute's value between double quotes. */
export function escapeAttribute(text: string): string {
  return withoutForbidden(text).replace(/[&<>"\t\n\r]/g, (sign) => escapes[sign] ?? sign);
}
