/** The name in a list that a text is; undefined for any other text. */
export function oneOf<Name extends string>(names: readonly Name[], text: string | undefined): Name | undefined {
  return names.find((name) => name === text)
}
