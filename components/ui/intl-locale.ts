/** The locale in which numbers and dates are written: English the British way, or dates come month first. */
export function intlLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}
