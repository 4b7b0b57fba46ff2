import en from '../../locales/en.json' with { type: 'json' };
import es from '../../locales/es.json' with { type: 'json' };
import id from '../../locales/id.json' with { type: 'json' };
import ms from '../../locales/ms.json' with { type: 'json' };
import vi from '../../locales/vi.json' with { type: 'json' };
import zhHant from '../../locales/zh-Hant.json' with { type: 'json' };
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { foldedText } from './comparable.ts';

type Texts = Readonly<Record<string, string>>;

type Named = Readonly<Record<'reasons' | 'solutions' | 'deliveries' | 'actions' | 'actionsOn', Texts>>;

/** What chat and pages name alike. */
const PAGES: Readonly<Record<string, Named>> = {
  es: es.disputes,
  id: id.disputes,
  ms: ms.disputes,
  vi: vi.disputes,
  'zh-Hant': zhHant.disputes,
};
const pagesOf = (locale: string): Named => PAGES[locale] ?? en.disputes;

/** All that a button of the bot can be called, by its place in the locale file. */
const TITLES = Object.fromEntries(
  Object.entries({ en, es, id, ms, vi, 'zh-Hant': zhHant }).map(([locale, { bot, dispute, orders, topics }]) => [
    locale,
    flat({
      actions: bot.actions,
      bot: { chooseOther: bot.chooseOther },
      topics,
      labels: dispute.labels,
      reasons: pagesOf(locale).reasons,
      solutions: pagesOf(locale).solutions,
      delivery: pagesOf(locale).deliveries,
      acts: { ...pagesOf(locale).actions, ...pagesOf(locale).actionsOn, ...dispute.acts },
      buttons: dispute.buttons,
      orderActs: orders.acts,
      orderButtons: orders.buttons,
    }),
  ]),
) as Record<Locale, Texts>;

const KEYS = Object.fromEntries(
  LOCALES.map((locale) => {
    const keys = new Map<string, string[]>();
    for (const [key, title] of Object.entries(TITLES[locale])) {
      const at = foldedText(title);
      keys.set(at, [...(keys.get(at) ?? []), key]);
    }
    return [locale, keys];
  }),
) as unknown as Record<Locale, ReadonlyMap<string, readonly string[]>>;

function flat(groups: Readonly<Record<string, Texts>>): Texts {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${group}.${key}`, plainTitle(text)]),
    ),
  );
}

/** A title without the sum behind it: "Half ({amount})", "Half (RM 30.00)". */
export function plainTitle(title: string): string {
  return title.replace(/\s*[（(][^（()）]*[)）]?\s*$/u, '').trim() || title;
}

/** What the button that is called so in one language is called in the others. */
export function titlesElsewhere(title: string, locale: Locale): readonly string[] {
  const keys = KEYS[locale].get(foldedText(plainTitle(title))) ?? [];
  return keys.flatMap((key) => LOCALES.flatMap((other) => TITLES[other][key] ?? []));
}
