import { linkedHashMap } from '@fourbox/java'
import { LazyMap } from './lazy-map.ts'

/** Texts by name, in order: parameters, stage variables. */
export type NamedTexts = ReadonlyMap<string, string> | Readonly<Record<string, string>>

/** The text of this name; undefined if there is none. Only the record's own members count. */
export function textNamed(texts: NamedTexts | undefined, name: string): string | undefined {
  if (texts === undefined) return undefined
  if (isMap(texts)) return texts.get(name)
  const text = texts[name]
  return text !== undefined && Object.hasOwn(texts, name) ? text : undefined
}

/** Such texts as a map: parameters of one place, stage variables. */
export class TextMap extends LazyMap {
  declare private readonly texts: NamedTexts | undefined

  constructor(texts: NamedTexts | undefined) {
    super(linkedHashMap)
    this.texts = texts
  }

  protected override find(name: string): string | undefined {
    return textNamed(this.texts, name)
  }

  protected override names(): readonly string[] {
    const texts = this.texts
    if (texts === undefined) return []
    return isMap(texts) ? [...texts.keys()] : Object.keys(texts)
  }
}

function isMap(texts: NamedTexts): texts is ReadonlyMap<string, string> {
  return texts instanceof Map
}
