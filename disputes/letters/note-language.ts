import type { Contacts } from '../../people/identity/contacts.ts';
import { isLocale, type Locale } from '../../protocol/locale.ts';
import type { Call, Route } from '../../transport/route.ts';
import type { Visitor } from '../../transport/who-calls.ts';

/**
 * The routes of the parties' pages, which also note in what language a page is read: letters go out in that. Our pages name
 * their language and no other in `accept-language`; a browser's own list is no choice of anybody.
 */
export function notingLanguage(
  routes: readonly Route[],
  contacts: Pick<Contacts, 'speaks'>,
  ports: { readonly now: () => number; readonly onFault: (error: unknown, where: string) => void },
): Route[] {
  return routes.map((route) => ({
    ...route,
    async handle(call: Call) {
      const { visitor } = call;
      const locale = pageLanguage(call);
      if (visitor !== undefined && locale !== undefined) await note(visitor, locale);
      return route.handle(call);
    },
  }));

  /** Nobody is kept from their case because it cannot be noted. */
  async function note({ verified, visitorId }: Visitor, locale: Locale): Promise<void> {
    if (!verified) return;
    await contacts.speaks(visitorId, locale, ports.now()).catch((error: unknown) => ports.onFault(error, 'language'));
  }
}

function pageLanguage({ request }: Call): Locale | undefined {
  const named = request.headers['accept-language'];
  return isLocale(named) ? named : undefined;
}
