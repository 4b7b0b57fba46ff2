import type { PushMessage } from '../../protocol/push.ts';

/** What a service worker has of a page's globals; the types of both do not go together. */
interface Worker {
  addEventListener(event: 'push', hear: (event: PushEvent) => void): void;
  addEventListener(event: 'notificationclick', hear: (event: ClickEvent) => void): void;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly PageClient[]>;
    openWindow(url: string): Promise<unknown>;
  };
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface PushEvent extends Lasting {
  readonly data: { json(): unknown } | null;
}
interface ClickEvent extends Lasting {
  readonly notification: Notification;
}
interface PageClient {
  readonly url: string;
  readonly visibilityState: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}

const worker = globalThis as unknown as Worker;

worker.addEventListener('push', (event) => event.waitUntil(show(event.data?.json() as PushMessage | undefined)));

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open((event.notification.data as { url: string }).url));
});

/** Whoever looks at one of our pages sees the news there. */
async function show(message: PushMessage | undefined): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (message === undefined || pages.some(({ visibilityState }) => visibilityState === 'visible')) return;
  const { title, body, url, tag, lang } = message;
  await worker.registration.showNotification(title, { body, tag, lang, icon: '/favicon.svg', data: { url } });
}

async function open(url: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const [path = url] = url.split(/[?#]/);
  const there = pages.find((page) => new URL(page.url).pathname === path);
  if (there === undefined) await worker.clients.openWindow(url);
  else {
    await there.navigate(url);
    await there.focus();
  }
}
