import { useEffect, useState } from 'preact/hooks';
import { call } from '../../browser/api.ts';
import type { CannedReply } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';

const loaded = new Map<Locale, Promise<readonly CannedReply[]>>();

/** Prepared replies in a language, fetched once. A failed fetch is tried again the next time one is wanted. */
export function useReplies(locale: Locale, wanted: boolean): readonly CannedReply[] | undefined {
  const [replies, setReplies] = useState<{ locale: Locale; list: readonly CannedReply[] }>();
  useEffect(() => {
    if (!wanted || replies?.locale === locale) return;
    let current = true;
    fetchReplies(locale).then(
      (list) => current && setReplies({ locale, list }),
      () => current && setReplies({ locale, list: [] }),
    );
    return () => {
      current = false;
    };
  }, [locale, wanted]);
  return replies?.locale === locale ? replies.list : undefined;
}

function fetchReplies(locale: Locale): Promise<readonly CannedReply[]> {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const path = `/v1/staff/replies?locale=${encodeURIComponent(locale)}`;
  const coming = call<{ readonly replies: readonly CannedReply[] }>('GET', path).then((answer) => answer.replies);
  coming.catch(() => loaded.delete(locale));
  loaded.set(locale, coming);
  return coming;
}
