import type { Locale } from '../protocol/locale.ts';

/** `impossible`: this browser knows no pushes; `refused`: the reader does not allow them. */
export type PushState = 'impossible' | 'refused' | 'off' | 'on';

/** How the page speaks to the server. */
export interface PushCalls {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

const WORKER = '/push-worker.js';

export async function pushState(): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'impossible';
  if (Notification.permission === 'denied') return 'refused';
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = await registration?.pushManager.getSubscription();
  return subscription == null || Notification.permission !== 'granted' ? 'off' : 'on';
}

/** Asks the reader, and has the server told of this browser. Rejects where the push service or the server does not answer. */
export async function turnPushOn({ get, post }: PushCalls, locale: Locale): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState();
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const { publicKey } = await get<{ publicKey: string }>('/v1/push');
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) });
  const { endpoint, keys } = subscription.toJSON();
  await post('/v1/push/subscriptions', { endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth }, locale });
  return 'on';
}

export async function turnPushOff({ post }: PushCalls): Promise<PushState> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription == null) return 'off';
  // The server first: a browser that has forgotten could not name it any more.
  await post('/v1/push/subscriptions/remove', { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
  return 'off';
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
