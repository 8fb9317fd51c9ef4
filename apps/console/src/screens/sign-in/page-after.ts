/** The page of the console that was asked for before the sign-in; all APIs where that is none of the console's. */
export function pageAfter(asked: string | null): string {
  const isOwn = asked !== null && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/sign-in')
  return isOwn ? asked : '/apis'
}
