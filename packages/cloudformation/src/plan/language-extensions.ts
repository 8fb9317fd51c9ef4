import { own } from '@fourbox/domain'

import type { TemplateFault } from '../template-error.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../template/json.ts'
import { faultAt, type Template } from '../template/template.ts'
import { isPlannedList, type PlannedValue } from './planned-value.ts'

/** More than any template may have of resources; loops within loops multiply. */
const mostCopies = 2_000

/**
 * `Fn::ForEach` of `AWS::LanguageExtensions`, written out: a loop's members stand once for each value of its collection, with
 * `${Identifier}` and `&{Identifier}` replaced in names and values.
 */
export function writeOutLoops(
  template: Template,
  parameters: ReadonlyMap<string, PlannedValue>,
): { readonly template: Template; readonly faults: readonly TemplateFault[] } {
  const loops = new Loops(template, parameters)
  const root = loops.writeOut(template.root)
  return { template: isJsonObject(root) ? { ...template, root } : template, faults: loops.faults }
}

class Loops {
  readonly faults: TemplateFault[] = []
  readonly #template: Template
  readonly #parameters: ReadonlyMap<string, PlannedValue>
  #copies = 0

  constructor(template: Template, parameters: ReadonlyMap<string, PlannedValue>) {
    this.#template = template
    this.#parameters = parameters
  }

  writeOut(value: Json): Json {
    const { places } = this.#template
    if (isJsonList(value))
      return places.inherit(
        value.map((item) => this.writeOut(item)),
        value,
      )
    if (!isJsonObject(value)) return value
    const lines = new Map<string | number, number>()
    const entries = Object.entries(value).flatMap(([key, member]) => {
      const made = key.startsWith('Fn::ForEach::') ? this.#copy(member, value, key) : [[key, this.writeOut(member)] as const]
      const line = places.lineOf(value, key)
      if (line !== undefined) for (const [name] of made) lines.set(name, line)
      return made
    })
    const written = Object.fromEntries(entries)
    places.set(written, { line: places.lineOf(value) ?? 1, keys: lines })
    return written
  }

  #copy(loop: Json, owner: JsonObject, key: string): readonly (readonly [string, Json])[] {
    const [identifier, collection, fragment] = isJsonList(loop) && loop.length === 3 ? loop : []
    const values = collection === undefined ? undefined : this.#valuesOf(collection)
    if (typeof identifier !== 'string' || !/^[A-Za-z0-9]+$/.test(identifier) || !values || !isJsonObject(fragment)) {
      this.faults.push(
        faultAt(
          this.#template,
          { owner, key },
          `Template error: ${key.slice(0, 100)} needs an identifier, a list of values that is known, and a map with one member`,
        ),
      )
      return []
    }
    return values.flatMap((value) => {
      this.#copies += 1
      if (this.#copies === mostCopies)
        this.faults.push(faultAt(this.#template, { owner, key }, `Template error: Fn::ForEach makes more than ${mostCopies} copies`))
      if (this.#copies >= mostCopies) return []
      const replaced = replaceIn(fragment, identifier, value)
      const written = this.writeOut(replaced)
      return isJsonObject(written) ? Object.entries(written) : []
    })
  }

  /** A list of texts, or the Ref of a parameter that is one. */
  #valuesOf(collection: Json): readonly string[] | undefined {
    const name = isJsonObject(collection) ? own(collection, 'Ref') : undefined
    if (typeof name === 'string') {
      const value = this.#parameters.get(name)
      return isPlannedList(value) ? value.filter((item) => typeof item === 'string') : undefined
    }
    if (!isJsonList(collection)) return undefined
    return collection.flatMap((item) => (typeof item === 'string' || typeof item === 'number' ? [String(item)] : (this.#valuesOf(item) ?? [])))
  }
}

/** In names, `&{Identifier}` gives up what a logical id cannot have. */
function replaceIn(value: Json, identifier: string, by: string): Json {
  const inText = (text: string) => text.replaceAll(`\${${identifier}}`, () => by).replaceAll(`&{${identifier}}`, () => by)
  const inName = (name: string) => name.replaceAll(`\${${identifier}}`, () => by).replaceAll(`&{${identifier}}`, () => by.replaceAll(/[^A-Za-z0-9]/g, ''))
  if (typeof value === 'string') return inText(value)
  if (isJsonList(value)) return value.map((item) => replaceIn(item, identifier, by))
  if (!isJsonObject(value)) return value
  const [only] = Object.entries(value)
  // The identifier may be asked for by Ref as well.
  if (Object.keys(value).length === 1 && only?.[0] === 'Ref' && only[1] === identifier) return by
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [inName(key), replaceIn(member, identifier, by)]))
}
