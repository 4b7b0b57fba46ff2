/** Words a moment in a language, in the desk's time zone, which is named: readers live in many. */
export function timeFormatter(timeZone: string): (at: number, locale: string) => string {
  return (at, locale) =>
    new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone,
    }).format(at);
}
