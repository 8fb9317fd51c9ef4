import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { defaultLimits } from '@fourbox/domain'
import { type Documents, openStore, storeInFolder } from '@fourbox/store'
import { applyFolder } from './apply-folder.ts'
import { importThread } from '../control-plane/imports/import-thread.ts'

const ends: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (let end = ends.pop(); end; end = ends.pop()) await end()
})

async function workplace(applied = 'definitions') {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-apply-'))
  const definitions = join(folder, 'definitions')
  mkdirSync(join(definitions, 'more'), { recursive: true })
  const store = await openStore(storeInFolder(folder), { durability: 'normal' })
  ends.push(
    () => rmSync(folder, { recursive: true }),
    () => store.close(),
  )
  let count = 0
  const context = {
    documents: store.documents,
    importer: importThread(),
    region: 'us-east-1',
    account: '000000000000',
    preciseNow: () => 1,
    limits: defaultLimits,
    newId: (length: number) => (++count).toString(36).padStart(length, 'a'),
  }
  const lines: string[] = []
  const waiting: (() => void)[] = []
  const report = (line: string) => {
    lines.push(line)
    for (const wake of waiting.splice(0)) wake()
  }
  return {
    lines,
    write: (file: string, definition: object | string) =>
      writeFileSync(join(definitions, file), typeof definition === 'string' ? definition : JSON.stringify(definition)),
    apply: async (watch = false) => {
      const watching = await applyFolder(context, { folder: join(folder, applied), watch, report })
      ends.push(() => watching.close())
    },
    /** Resolves when the next line has been reported. */
    nextLine: () => new Promise<void>((resolve) => waiting.push(resolve)),
    documents: store.documents,
  }
}

const definition = (title: string, path: string) => ({
  openapi: '3.0.1',
  info: { title, description: 'x' },
  paths: { [path]: { get: { responses: { 200: { description: 'fine' } } } } },
})
const apis = async (documents: Documents) =>
  (await documents.list('restApi', {})).items.map(({ name, resources }) => `${name} ${Object.values(resources).at(-1)?.path}`).toSorted()

test('each definition of a folder becomes an API, once, however often it is applied', async () => {
  const { write, apply, documents, lines } = await workplace()
  write('pets.json', definition('Pets', '/pets'))
  write('more/users.yaml', 'openapi: 3.0.1\ninfo: {title: Users}\npaths: {/users: {}}\n')
  write('notes.txt', 'nothing')
  await apply()
  const writes: string[] = []
  documents.onChange((kind, id) => writes.push(`${kind} ${id}`))
  await apply()
  expect(await apis(documents)).toEqual(['Pets /pets', 'Users /users'])
  expect(writes).toEqual([])
  expect(lines.slice(2)).toEqual([
    expect.stringMatching(/^more\/users\.yaml: Users \([a-z0-9]{10}\) is up to date$/),
    expect.stringMatching(/^pets\.json: Pets \([a-z0-9]{10}\) is up to date$/),
  ])
})

test('a file that has changed takes the place of what it said before', async () => {
  const { write, apply, documents } = await workplace()
  write('pets.json', definition('Pets', '/pets'))
  await apply()
  write('pets.json', definition('Animals', '/animals'))
  await apply()
  expect(await apis(documents)).toEqual(['Animals /animals'])
})

test('a file that cannot be imported is reported with its place and stops nothing', async () => {
  const { write, apply, documents, lines } = await workplace()
  write('a.yaml', 'openapi: 3.0.1\ninfo: {title: a}\npaths: {/a: 5}\n')
  write('b.json', definition('Fine', '/b'))
  await apply()
  expect(lines[0]).toBe('a.yaml:3:9: Invalid OpenAPI input. What stands at paths./a is 5, which is not expected there.')
  expect(await apis(documents)).toEqual(['Fine /b'])
})

test('a file of OpenAPI 3.1 is converted, and what changed is reported with its place', async () => {
  const { write, apply, documents, lines } = await workplace()
  write('newer.yaml', 'openapi: 3.1.0\ninfo: {title: newer}\njsonSchemaDialect: x\npaths: {/a: {}}\n')
  await apply()
  expect(lines).toEqual([
    'newer.yaml:3:1: converted from OpenAPI 3.1.0: jsonSchemaDialect is left out: schemas are read as JSON Schema 2020-12',
    expect.stringMatching(/^newer\.yaml: newer \([a-z0-9]{10}\) was made$/),
  ])
  expect(await apis(documents)).toEqual(['newer /a'])
})

test('with --watch a file is applied again when it changes', async () => {
  const { write, apply, documents, nextLine } = await workplace()
  write('pets.json', definition('Pets', '/pets'))
  await apply(true)
  const applied = nextLine()
  write('pets.json', definition('Pets', '/animals'))
  await applied
  expect(await apis(documents)).toEqual(['Pets /animals'])
})

test('a folder that is not there is the fault of the one who names it', async () => {
  const { apply } = await workplace('nowhere')
  await expect(apply()).rejects.toThrow(/^--apply names no folder that can be read: .*nowhere$/)
})
