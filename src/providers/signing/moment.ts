/** `2015-08-30T12:36:00Z` for a time in milliseconds since 1970. */
export function extendedTime(now: number): string {
  return new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** `20150830T123600Z` for a time in milliseconds since 1970. */
export function basicTime(now: number): string {
  return extendedTime(now).replaceAll(/[-:]/g, '');
}
