import { useEffect, useState } from 'preact/hooks';
import { call } from '../../browser/api.ts';
import { useLanguage } from '../../browser/language.tsx';
import type { Locale } from '../../protocol/locale.ts';

/** Quiet time after the last key before the server is asked, in milliseconds. */
const PAUSE_MS = 350;

type Rendered = { readonly is: 'waiting' } | { readonly is: 'failed' } | { readonly is: 'here'; readonly html: string };

/** The text as the help center will show it: rendered and sanitised by the server, as nothing else may. */
export function Preview({ locale, body }: { locale: Locale; body: string }) {
  const { words } = useLanguage();
  const [rendered, setRendered] = useState<Rendered>({ is: 'waiting' });
  const empty = body.trim() === '';
  useEffect(() => {
    if (empty) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      call<{ readonly html: string }>('POST', '/v1/articles/preview', { locale, body }, stop.signal).then(
        ({ html }) => setRendered({ is: 'here', html }),
        () => !stop.signal.aborted && setRendered({ is: 'failed' }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [locale, body]);
  return (
    <section class="preview" aria-label={words.editor.form.preview}>
      <h2>{words.editor.form.preview}</h2>
      {empty && <p class="muted">{words.editor.form.previewEmpty}</p>}
      {!empty && rendered.is === 'failed' && <p class="callout callout-caution">{words.editor.form.previewFailed}</p>}
      {!empty && rendered.is === 'here' && (
        // The server's renderer is the one sanitiser of articles.
        <div class="prose" lang={locale} dangerouslySetInnerHTML={{ __html: rendered.html }} />
      )}
    </section>
  );
}
