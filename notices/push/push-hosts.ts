/** The push services of the browsers: Chrome and its kin, Firefox, Edge on Windows, Safari. */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.notify.windows.com',
  '.push.apple.com',
] as const;

/**
 * The push service that an endpoint is of, as operators know it; undefined where it is none. Whatever a browser names we would post to: an address of anybody's choice would let
 * strangers reach what only this server reaches.
 * @param more `host` or `host:port` of services that the operator runs; these may also be plain HTTP
 */
export function pushServiceOf(endpoint: string, more: readonly string[]): string | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const { protocol, host, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return undefined;
  if (more.includes(host)) return protocol === 'https:' || protocol === 'http:' ? host : undefined;
  if (protocol !== 'https:') return undefined;
  const known = SERVICES.find((one) => (one.startsWith('.') ? host.endsWith(one) : host === one));
  return known?.replace(/^\./, '');
}
