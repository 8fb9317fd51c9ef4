import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { DefinitionError, exportDefinition, importDefinition, type ImportResult } from './index.ts'
import { newApi, settings } from './fixtures.ts'

const folder = join(import.meta.dirname, '../cases/attacks')

interface Attack {
  readonly id: string
  readonly kind: 'attack' | 'control'
  readonly file: string
  readonly absent?: readonly string[]
  readonly resources?: readonly string[]
}

const attacks: readonly Attack[] = readFileSync(join(folder, 'index.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Attack => JSON.parse(line))

/** The placeholders of a sample as the attacker would fill them. */
function filled(text: string): string {
  return text
    .replace(/@@REP\((\d+),([\w=+/]+)\)@@/g, (_all, count: string, unit: string) => Buffer.from(unit, 'base64').toString().repeat(Number(count)))
    .replace(/@@\w+@@/g, 'x1')
}

function outcome(text: string): ImportResult | DefinitionError {
  try {
    return importDefinition(new TextEncoder().encode(text), newApi, settings())
  } catch (error) {
    if (error instanceof DefinitionError) return error
    throw error
  }
}

const sample = ({ file }: Attack) => filled(readFileSync(join(folder, file), 'utf8'))

test.each(attacks)('$id is refused in words or imported, and changes nothing else', (attack) => {
  const result = outcome(sample(attack))
  const answer = result instanceof DefinitionError ? result.message : JSON.stringify(result)
  for (const text of attack.absent ?? []) expect(answer).not.toContain(text)
  expect(Reflect.get({}, 'polluted_by_attack')).toBeUndefined()
})

test.each(attacks.filter(({ kind }) => kind === 'control'))('$id is harmless and imported', (control) => {
  const { api } = importDefinition(sample(control), newApi, settings())
  expect(Object.values(api.resources).map(({ path }) => path)).toEqual(control.resources)
})

test.each([
  ['a reference to a file', 'dev-ref-file.json', { line: 34, column: 4 }],
  ['a reference to an address', 'dev-ref-http.json', { line: 34, column: 4 }],
  ['aliases that explode', 'dev-yaml-bomb.yaml', { line: 13, column: 13 }],
  ['a tag', 'dev-yaml-tag.yaml', { line: 8, column: 41 }],
  ['brackets without end', 'dev-depth-200k.json', { line: 1, column: 124 }],
  ['a path that is no path', 'dev-proto.json', { line: 1, column: 62 }],
])('%s is refused with its place', (_title, file, position) => {
  expect(outcome(filled(readFileSync(join(folder, file), 'utf8')))).toMatchObject({ name: 'DefinitionError', position })
})

test('definitions that refer in circles are imported and exported', () => {
  const result = outcome(filled(readFileSync(join(folder, 'dev-ref-loop.json'), 'utf8')))
  if (result instanceof DefinitionError) throw result
  const exported = exportDefinition(result.api, { exportType: 'swagger', format: 'json', extensions: [], stageName: 's', region: 'us-east-1', createdDate: 0 })
  expect(JSON.parse(exported)).toMatchObject({ definitions: { A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/A' } } })
})

const valid = '{"openapi":"3.0.1","info":{"title":"t"},"paths":{}}'
const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])

test.each([
  ['UTF-16 with its mark', utf16(valid)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${valid}`)],
  ['a text with a mark', `\uFEFF${valid}`],
])('%s is read', (_title, source) => {
  expect(importDefinition(source, newApi, settings()).api.name).toBe('t')
})

test.each([
  ['an empty file', ''],
  ['blanks', ' \n '],
  ['a number', '5'],
  ['a list', '[]'],
  ['a text', '"swagger"'],
  ['broken JSON', "{'key:value}"],
  ['broken YAML', 'test:\n  value:\n    - "a "b": c'],
  ['another version', '{"openapi":"3.1.0","info":{"title":"t"}}'],
  ['bytes that are no text', new Uint8Array([0xc3, 0x28])],
  ['YAML with a key twice', 'swagger: "2.0"\ninfo: {title: t}\ninfo: {title: u}\n'],
])('%s is no OpenAPI input', (_title, source) => {
  expect(() => importDefinition(source, newApi, settings())).toThrow(expect.objectContaining({ name: 'DefinitionError', message: 'Invalid OpenAPI input.' }))
})

test('more than 6 MB is refused before it is read', () => {
  expect(() => importDefinition(`${valid}${' '.repeat(6 * 1024 * 1024)}`, newApi, settings())).toThrow('larger than 6291456 bytes')
})

test('an answer stays short, however long and however many the faults are', () => {
  const long = `/${'a'.repeat(10_000)}`
  const parameters = Array.from({ length: 500 }, (_, n) => ({ in: 'cookie', name: `c${n}` }))
  const { warnings } = importDefinition(
    JSON.stringify({ openapi: '3.0.1', info: { title: 't' }, paths: { [long]: { get: { parameters, responses: {} } } } }),
    newApi,
    settings(),
  )
  expect(warnings).toHaveLength(100)
  expect(JSON.stringify(warnings).length).toBeLessThan(300_000)
})

test('whatever type stands wherever, the answer is an import or a refusal', () => {
  const wrong = [null, 5, 'x', [], {}, [[]], { $ref: '#/nowhere' }]
  const definition: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../cases/everything.json'), 'utf8'))
  let refused = 0
  const visit = (value: unknown) => {
    if (!isRecord(value)) return
    for (const [key, member] of Object.entries(value)) {
      for (const replacement of wrong) {
        value[key] = replacement
        if (outcome(JSON.stringify(definition)) instanceof DefinitionError) refused++
      }
      value[key] = member
      visit(member)
    }
  }
  visit(definition)
  expect(refused).toBeGreaterThan(500)
})

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

test('a text that YAML aliases repeat counts each time', () => {
  const paths = Array.from({ length: 2000 }, (_, index) => `  /p${index}: {get: {description: *a}}\n`).join('')
  const aliased = `openapi: 3.0.1\ninfo: {title: t}\nx-a: &a ${'y'.repeat(20_000)}\npaths:\n${paths}`
  expect(outcome(aliased)).toMatchObject({ name: 'DefinitionError', message: 'Invalid OpenAPI input.' })
})

test('references may lead to so many characters together, and no further', () => {
  const responses = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [200 + index, { $ref: '#/components/responses/R' }]))
  const definition = (count: number) =>
    JSON.stringify({
      openapi: '3.0.1',
      info: { title: 't' },
      paths: { '/a': { get: { responses: responses(count) } } },
      components: { responses: { R: { description: 'd'.repeat(1000) } } },
    })
  const bounded = { ...settings(), mostReferred: 20_000 }
  expect(importDefinition(definition(5), newApi, bounded).api.name).toBe('t')
  expect(() => importDefinition(definition(50), newApi, bounded)).toThrow('Invalid OpenAPI input. The definition is too large to import.')
})
