import webPush from 'web-push';
import type { PushOutcome, PushSender } from '../../notices/push/push.ts';
import { type ExternalService, watched } from '../../transport/external-services.ts';

const TIMEOUT_MS = 10_000;
/** A day: older news is read in the inbox. */
const KEPT_SECONDS = 86_400;

/** The keys that this installation shows push services, as text to keep. */
export function webPushKeys(): string {
  return JSON.stringify(webPush.generateVAPIDKeys());
}

/**
 * Sends by the browsers' push services, encrypted for the one browser (RFC 8291) and signed with our keys (RFC 8292).
 * @param keys what {@link webPushKeys} made
 */
export function webPushSender(
  keys: string,
  { from, serviceOf }: { readonly from: string; readonly serviceOf: (endpoint: string) => ExternalService },
): PushSender {
  const { publicKey, privateKey } = JSON.parse(keys) as { readonly publicKey: string; readonly privateKey: string };
  const subject = `mailto:${from.replace(/^.*<|>$/g, '')}`;
  return {
    publicKey,
    async send({ endpoint, p256dh, auth }, message): Promise<PushOutcome> {
      const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
        TTL: KEPT_SECONDS,
        urgency: 'normal',
        vapidDetails: { subject, publicKey, privateKey },
      });
      const sent = fetch(endpoint, {
        method: 'POST',
        headers: { ...request.headers } as Record<string, string>,
        body: request.body === null ? null : new Uint8Array(request.body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const response = await watched(serviceOf(endpoint), sent).catch(() => undefined);
      await response?.body?.cancel();
      if (response === undefined) return 'away';
      if (response.ok) return 'sent';
      const { status } = response;
      return status === 429 || status >= 500 ? 'later' : 'gone';
    },
  };
}
