export const name = '0003-marketplace-accounts';

/** The marketplace's own id of an account, for asking it about that account's orders. */
export const statements = ['alter table contact add column subject text'];
