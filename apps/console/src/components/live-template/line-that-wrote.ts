import type { Rendered } from './render-template.ts'

/** The line of the template, from 1, that wrote a member of the JSON object that it rendered; undefined where no such member is found. */
export function lineThatWrote(member: string, { text, written }: Pick<Rendered, 'text' | 'written'>): number | undefined {
  const at = offsetOfMember(text, member)
  const from = at === undefined ? undefined : written.findLast(({ offset }) => offset <= at)
  if (at === undefined || from === undefined) return undefined
  // A text is written as it stands, line for line; whatever a reference prints, it stands on one.
  return from.kind === 'reference' ? from.line : from.line + text.slice(from.offset, at).split('\n').length - 1
}

/** Where the name of a member of the outermost object stands; of one that is there twice, the one that counts. */
function offsetOfMember(text: string, member: string): number | undefined {
  const name = JSON.stringify(member)
  let depth = 0
  let found: number | undefined
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    else if (depth === 1 && token === name && /^\s*:/.test(text.slice(index + token.length))) found = index
  }
  return found
}
