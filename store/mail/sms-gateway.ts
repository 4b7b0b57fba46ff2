import { LetterFault, type LetterSender } from '../../notices/letters/letter.ts';
import { shortText } from '../../notices/letters/letter-text.ts';
import { isOfCountries, phoneIn } from '../../transport/phone-number.ts';
import { letterId } from './message.ts';

const TIMEOUT_MS = 10_000;

/**
 * Text messages by an HTTP gateway: `POST <url> {"id", "to", "text"}` with the token as bearer and the id as
 * `idempotency-key`. 2xx: taken; 408, 429 and 5xx: to be tried again; 401 and 403: the token is wrong, the letter is not;
 * any other: refused for good. Numbers of other countries than `countries` are refused before anything is asked of it: each costs money.
 */
export function smsGateway(url: string, token: string | undefined, countries: readonly string[] = []): LetterSender {
  return {
    async send(letter) {
      const { key } = letter;
      // Accounts' numbers come as the marketplace writes them.
      const to = phoneIn(letter.to) ?? letter.to;
      if (!isOfCountries(to, countries)) throw new LetterFault('sms_country_refused', true);
      const id = letterId(key);
      const response = await fetch(url, {
        method: 'POST',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ id, to, text: shortText(letter) }),
      }).catch((error: unknown) => {
        throw new LetterFault('sms_unreachable', false, error, true);
      });
      await response.body?.cancel();
      if (response.ok) return;
      const passing = response.status >= 500 || response.status === 429 || response.status === 408;
      const ours = response.status === 401 || response.status === 403;
      throw new LetterFault(`sms_${response.status}`, !passing && !ours, undefined, ours);
    },
  };
}
