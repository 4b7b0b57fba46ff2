import { call, codeOf } from '../../browser/api.ts';
import { enter, forgetSession, holderOf, takeFragment } from '../../browser/party-session.ts';
import { format } from '../../locales/format.ts';
import type { OrderLineView } from '../../protocol/dispute-opening.ts';

const form = document.querySelector<HTMLFormElement>('.contact-form');
if (form !== null) {
  showSending(form);
  void fillIn(form);
}

/** Whoever is signed in is not asked who they are, and picks the order. Where anything of that fails, the page stays as it was. */
async function fillIn(page: HTMLFormElement): Promise<void> {
  const entrance = await enter(takeFragment(), '');
  if (entrance.is !== 'in') return;
  const holder = holderOf(entrance.token);
  if (holder?.verified !== true || holder.order !== undefined) return;
  const signOut = signIn(page, entrance.token, holder.name);
  try {
    const { lines } = await call<{ lines: readonly OrderLineView[] }>(
      ...(['GET', '/v1/orders', undefined, undefined, entrance.token] as const),
    );
    if (lines.length > 0) offerOrders(page, lines);
  } catch (error) {
    if (!UNKNOWN.has(codeOf(error))) return;
    // Of what the server does not know, the form could never be sent.
    forgetSession();
    signOut();
  }
}

const UNKNOWN: ReadonlySet<string> = new Set(['token_invalid', 'token_expired']);

/** @returns what takes it back */
function signIn(page: HTMLFormElement, token: string, name: string): () => void {
  const guest = page.querySelector<HTMLElement>('.contact-guest');
  // Where no letter reaches anybody, the form is for whoever is signed in.
  const noMail = document.querySelector<HTMLElement>('.contact-no-mail');
  const ask = (asked: boolean): void => {
    if (guest === null) return;
    for (const input of guest.querySelectorAll('input')) input.disabled = !asked;
    guest.hidden = !asked;
    if (noMail === null) return;
    noMail.hidden = !asked;
    page.hidden = asked;
  };
  ask(false);
  const key = document.createElement('input');
  Object.assign(key, { type: 'hidden', name: 'token', value: token });
  page.append(key);
  const lead = document.querySelector<HTMLElement>('[data-signed-in]');
  const asGuest = lead?.textContent ?? '';
  if (lead !== null && name !== '') lead.textContent = format(lead.dataset.signedIn ?? '', { name });
  return () => {
    ask(true);
    key.remove();
    if (lead !== null) lead.textContent = asGuest;
  };
}

/** A list in the place of the field, with what was typed or named by the address still chosen. */
function offerOrders(page: HTMLFormElement, lines: readonly OrderLineView[]): void {
  const field = page.querySelector<HTMLInputElement>('#contact-order');
  if (field === null) return;
  const titles = new Map<string, string[]>();
  for (const { orderId, title } of lines) titles.set(orderId, [...(titles.get(orderId) ?? []), title]);
  if (field.value !== '' && !titles.has(field.value)) return;
  const select = document.createElement('select');
  Object.assign(select, { id: field.id, name: field.name });
  select.append(new Option(page.dataset.orderNone, ''));
  for (const [order, items] of titles) select.append(new Option(`${order} · ${items.join(', ')}`, order));
  select.value = field.value;
  field.replaceWith(select);
}

/** Files take a while: the button says so, and is pressed once. */
function showSending(page: HTMLFormElement): void {
  const button = page.querySelector<HTMLButtonElement>('.main-button');
  const label = button?.textContent ?? '';
  page.addEventListener('submit', (event) => {
    if (button === null) return;
    if (button.getAttribute('aria-disabled') === 'true') return event.preventDefault();
    button.setAttribute('aria-disabled', 'true');
    button.textContent = page.dataset.sending ?? label;
  });
  // Who comes back to the page finds it usable.
  window.addEventListener('pageshow', () => {
    button?.removeAttribute('aria-disabled');
    if (button !== null) button.textContent = label;
  });
}
