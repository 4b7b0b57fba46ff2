export interface S3Address {
  /** With the bucket as its path. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** `s3://key:secret@host[:port]/bucket[?region=…][&tls=off]`; undefined for anything else. TLS is on unless it is switched off. */
export function parseS3Url(text: string): S3Address | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const bucket = url?.pathname.slice(1) ?? '';
  if (url?.protocol !== 's3:' || url.host === '' || !/^[a-z0-9][a-z0-9.-]{1,62}$/.test(bucket)) return undefined;
  if (url.username === '' || url.password === '') return undefined;
  const { region = 'us-east-1', tls = 'on', ...unknown } = Object.fromEntries(url.searchParams);
  if (Object.keys(unknown).length > 0 || (tls !== 'on' && tls !== 'off')) return undefined;
  return {
    endpoint: `${tls === 'on' ? 'https' : 'http'}://${url.host}/${bucket}`,
    region,
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}

/** Where clamd listens: a host and port, or the path of a socket. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** `tcp://host:port` or `unix:/path`; undefined for anything else. */
export function parseClamdUrl(text: string): ClamdAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'unix:' && url.pathname.length > 1) return { path: decodeURIComponent(url.pathname) };
  if (url?.protocol !== 'tcp:' || url.hostname === '' || url.port === '') return undefined;
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) };
}
