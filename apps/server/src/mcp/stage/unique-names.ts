/** What agents take as the name of a tool and of a property: `^[a-zA-Z0-9_-]{1,64}$`. */
const longestName = 64

/** Names that every agent takes, as near to the wanted ones as can be, each of them once and in their order. */
export function uniqueNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const plain = plainName(name)
    let unique = plain
    for (let number = 2; taken.has(unique); number += 1) unique = `${plain.slice(0, longestName - `_${number}`.length)}_${number}`
    taken.add(unique)
    return unique
  })
}

function plainName(name: string): string {
  return (
    name
      .replaceAll(/[^a-zA-Z0-9_-]+/g, '_')
      .replaceAll(/^_+|_+$/g, '')
      .slice(0, longestName) || 'unnamed'
  )
}
