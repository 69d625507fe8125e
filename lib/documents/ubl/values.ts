/** A decimal as it stands in a file, without plus sign and needless zeros in front; null when it is none or has more than 15 digits before or 20 behind the point. */
export function decimalOf(text: string): string | null {
  const match = /^([+-]?)0*(\d{0,15})(?:\.(\d{0,20}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '' && !/\d/.test(text)) return null;
  const digits = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** 'YYYY-MM-DD' from an XML Schema date (a time zone is cut off); null when there is no such day. */
export function dateOf(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(text.trim());
  return match ? day(match[1], match[2], match[3]) : null;
}

/** 'YYYY-MM-DD' from the compact form YYYYMMDD (format 102 of UN/CEFACT); null when there is no such day. */
export function compactDateOf(text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  return match ? day(match[1], match[2], match[3]) : null;
}

function day(year = '', month = '', date = ''): string | null {
  const written = `${year}-${month}-${date}`;
  const moment = new Date(`${written}T00:00:00Z`);
  const exists = year !== '0000' && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written);
  return exists ? written : null;
}

/** One line of text: ends trimmed, runs of white space made one blank; null when nothing is left. */
export function oneLine(text: string): string | null {
  return text.replace(/\s+/g, ' ').trim() || null;
}

/** Text with its line breaks, ends trimmed; null when nothing is left. */
export function manyLines(text: string): string | null {
  return text.trim() || null;
}

/** The text cut to at most `length` units, never through the middle of a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isHalf ? length - 1 : length);
}

/** A bare file name: the last part of a path, without control and direction characters; null when nothing is left. */
export function fileNameOf(text: string): string | null {
  const last = text.split(/[\\/]/).at(-1) ?? '';
  const name = oneLine(last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ''));
  return name === null || /^\.+$/.test(name) ? null : cut(name, 255);
}
