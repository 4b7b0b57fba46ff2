import type { Translations } from '../../../handoff/translation/translations.ts';
import type { Locale } from '../../../protocol/locale.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';

export function sqlTranslations({ db }: Database): Translations {
  return {
    async keep(conversationId, seq, { locale, text }) {
      await db
        .insertInto('translation')
        .values({ conversationId, seq, locale, text })
        .onConflict((conflict) => conflict.columns(['conversationId', 'seq']).doNothing())
        .execute()
        .catch(asStorageError);
    },
    async after(conversationId, afterSeq) {
      const rows = await db
        .selectFrom('translation')
        .select(['seq', 'locale', 'text'])
        .where('conversationId', '=', conversationId)
        .where('seq', '>', afterSeq)
        .execute()
        .catch(asStorageError);
      return new Map(rows.map(({ seq, locale, text }) => [seq, { locale: locale as Locale, text }]));
    },
  };
}
