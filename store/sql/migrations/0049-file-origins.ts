export const name = '0049-file-origins';

/** What a file was part of: a mail or a form that is tried again finds the files that its first try kept. */
export const statements = [
  'alter table attachment add column origin text',
  'create unique index attachment_origin on attachment (origin)',
];
