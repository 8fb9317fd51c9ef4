/** A piece of an access log's format: a text that is written as it is, or the name of a context variable. */
export type AccessLogPart = { readonly text: string } | { readonly variable: string }

const reference = /\$context((?:\.[\w-]*\w)+)|\$\{context((?:\.[\w-]*\w)+)\}/g

/** Takes a format apart: `$context.` and a name, in braces or without, is a variable; a hyphen behind it is a text. */
export function readAccessLogFormat(format: string): readonly AccessLogPart[] {
  const parts: AccessLogPart[] = []
  let at = 0
  for (const { 0: whole, 1: plain, 2: braced = '', index } of format.matchAll(reference)) {
    if (index > at) parts.push({ text: format.slice(at, index) })
    parts.push({ variable: (plain ?? braced).slice(1) })
    at = index + whole.length
  }
  return at < format.length ? [...parts, { text: format.slice(at) }] : parts
}
