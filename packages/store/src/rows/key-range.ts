/**
 * The keys that begin with `prefix` as a half-open range of SQLite's binary order, so that an index serves it.
 * U+10FFFF encodes to the highest bytes that valid text can hold.
 */
export function keyRange(prefix: string): readonly [from: string, until: string] {
  return [prefix, `${prefix}\u{10FFFF}`]
}
