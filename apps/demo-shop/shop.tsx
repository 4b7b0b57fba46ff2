import { useEffect, useState } from 'preact/hooks';
import { call } from '../../browser/api.ts';
import { Icon } from '../../browser/icons.tsx';
import { LanguageMenu, useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DemoIdentity } from '../../protocol/api.ts';
import { Finds } from './finds.tsx';
import { Orders } from './orders.tsx';
import { TryPanel } from './try-panel.tsx';
import { becomeVisitor, chosenVisitor, type Visitor } from './visitor.ts';
import { addWidget, askWidget, openWidget, setWidgetLocale } from './widget-tag.ts';

/** How long the word that the chat is still loading stays. */
const HINT_MS = 4000;

/** The demo marketplace's front page. */
export function Shop() {
  const { locale, words } = useLanguage();
  const text = words.shop;
  const [visitor] = useState(chosenVisitor);
  const [loadingHint, setLoadingHint] = useLoadingHint();
  useEffect(() => addWidget(visitor, locale), []);
  useEffect(() => setWidgetLocale(locale), [locale]);
  const ask = (question: string): void => setLoadingHint(!askWidget(question));
  return (
    <>
      <a class="skip" href="#content">
        {text.skip}
      </a>
      <ShopHead />
      <main id="content" tabIndex={-1}>
        <section class="shop-hero">
          <div>
            <h1>{text.hero.heading}</h1>
            <p>{text.hero.lead}</p>
            <button type="button" class="shop-button shop-button-main" onClick={() => setLoadingHint(!openWidget())}>
              {text.hero.action}
            </button>
          </div>
          <TryPanel onAsk={ask} />
        </section>
        <section class="band" aria-labelledby="orders">
          <header class="band-head">
            <h2 id="orders">{text.orders.heading}</h2>
            <Account visitor={visitor} />
          </header>
          {visitor === 'guest' ? <p class="orders-state">{text.orders.guest}</p> : <Orders onAsk={ask} />}
        </section>
        <Finds />
        <section class="band" aria-labelledby="staff">
          <h2 id="staff">{text.staff.heading}</h2>
          <ul class="doors">
            <Door href="/desk" title={text.staff.desk} hint={text.staff.deskHint} newWindow />
            <Door href="/editor" title={text.staff.editor} hint={text.staff.editorHint} newWindow />
            <Door href={`/help/${locale}/`} title={text.staff.help} hint={text.staff.helpHint} />
          </ul>
        </section>
      </main>
      <footer class="shop-foot">
        <p>{text.footer}</p>
        <p>
          <a href={`/help/${locale}/contact`}>{words.resolution.inbox.write}</a>
        </p>
      </footer>
      <div class="hint-place" role="status">
        {loadingHint && <p class="hint">{text.try.notReady}</p>}
      </div>
    </>
  );
}

/** Goes away by itself. */
function useLoadingHint(): [shown: boolean, show: (shown: boolean) => void] {
  const [shown, show] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => show(false), HINT_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return [shown, show];
}

function ShopHead() {
  const { locale, words } = useLanguage();
  const text = words.shop;
  return (
    <header class="shop-head">
      <div class="shop-head-row">
        <a class="shop-brand" href="/">
          <span class="shop-mark" aria-hidden="true" />
          AuraCart
          <span class="shop-demo">{text.demo}</span>
        </a>
        <search class="shop-search-place">
          <form class="shop-search" action={`/help/${locale}/search`} method="get">
            <label class="visually-hidden" for="shop-search">
              {text.search.label}
            </label>
            <input id="shop-search" type="search" name="q" maxLength={300} placeholder={text.search.placeholder} />
            <button type="submit" aria-label={text.search.submit}>
              <Icon name="search" />
            </button>
          </form>
        </search>
        <LanguageMenu label={text.nav.language} />
        <nav class="shop-nav" aria-label={text.nav.label}>
          <a href="#orders">{text.nav.orders}</a>
          <a href="#finds">{text.nav.finds}</a>
          <a href={`/resolution?lang=${locale}`}>{words.resolution.title}</a>
          <a href={`/inbox?lang=${locale}`}>{words.resolution.inbox.title}</a>
          <a href={`/help/${locale}/`}>{text.nav.help}</a>
        </nav>
      </div>
    </header>
  );
}

/** Who the visitor is, and the way to be the other. */
function Account({ visitor }: { visitor: Visitor }) {
  const { words } = useLanguage();
  const text = words.shop.account;
  const [name, setName] = useState<string>();
  const guest = visitor === 'guest';
  useEffect(() => {
    if (guest) return;
    call<DemoIdentity>('GET', '/v1/demo/identity').then(
      (identity) => setName(identity.name),
      () => undefined,
    );
  }, []);
  return (
    <div class="account">
      <span>
        <span class="visually-hidden">{text.label}: </span>
        {guest ? text.guest : format(text.signedIn, { name: name ?? text.shopper })}
      </span>
      <button type="button" class="shop-button" onClick={() => becomeVisitor(guest ? 'shopper' : 'guest')}>
        {guest ? text.signIn : text.browse}
      </button>
    </div>
  );
}

function Door(props: { href: string; title: string; hint: string; newWindow?: boolean }) {
  const aside = props.newWindow === true ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <li>
      <a href={props.href} {...aside}>
        <strong>{props.title}</strong>
        <span class="quiet">{props.hint}</span>
      </a>
    </li>
  );
}
