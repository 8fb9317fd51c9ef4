import type { Profile } from '../compile/compiler.ts'
import { JavaMap, type MapClass, type Value } from '../values.ts'
import { plainValue, type PlainValue } from './plain-value.ts'

/**
 * What templates write into `$context.requestOverride` and `$context.responseOverride`. One object lives as long as a
 * call: what the request template wrote, the response template still sees.
 */
export class Overrides {
  readonly #request: JavaMap
  readonly #response: JavaMap

  constructor(profile: Profile = 'aws') {
    const mapClass: MapClass = profile === 'aws' ? 'EmptyStringExpandingMap' : 'java.util.LinkedHashMap'
    const mapOf = (...names: readonly string[]) => new JavaMap(mapClass, new Map(names.map((name) => [name, new JavaMap(mapClass)])))
    this.#request = mapOf('path', 'header', 'querystring')
    this.#response = mapOf('header')
  }

  /** `$context.requestOverride` or `$context.responseOverride`, as a template sees it. */
  member(name: string): Value | undefined {
    if (name === 'requestOverride') return this.#request
    return name === 'responseOverride' ? this.#response : undefined
  }

  /** What was written to a part of the request: `path`, `header`, `querystring`. */
  requestPart(part: 'path' | 'header' | 'querystring'): ReadonlyMap<string, PlainValue> {
    return mapOrNothing(this.#request.get(part))
  }

  /** The headers written to the response. */
  get responseHeaders(): ReadonlyMap<string, PlainValue> {
    return mapOrNothing(this.#response.get('header'))
  }

  /** The status written to the response, whatever it is; undefined if none was. */
  get responseStatus(): PlainValue | undefined {
    const status = this.#response.get('status')
    return status === undefined ? undefined : plainValue(status)
  }

  /** Everything, by the names that templates use. */
  toPlain(): ReadonlyMap<string, PlainValue> {
    return new Map([
      ['requestOverride', plainValue(this.#request)],
      ['responseOverride', plainValue(this.#response)],
    ])
  }
}

function mapOrNothing(value: Value | undefined): ReadonlyMap<string, PlainValue> {
  const plain = value === undefined ? undefined : plainValue(value)
  return plain instanceof Map ? plain : new Map()
}
