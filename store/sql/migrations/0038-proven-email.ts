export const name = '0038-proven-email';

/** The address that a guest has proved theirs. */
export const statements = ['alter table conversation add column proven_email text'];
