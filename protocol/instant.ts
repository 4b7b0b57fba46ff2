/** A moment as milliseconds since 1970-01-01T00:00Z; the only form in which time travels inside the product. */
export type Instant = number;
