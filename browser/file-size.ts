const KILOBYTE = 1024;

/** A file's size in the reader's way, in the unit that fits. */
export function fileSize(bytes: number, locale: string): string {
  const large = bytes >= KILOBYTE * KILOBYTE;
  const amount = large ? bytes / KILOBYTE / KILOBYTE : Math.max(1, bytes / KILOBYTE);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: large && amount < 10 ? 1 : 0,
  }).format(amount);
}
