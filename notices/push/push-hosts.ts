/** The push services of the browsers: Chrome and its kin, Firefox, Edge on Windows, Safari. */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.notify.windows.com',
  '.push.apple.com',
] as const;

/**
 * Whether an endpoint is of a push service. Whatever a browser names we would post to: an address of anybody's choice would let
 * strangers reach what only this server reaches.
 * @param more `host` or `host:port` of services that the operator runs; these may also be plain HTTP
 */
export function isPushService(endpoint: string, more: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, host, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  if (more.includes(host)) return protocol === 'https:' || protocol === 'http:';
  return protocol === 'https:' && SERVICES.some((one) => (one.startsWith('.') ? host.endsWith(one) : host === one));
}
