import type { IncomingMessage } from 'node:http';

const LONGEST_TARGET = 8_192;
const LONGEST_HOST = 255;
/** Visible ASCII but for what address readers take for something else: `#` for a fragment, `\` for a slash. */
const TARGET = /^\/(?!\/)[!"$-[\]-~]*$/;
const HOST = /^(?:[a-z0-9._~-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
/** No path and no question of ours has one, and PostgreSQL refuses it. */
const NUL = '%00';
const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/i;

/** What names a request, before anybody has looked at it. */
export type RequestLine = Pick<IncomingMessage, 'url' | 'headers' | 'rawHeaders' | 'httpVersion'>;

/**
 * The target of a request as a path of this server with its query; undefined where the target or the authority is not
 * well formed. Frameworks and parsers of addresses differ in what they make of such requests, up to throwing outside of any
 * handler: so none of them is shown one.
 */
export function targetOf(request: RequestLine): string | undefined {
  const host = authorityOf(request);
  if (host === undefined) return undefined;
  let target = request.url ?? '';
  const absolute = ABSOLUTE.exec(target);
  if (absolute !== null) {
    const [, authority = '', rest = ''] = absolute;
    // A proxy may write it so; it then names the same server twice (RFC 9112, 3.2.2).
    if (authority.toLowerCase() !== host.toLowerCase()) return undefined;
    target = rest.startsWith('/') ? rest : `/${rest}`;
  }
  if (
    target.length > LONGEST_TARGET ||
    !TARGET.test(target) ||
    target.includes(NUL) ||
    !decodes(target.split('?')[0] ?? '')
  )
    return undefined;
  return URL.canParse(`http://${host === '' ? 'localhost' : host}${target}`) ? target : undefined;
}

/** Exactly one Host; none, given as '', only where the version of the protocol knows none. */
function authorityOf({ headers, rawHeaders, httpVersion }: RequestLine): string | undefined {
  const given = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  const host = headers.host ?? '';
  if (given === 0) return httpVersion === '1.0' ? '' : undefined;
  return given === 1 && host.length <= LONGEST_HOST && HOST.test(host) ? host : undefined;
}

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
