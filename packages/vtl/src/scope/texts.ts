import type { Members } from './lazy-map.ts'

/** Texts by name, in order: parameters, stage variables. */
export type NamedTexts = ReadonlyMap<string, string> | Readonly<Record<string, string>>

/** The text of this name; undefined if there is none. Only the record's own members count. */
export function textNamed(texts: NamedTexts | undefined, name: string): string | undefined {
  if (texts === undefined) return undefined
  if (isMap(texts)) return texts.get(name)
  return Object.hasOwn(texts, name) ? texts[name] : undefined
}

/** Such texts as the members of a map. */
export class TextMembers implements Members {
  readonly #texts: NamedTexts

  constructor(texts: NamedTexts = {}) {
    this.#texts = texts
  }
  get(name: string): string | undefined {
    return textNamed(this.#texts, name)
  }
  names(): readonly string[] {
    return isMap(this.#texts) ? [...this.#texts.keys()] : Object.keys(this.#texts)
  }
}

function isMap(texts: NamedTexts): texts is ReadonlyMap<string, string> {
  return texts instanceof Map
}
