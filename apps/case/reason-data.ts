import type { Locale } from '../../protocol/locale.ts';

/** What goes with reasons beside their words. */
export function reasonData(
  { template, writtenIn, texts }: { template: string; writtenIn: Locale | ''; texts: { readonly reasons?: string } },
  locale: Locale,
) {
  const written = (texts.reasons ?? '').trim() !== '';
  return {
    ...(template === '' ? {} : { template }),
    ...(written ? { writtenIn: writtenIn === '' ? locale : writtenIn } : {}),
  };
}
