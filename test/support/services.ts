/** Set by CI: a suite whose PostgreSQL, Redis, Dovecot or browser is missing fails instead of being left out. */
export function servicesRequired(): boolean {
  return process.env.REQUIRE_SERVICES === '1';
}
