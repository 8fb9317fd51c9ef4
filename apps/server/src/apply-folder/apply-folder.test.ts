import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { defaultLimits } from '@fourbox/domain'
import { type Documents, openStore, storeInFolder } from '@fourbox/store'
import type { Stacks } from '../stacks/stacks.ts'
import { applyFolder } from './apply-folder.ts'
import { importThread } from '../control-plane/imports/import-thread.ts'

const ends: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (let end = ends.pop(); end; end = ends.pop()) await end()
})

const refuse = () => Promise.reject(new Error('There are no stacks among these files'))
const noStacks: Stacks = { importStacks: refuse, compare: refuse, deleteStack: refuse }

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
  const bugs: unknown[] = []
  const context = {
    documents: store.documents,
    importer: importThread(),
    region: 'us-east-1',
    account: '000000000000',
    preciseNow: () => 1,
    limits: defaultLimits,
    reportBug: (bug: unknown) => void bugs.push(bug),
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
      const watching = await applyFolder(context, { folder: join(folder, applied), watch, report, stacks: noStacks, executeOrigin: '' })
      ends.push(() => watching.close())
    },
    /** Resolves when the next line has been reported. */
    nextLine: () => new Promise<void>((resolve) => waiting.push(resolve)),
    documents: store.documents,
    definitions,
    bugs,
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

/** What may stand in a folder under the name of a definition, and what is said of it. */
const noDefinitions: Readonly<Record<string, readonly [make: (path: string) => void, line: RegExp]>> = {
  'a folder': [(path) => mkdirSync(path), /^x\.json: is a folder, not a file$/],
  'a link to itself': [(path) => symlinkSync('x.json', path), /^x\.json: cannot be read: ELOOP/],
  'a pipe': [(path) => execFileSync('mkfifo', [path]), /^x\.json: is a pipe, not a file$/],
  'a device that never ends': [(path) => symlinkSync('/dev/zero', path), /^x\.json: is a device, not a file$/],
  'a file without end': [(path) => (writeFileSync(path, ''), truncateSync(path, 2 ** 40)), /^x\.json: has 1099511627776 bytes; a definition may have 6291456$/],
  'a link to nothing': [(path) => symlinkSync('nowhere', path), /^x\.json is gone; what was made of it stays$/],
  'what is no text': [(path) => writeFileSync(path, Buffer.from([0xc3, 0x28])), /^x\.json: Invalid OpenAPI input\. The file is no text/],
}

test.each(Object.entries(noDefinitions))('%s is a line in the report, and the other definitions are applied', async (_name, [make, line]) => {
  const { write, apply, documents, lines, definitions, bugs } = await workplace()
  make(join(definitions, 'x.json'))
  write('y.json', definition('Fine', '/y'))
  await apply()
  expect(lines[0]).toMatch(line)
  expect(await apis(documents)).toEqual(['Fine /y'])
  expect(bugs).toEqual([])
})

test.each(Object.entries(noDefinitions))(
  'with --watch, %s that comes later is a line in the report, and what follows is applied',
  async (_name, [make, line]) => {
    const { write, apply, documents, lines, definitions, bugs } = await workplace()
    await apply(true)
    make(join(definitions, 'x.json'))
    await expect.poll(() => lines).toEqual([expect.stringMatching(line)])
    write('y.json', definition('Fine', '/y'))
    await expect.poll(() => apis(documents)).toEqual(['Fine /y'])
    expect(bugs).toEqual([])
  },
)

test('a definition is reached through a link to it', async () => {
  const { write, apply, documents, definitions } = await workplace()
  write('pets.txt', definition('Pets', '/pets'))
  symlinkSync('pets.txt', join(definitions, 'pets.json'))
  await apply()
  expect(await apis(documents)).toEqual(['Pets /pets'])
})

test('files and folders that come, are replaced and go while they are watched stop nothing', async () => {
  const { write, apply, documents, definitions, bugs } = await workplace()
  await apply(true)
  for (let round = 0; round < 50; round++) {
    write('x.json', definition('Coming', '/x'))
    renameSync(join(definitions, 'x.json'), join(definitions, 'more/x.json'))
    mkdirSync(join(definitions, 'gone'))
    writeFileSync(join(definitions, 'gone/z.json'), '{')
    rmSync(join(definitions, 'gone'), { recursive: true })
  }
  unlinkSync(join(definitions, 'more/x.json'))
  write('y.json', definition('Fine', '/y'))
  await expect.poll(() => apis(documents)).toContain('Fine /y')
  expect(bugs).toEqual([])
})

test('with --watch a folder that comes later is watched, and so is one that takes its place', async () => {
  const { write, apply, documents, definitions } = await workplace()
  await apply(true)
  mkdirSync(join(definitions, 'late/later'), { recursive: true })
  write('late/later/a.json', definition('A', '/a'))
  await expect.poll(() => apis(documents)).toEqual(['A /a'])
  rmSync(join(definitions, 'late'), { recursive: true })
  mkdirSync(join(definitions, 'late'))
  write('late/b.json', definition('B', '/b'))
  await expect.poll(() => apis(documents)).toEqual(['A /a', 'B /b'])
  write('late/b.json', definition('B', '/c'))
  await expect.poll(() => apis(documents)).toEqual(['A /a', 'B /c'])
})

test.skipIf(process.getuid?.() === 0)('a file and a folder that may not be read are lines in the report', async () => {
  const { write, apply, documents, lines, definitions } = await workplace()
  write('x.json', '{}')
  chmodSync(join(definitions, 'x.json'), 0)
  chmodSync(join(definitions, 'more'), 0)
  write('y.json', definition('Fine', '/y'))
  await apply()
  chmodSync(join(definitions, 'more'), 0o700)
  expect(lines.slice(0, 2)).toEqual([expect.stringMatching(/^more: cannot be read: EACCES/), expect.stringMatching(/^x\.json: cannot be read: EACCES/)])
  expect(await apis(documents)).toEqual(['Fine /y'])
})
