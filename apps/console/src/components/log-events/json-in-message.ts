/** The JSON of a log line, and what stands before it. */
export interface MessageJson {
  readonly before: string
  readonly value: object
}

/** Longer texts are not folded out: the browser would take its time. */
const longest = 200_000

/** A message that is JSON, or ends in it as Node.js writes errors; undefined where there is none. */
export function jsonIn(message: string): MessageJson | undefined {
  if (message.length > longest) return undefined
  const begin = message.search(/[[{]/)
  if (begin < 0) return undefined
  for (const at of new Set([begin, message.indexOf('{'), message.indexOf('{"')])) {
    const value = at < 0 ? undefined : parsed(message.slice(at))
    if (value !== undefined) return { before: message.slice(0, at), value }
  }
  return undefined
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
