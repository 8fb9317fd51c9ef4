/** A pattern as its code points, with the offset of each in the source. */
export interface Characters {
  readonly characters: readonly string[]
  readonly offsets: readonly number[]
}

/** Takes a pattern apart; what stands between `\Q` and `\E` comes out escaped, as Java rewrites it before it parses. */
export function unquote(source: string): Characters {
  const characters: string[] = []
  const offsets: number[] = []
  let quoting = false

  for (let index = 0; index < source.length;) {
    const character = String.fromCodePoint(source.codePointAt(index) ?? 0)
    const following = source[index + 1]
    if (character === '\\' && following === (quoting ? 'E' : 'Q')) {
      quoting = !quoting
      index += 2
    } else if (!quoting && character === '\\' && following !== undefined) {
      const escaped = String.fromCodePoint(source.codePointAt(index + 1) ?? 0)
      add(index, '\\', escaped)
      index += 1 + escaped.length
    } else {
      if (quoting && /[^a-zA-Z0-9\u0080-\u{10ffff}]/u.test(character)) add(index, '\\', character)
      else add(index, character)
      index += character.length
    }
  }
  return { characters, offsets }

  function add(offset: number, ...added: readonly string[]): void {
    for (const one of added) {
      characters.push(one)
      offsets.push(offset)
    }
  }
}
