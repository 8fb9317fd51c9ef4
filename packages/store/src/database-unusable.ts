/** The database that was named cannot be used as it is; the message says why, and never by which password. */
export class DatabaseUnusable extends Error {
  readonly why: string

  constructor(place: string, why: string, cause?: unknown) {
    super(`${place} cannot be used: ${why}`, { cause })
    this.name = 'DatabaseUnusable'
    this.why = why
  }
}
