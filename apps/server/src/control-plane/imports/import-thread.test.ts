import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultLimits } from '@fourbox/domain'
import { expect, test, vi } from 'vitest'
import { importThread } from './import-thread.ts'

// A busy machine takes its time to start threads.
vi.setConfig({ testTimeout: 60_000 })

const settings = { region: 'us-east-1', account: '000000000000', now: 1, limits: defaultLimits, vpcLinkIds: [] }
const target = { mode: 'new', endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } } as const
const bytes = (text: string) => new TextEncoder().encode(text)

test('a small definition and a large one become the same API', async () => {
  const imports = importThread()
  const petstore = readFileSync(join(import.meta.dirname, '../../petstore/petstore-definition.json'), 'utf8')
  const small = await imports.importDefinition(bytes(petstore), target, settings)
  const large = await imports.importDefinition(bytes(petstore + ' '.repeat(100_000)), target, settings)
  await imports.close()
  const paths = (result: typeof small) => Object.values(result.api.resources).map(({ path, methods }) => [path, Object.keys(methods)])
  expect(paths(large)).toEqual(paths(small))
  expect(paths(small)).toEqual([
    ['/', ['GET']],
    ['/pets', ['GET', 'POST', 'OPTIONS']],
    ['/pets/{petId}', ['GET', 'OPTIONS']],
  ])
})

test('a large definition is refused with the place of the fault, and the next one is read', async () => {
  const imports = importThread()
  const broken = imports.importDefinition(bytes(`{"swagger":"2.0","info":{"title":"t"},"paths":{"/x":5}}${' '.repeat(100_000)}`), target, settings)
  const fine = imports.importDefinition(bytes(`{"swagger":"2.0","info":{"title":"t"}}${' '.repeat(100_000)}`), target, settings)
  await expect(broken).rejects.toMatchObject({ message: 'Invalid OpenAPI input.', position: { line: 1, column: 48 } })
  expect((await fine).api.name).toBe('t')
  await imports.close()
})

test('a new API is handed over as the text that the store keeps', async () => {
  const imports = importThread()
  const definition = `{"swagger":"2.0","info":{"title":"t"},"paths":{"/a":{}}}`
  for (const padding of ['', ' '.repeat(100_000)]) {
    const { head, text } = await imports.importNewApi(bytes(definition + padding), target.endpointConfiguration, settings)
    expect(head).toMatchObject({ name: 't', endpointConfiguration: target.endpointConfiguration })
    expect(head).not.toHaveProperty('resources')
    expect(JSON.parse(text)).toMatchObject({ id: head.id, name: 't', resources: { [head.rootResourceId]: { path: '/' } } })
  }
  await imports.close()
})

test('a definition that becomes too large by repeating itself is refused', async () => {
  const imports = importThread()
  const headers = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`X-Header-${n}`, {}]))
  const paths = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`/${n}`, { get: { responses: { 200: { $ref: '#/components/responses/Big' } } } }]))
  const definition = { openapi: '3.0.1', info: { title: 't' }, paths, components: { responses: { Big: { headers } } } }
  await expect(imports.importNewApi(bytes(JSON.stringify(definition)), target.endpointConfiguration, settings)).rejects.toThrow('too large to import')
  const small = await imports.importNewApi(bytes(`{"swagger":"2.0","info":{"title":"t"}}${' '.repeat(100_000)}`), target.endpointConfiguration, settings)
  expect(small.head.name).toBe('t')
  await imports.close()
})

/** A definition of some kilobytes whose paths all refer to one, whose responses all refer to one. */
function multiplying(paths: number): string {
  const response = { description: 'd', headers: Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`h${index}`, { schema: { type: 'string' } }])) }
  const operation = {
    responses: Object.fromEntries(Array.from({ length: 5 }, (_, index) => [200 + index, { $ref: '#/components/responses/R' }])),
    'x-amazon-apigateway-integration': { $ref: '#/x-integration' },
  }
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: 't' },
    paths: Object.fromEntries(Array.from({ length: paths }, (_, index) => [`/p${index}`, { $ref: '#/x-path' }])),
    'x-path': Object.fromEntries(['get', 'put', 'post', 'delete', 'options', 'head', 'patch'].map((verb) => [verb, operation])),
    'x-integration': { type: 'mock', requestTemplates: { 'application/json': 'x'.repeat(18_000) } },
    components: { responses: { R: response } },
  })
}

test('a small definition whose references make much of it is read beside the thread that serves, and refused when they make too much', async () => {
  const imports = importThread()
  let turns = 0
  const counting = setInterval(() => turns++, 1)
  const { api } = await imports.importDefinition(bytes(multiplying(5)), target, settings)
  clearInterval(counting)
  // Nothing else would have had a turn if it had been read at once.
  expect(turns).toBeGreaterThan(0)
  expect(Object.values(api.resources)).toHaveLength(6)
  // Its size alone is to be too much, not how many documentation parts its descriptions make.
  const most = multiplying(299)
  expect(most.length).toBeLessThan(32 * 1024)
  await expect(
    imports.importDefinition(bytes(most), target, { ...settings, limits: { ...defaultLimits, documentationPartsPerApi: 20_000 } }),
  ).rejects.toMatchObject({
    name: 'DefinitionError',
    message: 'Invalid OpenAPI input. The definition is too large to import.',
  })
  await imports.close()
})
