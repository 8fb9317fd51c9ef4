/**
 * Compiles an API's `binaryMediaTypes` into the question whether a media type is binary. Wildcards count in the list only:
 * a client's own wildcard does not match a specific entry.
 */
export function compileBinaryTypes(list: readonly string[] | undefined): (mediaType: string) => boolean {
  if (list === undefined || list.length === 0) return () => false
  if (list.includes('*/*')) return () => true
  const exact = new Set(list.map((entry) => entry.toLowerCase()))
  const families = [...exact].filter((entry) => entry.endsWith('/*')).map((entry) => entry.slice(0, -1))
  return (mediaType) => {
    const lower = mediaType.toLowerCase()
    return exact.has(lower) || families.some((family) => lower.startsWith(family))
  }
}

/** The first media type of an Accept header, without its parameters; undefined when there is none. */
export function firstAccepted(accept: string | undefined): string | undefined {
  if (accept === undefined) return undefined
  const end = accept.search(/[,;]/)
  const first = (end < 0 ? accept : accept.slice(0, end)).trim()
  return first === '' ? undefined : first
}
