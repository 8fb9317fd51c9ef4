import { javaException, JavaMap, JavaObject, type Meter, type Value } from '@fourbox/java'
import { compileJsonPath, JsonError, type JsonPath, JsonPathError, ParsedMap, readJson, Shape, writeJson } from '@fourbox/json'
import { type NamedTexts, TextMap, textNamed } from './texts.ts'

const places = ['path', 'querystring', 'header'] as const

const shapeOfParameters = new Shape(places)

/** The parameters of a request by place. */
export type Parameters = Readonly<Partial<Record<(typeof places)[number], NamedTexts>>>

/** `$input`: the request, or in a response template what the backend answered. */
export class InputObject extends JavaObject {
  /** The body as text, `{}` when there is none. */
  declare readonly body: string
  declare private readonly given: Parameters | undefined
  /** The first path that was asked for, in most templates the only one. */
  declare private firstPath: { readonly source: string; readonly path: JsonPath } | undefined
  declare private otherPaths: Map<string, JsonPath> | undefined
  declare private document: { readonly value: Value } | undefined
  declare private allParameters: JavaMap | undefined

  constructor(body: string, given: Parameters | undefined) {
    super()
    this.body = body === '' ? '{}' : body
    this.given = given
    this.firstPath = undefined
    this.otherPaths = undefined
    this.document = undefined
    this.allParameters = undefined
  }

  get className(): 'ApiGateway$Input' {
    return 'ApiGateway$Input'
  }

  override text(): string {
    return '$input'
  }

  /** `path`, `querystring` and `header`, each a map from name to text. */
  get parameters(): JavaMap {
    this.allParameters ??= new ParsedMap(
      shapeOfParameters,
      places.map((place) => new TextMap(this.given?.[place])),
    )
    return this.allParameters
  }

  /** The parameter of this name in path, query string or header, in that order; the empty string if there is none. */
  parameter(name: Value): Value {
    if (typeof name !== 'string') return ''
    const all = this.allParameters
    if (all !== undefined) return memberOf(all.get('path'), name) ?? memberOf(all.get('querystring'), name) ?? memberOf(all.get('header'), name) ?? ''
    const { given } = this
    return given === undefined ? '' : (textNamed(given.path, name) ?? textNamed(given.querystring, name) ?? textNamed(given.header, name) ?? '')
  }

  path(source: string, meter: Meter): Value {
    return this.find(this.#compiled(source, meter), meter)
  }

  json(source: string, meter: Meter): string {
    return this.jsonOf(this.#compiled(source, meter), meter)
  }

  find(path: JsonPath, meter: Meter): Value {
    return path.read(this.#parsed(meter), meter)
  }

  jsonOf(path: JsonPath, meter: Meter): string {
    const value = this.find(path, meter)
    return value === null ? '""' : writeJson(value, 'plain', meter)
  }

  #compiled(source: string, meter: Meter): JsonPath {
    if (this.firstPath?.source === source) return this.firstPath.path
    const known = this.otherPaths?.get(source)
    if (known !== undefined) return known
    meter.charge(50 + source.length * 4)
    const path = readPath(source)
    if (this.firstPath === undefined) this.firstPath = { source, path }
    else (this.otherPaths ??= new Map()).set(source, path)
    return path
  }

  #parsed(meter: Meter): Value {
    if (this.document === undefined) {
      meter.charge(this.body.length >> 4)
      this.document = { value: readBody(this.body) }
    }
    return this.document.value
  }
}

function memberOf(map: Value | undefined, name: string): Value | undefined {
  return map instanceof JavaMap ? (map.get(name) ?? undefined) : undefined
}

/** Paths that were compiled lately, for all templates: nearly every one is written in a template and asked for with each call. */
const knownPaths = new Map<string, JsonPath>()
const mostKnownPaths = 2000
const longestKnownPath = 500

/** A JSONPath of a template, compiled. @throws EvaluationError for one that API Gateway refuses. */
function readPath(source: string): JsonPath {
  const known = knownPaths.get(source)
  if (known !== undefined) return known
  try {
    const path = compileJsonPath(source)
    if (knownPaths.size >= mostKnownPaths) knownPaths.clear()
    if (source.length <= longestKnownPath) knownPaths.set(source, path)
    return path
  } catch (error) {
    if (error instanceof JsonPathError) throw javaException('com.jayway.jsonpath.InvalidPathException', error.message)
    throw error
  }
}

export function readBody(body: string): Value {
  try {
    return readJson(body)
  } catch (error) {
    if (error instanceof JsonError) throw javaException('com.jayway.jsonpath.InvalidJsonException', error.message)
    throw error
  }
}
