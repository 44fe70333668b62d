/**
 * Making a formatter takes a hundred times as long as using it: with a hundred accounts each draw would hold up the extension
 * host for tens of milliseconds, and all other extensions with it.
 */
const made = new Map<string, unknown>();

/** A formatter of numbers, made once for equal options. */
export function numberFormatter(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once(`n ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

/** A formatter of moments, made once for equal options, and anew when the machine's time zone has changed. */
export function dateFormatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zone = options.timeZone ?? zoneNow();
  return once(`d ${locale} ${zone} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

/** A formatter of ages, made once for each language and style. */
export function ageFormatter(locale: string, style: Intl.RelativeTimeFormatStyle = 'long'): Intl.RelativeTimeFormat {
  return once(`a ${locale} ${style}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'always', style }));
}

/** Compares names as people of a language put them in order, with numbers in them by their size. Made once. */
export function nameCollator(locale: string): Intl.Collator {
  return once(`c ${locale}`, () => new Intl.Collator(locale, { numeric: true }));
}

/** Tells two time zones apart by what their clocks say in winter and in summer: asking for the name is as slow as a formatter. */
function zoneNow(): string {
  const year = new Date().getFullYear();
  return [new Date(year, 0).getTimezoneOffset(), new Date(year, 6).getTimezoneOffset()].join();
}

function once<T>(kind: string, make: () => T): T {
  const formatter = (made.get(kind) as T | undefined) ?? make();
  made.set(kind, formatter);
  return formatter;
}
