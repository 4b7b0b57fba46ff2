import { words } from '../../locales/words.ts';
import { escaped } from '../../notices/letters/letter-html.ts';
import type { Locale } from '../../protocol/locale.ts';

/** Where a text message leads to: one button. It tells nothing of the ticket, as programs that show previews of links read it, too. */
export function shortLinkPage(key: string, locale: Locale, marketplace: string): string {
  const { button, yours } = words(locale).ticketLetters;
  const name = escaped(marketplace);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/help/assets/help.css">
</head>
<body>
<main id="content">
<div class="column short-link">
<h1>${name}</h1>
<p class="lead">${escaped(yours)}</p>
<form method="post" action="/s/${escaped(key)}">
<button type="submit" class="main-button">${escaped(button)}</button>
</form>
</div>
</main>
</body>
</html>
`;
}
