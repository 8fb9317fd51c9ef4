/** Where users are, and one of them. */
export function userPath(...parts: readonly string[]): string {
  return ['/_fourbox/users', ...parts.map(encodeURIComponent)].join('/')
}
