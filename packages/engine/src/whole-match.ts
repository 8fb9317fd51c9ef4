/** stand-in */
export function wholeMatch(pattern: string): (text: string) => boolean {
  const regex = new RegExp(`^(?:${pattern})$`)
  return (text) => regex.test(text)
}
