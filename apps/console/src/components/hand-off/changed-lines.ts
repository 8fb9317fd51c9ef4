import type { Change, Changes } from '../call-picture/difference.ts'

/** The member of a JSON object that each line of its text belongs to; undefined for its braces, and for what is no object. */
export function memberOfLines(lines: readonly string[]): readonly (string | undefined)[] {
  let member: string | undefined
  return lines.map((line) => {
    const [, name] = memberStart.exec(line) ?? []
    if (name !== undefined) member = readName(name)
    else if (!line.startsWith('  ')) member = undefined
    return member
  })
}

/** What became of each line, by its member. */
export function changesOfLines(lines: readonly string[], members: Changes, whole: Change | undefined): readonly (Change | undefined)[] {
  if (members.size === 0) return lines.map(() => whole)
  return memberOfLines(lines).map((member) => (member === undefined ? undefined : members.get(member)))
}

/** As JSON.stringify indents by two: a member of the outermost object. */
const memberStart = /^ {2}("(?:[^"\\]|\\.)*"):/

function readName(text: string): string | undefined {
  const name: unknown = JSON.parse(text)
  return typeof name === 'string' ? name : undefined
}
