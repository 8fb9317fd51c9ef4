import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importThread } from './import-thread.ts'

const settings = { region: 'us-east-1', account: '000000000000', now: 1 }
const target = { mode: 'new', endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } } as const
const bytes = (text: string) => new TextEncoder().encode(text)

test('a small definition and a large one become the same API', async () => {
  const imports = importThread()
  const petstore = readFileSync(join(import.meta.dirname, '../petstore-definition.json'), 'utf8')
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
