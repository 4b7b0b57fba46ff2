import type { Locale } from '../protocol/locale.ts';
import { ownStorage } from './browser-storage.ts';

/** `impossible`: this browser knows no pushes; `refused`: the reader does not allow them. */
export type PushState = 'impossible' | 'refused' | 'off' | 'on';

/** How the page speaks to the server. */
export interface PushCalls {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

const WORKER = '/push-worker.js';
/** Whom this browser tells. */
const READER = 'kaunter.push';

/**
 * @param reader whose news this page shows: a browser that tells somebody else of theirs is off for them
 */
export async function pushState(reader: string): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'impossible';
  if (Notification.permission === 'denied') return 'refused';
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = await registration?.pushManager.getSubscription();
  const isOn = subscription != null && Notification.permission === 'granted' && ownStorage.read(READER) === reader;
  return isOn ? 'on' : 'off';
}

/** Asks the reader, and has the server told of this browser. Rejects where the push service or the server does not answer. */
export async function turnPushOn({ get, post }: PushCalls, reader: string, locale: Locale): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState(reader);
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const { publicKey } = await get<{ publicKey: string }>('/v1/push');
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) });
  const { endpoint, keys } = subscription.toJSON();
  await post('/v1/push/subscriptions', { endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth }, locale });
  ownStorage.write(READER, reader);
  return 'on';
}

export async function turnPushOff({ post }: PushCalls): Promise<PushState> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription == null) return 'off';
  // The server first: a browser that has forgotten could not name it any more.
  await post('/v1/push/subscriptions/remove', { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
  ownStorage.write(READER, undefined);
  return 'off';
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
