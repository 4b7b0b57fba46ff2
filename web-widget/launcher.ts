import css from './launcher.css?inline';

export interface Launcher {
  readonly root: ShadowRoot;
  readonly mount: HTMLElement;
  readonly button: HTMLButtonElement;
  setUnread(count: number): void;
  setOpen(open: boolean): void;
  setBusy(busy: boolean): void;
  /** Shows that the chat could not be loaded; the next click tries again. */
  setFailed(words: string): void;
  setLabels(labels: { readonly open: string; readonly close: string; readonly unread: string }): void;
}

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE =
  'M12 3.5c-5 0-9 3.4-9 7.6 0 2.4 1.3 4.6 3.4 6l-.6 3.1c-.1.5.4.8.8.6l3.4-1.8c.6.1 1.3.2 2 .2 5 0 9-3.4 9-7.7s-4-8-9-8z';
const CHEVRON = 'm6 9.5 6 6 6-6';

/** Puts the button into the page, in a shadow root of its own: the page's styles and the widget's never meet. */
export function createLauncher(
  label: string,
  position: 'left' | 'right',
  theme: string | undefined,
  onClick: () => void,
): Launcher {
  const host = document.createElement('kaunter-widget');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.dataset.position = position;
  followTheme(host, theme);

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', onClick);
  button.append(icon('closed-mark', BUBBLE), icon('open-mark', CHEVRON));
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.hidden = true;
  badge.setAttribute('aria-hidden', 'true');
  const trouble = document.createElement('span');
  trouble.className = 'trouble';
  trouble.setAttribute('role', 'alert');
  const mount = document.createElement('div');
  button.append(badge);
  root.append(mount, trouble, button);
  document.body ? document.body.append(host) : addEventListener('DOMContentLoaded', () => document.body.append(host));

  let labels = { open: label, close: label, unread: label };
  let unread = 0;
  let open = false;
  const name = () => {
    const words = open ? labels.close : unread > 0 ? labels.unread.replace('{count}', String(unread)) : labels.open;
    button.setAttribute('aria-label', words);
    badge.hidden = unread === 0 || open;
    badge.textContent = unread > 99 ? '99+' : String(unread);
  };
  name();

  return {
    root,
    mount,
    button,
    setUnread(count) {
      unread = count;
      name();
    },
    setOpen(now) {
      open = now;
      button.setAttribute('aria-expanded', String(open));
      host.toggleAttribute('data-open', open);
      name();
    },
    setBusy(busy) {
      button.toggleAttribute('data-busy', busy);
      if (busy) trouble.textContent = '';
    },
    setFailed(words) {
      trouble.textContent = words;
    },
    setLabels(words) {
      labels = words;
      name();
    },
  };
}

/** The script tag's `data-theme`, else the page's own as it changes, else what the system prefers. */
function followTheme(host: HTMLElement, theme: string | undefined): void {
  const page = document.documentElement;
  const take = () => {
    host.dataset.theme = theme ?? page.dataset.theme ?? 'auto';
  };
  take();
  if (!theme) new MutationObserver(take).observe(page, { attributeFilter: ['data-theme'] });
}

function icon(name: string, path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', name);
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
