import { createHmac, timingSafeEqual } from 'node:crypto';

/** 100 bits: nobody guesses them by sending mails, and the local part of an address holds 64 characters. */
const MAC_LENGTH = 20;
const ID_BYTES = 16;
/** Small letters and digits: mail servers may change the case of an address. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Addresses of ours that say what a mail to them is about, such as `support+<id>.<mac>@example.com`. */
export interface SignedAddresses {
  /** Undefined where no mails come in, or of an id that is none of ours. */
  of(id: string): string | undefined;
  /** The id in an address of ours, in whatever case; undefined of any other address. */
  idIn(address: string): string | undefined;
}

/**
 * @param purpose part of what is signed: an address for one purpose is none for another
 * @param base the address that mails to us go to, such as `support@example.com`; undefined: none comes in
 */
export function signedAddresses(secret: string, purpose: string, base: string | undefined): SignedAddresses {
  if (base === undefined) return { of: () => undefined, idIn: () => undefined };
  const at = base.lastIndexOf('@');
  const local = base.slice(0, at).toLowerCase();
  const domain = base.slice(at + 1).toLowerCase();
  const macOf = (id: string) =>
    base32(createHmac('sha256', secret).update(`${purpose}.${id}`).digest()).slice(0, MAC_LENGTH);
  return {
    of(id) {
      const bytes = Buffer.from(id, 'base64url');
      if (bytes.length !== ID_BYTES || bytes.toString('base64url') !== id) return undefined;
      return `${local}+${base32(bytes)}.${macOf(id)}@${domain}`;
    },
    idIn(address) {
      const [key = '', host] = address.trim().toLowerCase().split('@');
      if (host !== domain || !key.startsWith(`${local}+`)) return undefined;
      const [spelled = '', mac = '', ...rest] = key.slice(local.length + 1).split('.');
      const bytes = fromBase32(spelled);
      // The last sign has bits to spare: of the spellings that mean one id, one is ours.
      if (rest.length > 0 || bytes?.length !== ID_BYTES || base32(bytes) !== spelled) return undefined;
      const id = bytes.toString('base64url');
      return isSame(mac, macOf(id)) ? id : undefined;
    },
  };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer | undefined {
  if (!/^[a-z2-7]*$/.test(text)) return undefined;
  const bits = [...text].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
