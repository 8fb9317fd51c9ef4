import type { Members } from './lazy-map.ts'

/** Texts by name, in order: parameters, stage variables. */
export type NamedTexts = ReadonlyMap<string, string> | Readonly<Record<string, string>>

/** The text of this name; undefined if there is none. Only the record's own members count. */
export function textNamed(texts: NamedTexts | undefined, name: string): string | undefined {
  if (texts === undefined) return undefined
  if (isMap(texts)) return texts.get(name)
  return Object.hasOwn(texts, name) ? texts[name] : undefined
}

export function textMembers(texts: NamedTexts | undefined): Members {
  return { get: (name) => textNamed(texts, name), names: () => (texts === undefined ? [] : isMap(texts) ? texts.keys() : Object.keys(texts)) }
}

function isMap(texts: NamedTexts): texts is ReadonlyMap<string, string> {
  return texts instanceof Map
}
