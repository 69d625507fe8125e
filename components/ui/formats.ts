/** The locale in which numbers and dates are written: English the British way, or dates come month first. */
export function intlLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

/** Returns a format of Intl for a language of the portal. Each is made once: making one takes some hundred times as long as writing with it. */
export const dateFormat = kept<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(Intl.DateTimeFormat);
export const numberFormat = kept<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat);
export const relativeFormat = kept<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(Intl.RelativeTimeFormat);

function kept<Options, Format>(Made: new (locale: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (locale: string, options: Options): Format => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = formats.get(key) ?? new Made(intlLocale(locale), options);
    // Documents from outside name any currency of three letters.
    if (formats.size >= 500) formats.clear();
    formats.set(key, format);
    return format;
  };
}
