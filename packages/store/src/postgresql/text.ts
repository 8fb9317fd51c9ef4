/**
 * PostgreSQL's text holds every character but U+0000. So that a name from outside is found, kept and put in its place whatever
 * it holds, U+0000 is written as U+0001 U+0001 and U+0001 as U+0001 U+0002: no two texts become one, and their order and
 * prefixes stay. JSON never holds either.
 */
export function toPostgresqlText(text: string): string {
  return text.includes('\u0000') || text.includes('\u0001') ? text.replaceAll('\u0001', '\u0001\u0002').replaceAll('\u0000', '\u0001\u0001') : text
}

/** What `toPostgresqlText` was given. */
export function fromPostgresqlText(text: string): string {
  return text.includes('\u0001') ? text.replaceAll('\u0001\u0001', '\u0000').replaceAll('\u0001\u0002', '\u0001') : text
}
