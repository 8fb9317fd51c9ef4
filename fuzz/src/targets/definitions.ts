import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DefinitionError, exportDefinition } from '@fourbox/openapi'
import * as fc from 'fast-check'
import { jsonPath } from '../grammar/json-path.ts'
import { jsonValue } from '../grammar/json-value.ts'
import { pattern } from '../grammar/pattern.ts'
import { schema } from '../grammar/schema.ts'
import { template } from '../grammar/template.ts'
import { deployInProcess, importNew } from '../in-process.ts'
import { Complaint, type Target, trial } from '../target.ts'

/** A definition that has something of everything, as it is read and as it is changed. */
const everything: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../packages/openapi/cases/everything.json'), 'utf8'))

interface Change {
  /** Which of all places, counted round and round. */
  readonly place: number
  readonly kind: 'replace' | 'remove' | 'rename' | 'repeat' | 'elsewhere'
  readonly value: unknown
}

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    place: fc.nat({ max: 100_000 }),
    kind: fc.constantFrom('replace', 'remove', 'rename', 'repeat', 'elsewhere'),
    value: fc.oneof(
      jsonValue,
      schema,
      template,
      jsonPath,
      pattern,
      fc.constantFrom(
        '#/definitions/Pet',
        '#/components/schemas/Pet',
        '#',
        '../x.json',
        'http://127.0.0.1/x',
        '3.1.0',
        '2.0',
        'mock',
        'http',
        'aws_proxy',
        '{a+}',
        '/{a}/{a}',
        '${AWS::Region}',
        '\u202eevil',
      ),
    ),
  }),
  { minLength: 1, maxLength: 12 },
)

/** A definition is refused in AWS's words, or becomes an API that runs, and that can be exported and imported again. */
export const definitions: Target<{ readonly changes: readonly Change[]; readonly noise: string }> = {
  cases: fc.record({ changes, noise: fc.oneof({ arbitrary: fc.constant(''), weight: 9 }, fc.string()) }),
  mostMillis: 5_000,
  start: trial(async ({ changes, noise }) => {
    const source = JSON.stringify(changes.reduce(changed, everything)) ?? ''
    const api = imported(noise + source)
    if (api === undefined) return
    const call = await deployInProcess(api)
    for (const { path, methods } of Object.values(api.resources)) {
      for (const httpMethod of Object.keys(methods)) {
        const status = await call({ httpMethod, path, headers: ['content-type', 'application/json'], body: Buffer.from('{"a": [1]}') })
        if (!(status >= 100 && status <= 599)) throw new Complaint(`a method answered ${status}`)
      }
    }
    for (const exportType of ['oas30', 'swagger'] as const) {
      const settings = { exportType, format: 'json', extensions: ['apigateway'], stageName: 'dev', region: 'us-east-1', createdDate: 1_700_000_000 } as const
      const again = imported(exportDefinition(api, settings))
      if (again === undefined) throw new Complaint(`an export as ${exportType} is refused`)
    }
  }),
}

function imported(source: string) {
  try {
    return importNew(source).api
  } catch (error) {
    if (error instanceof DefinitionError) return undefined
    throw error
  }
}

type Place = readonly (string | number)[]

function changed(document: unknown, { place, kind, value }: Change): unknown {
  const places = placesOf(document, [])
  const at = places[place % places.length] ?? []
  const other = places[(place * 31) % places.length] ?? []
  const key = at.at(-1)
  if (kind === 'remove') return withValue(document, at, undefined)
  if (kind === 'rename' && typeof key === 'string')
    return withValue(withValue(document, at, undefined), [...at.slice(0, -1), (JSON.stringify(value) ?? '').slice(0, 300)], valueAt(document, at))
  if (kind === 'repeat')
    return withValue(
      document,
      at,
      Array.from({ length: 50 }, () => valueAt(document, at)),
    )
  return withValue(document, at, kind === 'elsewhere' ? valueAt(document, other) : value)
}

/** What is deeper is one place: writing down the ways to a thousand levels took longer than the import that is tried. */
const deepestPlace = 30

function placesOf(value: unknown, at: Place): Place[] {
  if (typeof value !== 'object' || value === null || at.length === deepestPlace) return [at]
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value)
  return [at, ...[...keys].flatMap((key) => placesOf(Reflect.get(value, key), [...at, key]))]
}

function valueAt(document: unknown, at: Place): unknown {
  return at.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), document)
}

/** A copy with another value at a place; without the place where the value is undefined. */
function withValue(document: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(document)) return document.map((item: unknown, index) => (index === key ? withValue(item, rest, value) : item))
  const members = Object.entries(typeof document === 'object' && document !== null ? document : {}).filter(([name]) => name !== key)
  const inner = withValue(valueAt(document, [key]), rest, value)
  return Object.fromEntries(inner === undefined ? members : [...members, [String(key), inner]])
}
