/** stand-in */
export function wholeMatch(pattern: string): (text: string) => boolean {
  const regex = new RegExp(`^(?:${pattern})$`)
  return (text) => regex.test(text)
}
export function partMatch(pattern: string): (text: string) => boolean {
  const regex = new RegExp(pattern)
  return (text) => regex.test(text)
}
