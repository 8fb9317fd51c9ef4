import { javaException } from '@fourbox/java'

/** One part of a replacement: a text or a group. */
type Part = string | number

/**
 * Reads a replacement as Java's `Matcher.appendReplacement` does: `$1`, `${name}`, and `\` before a character that stands
 * for itself. As there, digits belong to the number as long as there are so many groups.
 * @throws EvaluationError with the Java exception that a wrong replacement causes.
 */
export function parseReplacement(replacement: string, groupCount: number, groupNames: ReadonlyMap<string, number>): readonly Part[] {
  if (!/[\\$]/.test(replacement)) return [replacement]
  const parts: Part[] = []
  let text = ''
  for (let index = 0; index < replacement.length; index++) {
    const character = replacement[index]
    if (character === '\\') {
      index += 1
      if (index === replacement.length) throw illegalArgument('character to be escaped is missing')
      text += replacement[index]
    } else if (character === '$') {
      const reference = readReference(replacement, index + 1, groupCount, groupNames)
      parts.push(text, reference.group)
      text = ''
      index = reference.end - 1
    } else text += character
  }
  parts.push(text)
  return parts
}

interface Reference {
  readonly group: number
  /** The index behind it. */
  readonly end: number
}

function readReference(replacement: string, start: number, groupCount: number, groupNames: ReadonlyMap<string, number>): Reference {
  const character = replacement[start]
  if (character === undefined) throw illegalArgument('Illegal group reference: group index is missing')
  if (character === '{') return readName(replacement, start + 1, groupNames)
  if (!/[0-9]/.test(character)) throw illegalArgument('Illegal group reference')
  let group = Number(character)
  if (group > groupCount) throw javaException('java.lang.IndexOutOfBoundsException', `No group ${group}`)
  let end = start + 1
  for (; /^[0-9]$/.test(replacement[end] ?? ''); end++) {
    const longer = group * 10 + Number(replacement[end])
    if (longer > groupCount) break
    group = longer
  }
  return { group, end }
}

function readName(replacement: string, start: number, groupNames: ReadonlyMap<string, number>): Reference {
  const [name = ''] = /^[a-zA-Z0-9]*/.exec(replacement.slice(start)) ?? []
  const end = start + name.length
  if (name === '') throw illegalArgument("named capturing group is missing trailing '}'")
  if (replacement[end] !== '}') throw illegalArgument("named capturing group is missing trailing '}'")
  if (/^[0-9]/.test(name)) throw illegalArgument(`capturing group name {${name}} starts with digit character`)
  const group = groupNames.get(name)
  if (group === undefined) throw illegalArgument(`No group with name {${name}}`)
  return { group, end: end + 1 }
}

function illegalArgument(message: string): Error {
  return javaException('java.lang.IllegalArgumentException', message)
}
