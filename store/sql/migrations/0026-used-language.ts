export const name = '0026-used-language';

/** Letters go out in the language that somebody used last, not only in what the marketplace says of them. */
export const statements = [
  'alter table contact add column used_locale text',
  'alter table contact add column used_at bigint',
];
