/** The name of a draft's field as a person reads it: `queryStrings` as `Query strings`. */
export function fieldWords(name: string): string {
  const text = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
