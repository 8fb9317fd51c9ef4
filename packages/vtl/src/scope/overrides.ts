import { JavaMap, linkedHashMap, type MapClass, type Value } from '@fourbox/java'
import type { Profile } from './profile.ts'
import { expandingMap } from './expanding-map.ts'
import { plainValue, type PlainValue } from './plain-value.ts'

/**
 * What templates write into `$context.requestOverride` and `$context.responseOverride`. One object lives as long as a
 * call: what the request template wrote, the response template still sees.
 */
export class Overrides {
  declare private readonly mapClass: MapClass
  declare private request: JavaMap | undefined
  declare private response: JavaMap | undefined

  constructor(profile: Profile = 'aws') {
    this.mapClass = profile === 'aws' ? expandingMap : linkedHashMap
    this.request = undefined
    this.response = undefined
  }

  /** `$context.requestOverride` or `$context.responseOverride`, as a template sees it; made when first asked for. */
  member(name: string): JavaMap | undefined {
    if (name === 'requestOverride') return (this.request ??= this.#mapOf('path', 'header', 'querystring'))
    return name === 'responseOverride' ? (this.response ??= this.#mapOf('header')) : undefined
  }

  /** What was written to a part of the request: `path`, `header`, `querystring`. */
  requestPart(part: 'path' | 'header' | 'querystring'): ReadonlyMap<string, PlainValue> {
    return mapOrNothing(this.request?.get(part))
  }

  /** The headers written to the response. */
  get responseHeaders(): ReadonlyMap<string, PlainValue> {
    return mapOrNothing(this.response?.get('header'))
  }

  /** The status written to the response, whatever it is; undefined if none was. */
  get responseStatus(): PlainValue | undefined {
    const status = this.response?.get('status')
    return status === undefined ? undefined : plainValue(status)
  }

  /** Everything that a template has looked at, by the names that templates use. */
  toPlain(): ReadonlyMap<string, PlainValue> {
    const seen: readonly (readonly [string, JavaMap | undefined])[] = [
      ['requestOverride', this.request],
      ['responseOverride', this.response],
    ]
    return new Map(seen.flatMap(([name, map]) => (map === undefined ? [] : [[name, plainValue(map)]])))
  }

  /** An empty map for templates to write into; whoever limits what they may write makes another. */
  protected newMap(): JavaMap {
    return new JavaMap(this.mapClass)
  }

  #mapOf(...names: readonly string[]): JavaMap {
    const map = this.newMap()
    for (const name of names) map.members.set(name, this.newMap())
    return map
  }
}

function mapOrNothing(value: Value | undefined): ReadonlyMap<string, PlainValue> {
  const plain = value === undefined ? undefined : plainValue(value)
  return plain instanceof Map ? plain : new Map()
}
