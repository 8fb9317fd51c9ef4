import type { HeaderList } from '../call/hand-offs.ts'

/** The last value under a name, in any case of letters; `lowerName` is in lower case. No allocation but for names of that length. */
export function lastHeader(headers: HeaderList, lowerName: string): string | undefined {
  for (let index = headers.length - 2; index >= 0; index -= 2) {
    if (isNamed(headers[index], lowerName)) return headers[index + 1]
  }
  return undefined
}

function isNamed(name: string | undefined, lowerName: string): boolean {
  return name !== undefined && name.length === lowerName.length && (name === lowerName || name.toLowerCase() === lowerName)
}

/** The media type of a Content-Type without its parameters, as sent; `application/json` when there is none. */
export function mediaTypeOf(contentType: string | undefined): string {
  if (contentType === undefined) return 'application/json'
  const semicolon = contentType.indexOf(';')
  const type = (semicolon < 0 ? contentType : contentType.slice(0, semicolon)).trim()
  return type === '' ? 'application/json' : type
}

/** Name → values in order of arrival. Names from outside: a Map, and compared with case. */
export type Values = ReadonlyMap<string, readonly string[]>

export function gatherHeaders(list: HeaderList): Values {
  const values = new Map<string, string[]>()
  for (let index = 0; index + 1 < list.length; index += 2) {
    const name = list[index] ?? ''
    const known = values.get(name)
    if (known === undefined) values.set(name, [list[index + 1] ?? ''])
    else known.push(list[index + 1] ?? '')
  }
  return values
}
