import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { documentSteps, type Steps } from '../rows/document-steps.ts'
import { migrate, migrations } from './migrations.ts'
import { openSqliteStore } from './sqlite-store.ts'

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'fourbox.sqlite')
}

/** A file as a Fourbox of schema 4 left it: an API that is deployed, a key in a plan, two domain names of different age, logs. */
function fileOfSchema4(): string {
  const file = temporaryFile()
  const database = new Database(file)
  database.exec(readFileSync(join(import.meta.dirname, '../../cases/schema-4.sql'), 'utf8'))
  database.close()
  return file
}

async function opened(file: string) {
  const lines: string[] = []
  const store = await openSqliteStore(file, { durability: 'full', examine: true, report: (line) => lines.push(line) })
  onTestFinished(() => store.close())
  return { store, lines }
}

function copiesOf(file: string): readonly string[] {
  return readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.before-migration-`))
}

test('what an older Fourbox wrote is read as it was, in the shapes of this one', async () => {
  const { store } = await opened(fileOfSchema4())
  const { documents } = store
  expect((await documents.get('restApi', 'cddskmsblq'))?.name).toBe('wire')
  expect((await documents.get('deployment', 'cddskmsblq/hxmxiq'))?.snapshot).toEqual(await documents.get('restApi', 'cddskmsblq'))
  expect((await documents.get('stage', 'cddskmsblq/prod'))?.variables).toEqual({ colour: 'blue' })
  expect((await documents.get('usagePlan', 'f1wshj'))?.keyIds).toEqual([(await documents.get('apiKey', 'fuxv8dv08u'))?.id])
  expect((await documents.get('vpcLink', '3ewcus'))?.targetArns).toEqual(['127.0.0.1:8080'])
  expect(await store.counters.get('usage')).toBe(7)
  expect((await store.logs.read('group')).events.map(({ message }) => message)).toEqual(['said'])
  expect(await store.blobs.get('blob')).toEqual(Uint8Array.of(1, 2))
  const mapping = { basePath: 'v1', restApiId: 'cddskmsblq', stage: 'prod' }
  // The id that the second generation has always told where there was none.
  expect(await documents.get('domainName', 'older.example')).toMatchObject({ routingRules: [], basePathMappings: [{ ...mapping, apiMappingId: '1htljn' }] })
  expect((await documents.get('domainName', 'pets.example'))?.basePathMappings).toEqual([{ ...mapping, apiMappingId: expect.stringMatching(/^[a-z0-9]{6}$/) }])
})

test('the file as it was is kept beside, once, and a line says what was done', async () => {
  const file = fileOfSchema4()
  const { store, lines } = await opened(file)
  await store.close()
  const [copy = '', ...more] = copiesOf(file)
  expect(more).toEqual([])
  expect(lines).toEqual([
    `${file} was written by an older Fourbox and has been migrated (from schema 4 to ${migrations.length}; documents brought to their newest shape: ` +
      `2 of domainName). As it was before, it is kept as ${join(dirname(file), copy)}.`,
  ])
  const kept = new Database(join(dirname(file), copy), { readonly: true })
  expect(kept.pragma('user_version', { simple: true })).toBe(4)
  expect(kept.prepare("SELECT body FROM documents WHERE id = 'older.example'").pluck().get()).not.toContain('apiMappingId')
  kept.close()
  const again = await opened(file)
  expect([again.lines, copiesOf(file)]).toEqual([[], [copy]])
})

test('documents go every step from their own shape on, also where the schema stays, and a deployment with its API', () => {
  const file = temporaryFile()
  const database = new Database(file)
  onTestFinished(() => void database.close())
  migrate(database, migrations, new Map())
  const insert = database.prepare("INSERT INTO documents (kind, id, body, shape) VALUES ('vpcLink', ?, ?, ?)")
  insert.run('first', '{"steps": ""}', 1)
  insert.run('second', '{"steps": "-"}', 2)
  insert.run('third', '{"steps": "--"}', 3)
  const append = (letter: string) => (document: Readonly<Record<string, unknown>>) => ({ steps: `${String(document['steps'])}${letter}` })
  const steps: Steps = new Map([['vpcLink', [append('a'), append('b')]]])
  expect(migrate(database, migrations, steps)).toMatchObject({ documents: new Map([['vpcLink', 2]]), copy: expect.stringContaining('.before-migration-') })
  expect(database.prepare('SELECT id, body, shape FROM documents ORDER BY id').raw().all()).toEqual([
    ['first', '{"steps":"ab"}', 3],
    ['second', '{"steps":"-b"}', 3],
    ['third', '{"steps": "--"}', 3],
  ])
  expect(migrate(database, migrations, steps)).toBeUndefined()
  // Whoever changes what an API is must not forget the APIs that are deployed.
  expect((documentSteps.get('deployment') ?? []).length).toBeGreaterThanOrEqual((documentSteps.get('restApi') ?? []).length)
})

test.each([
  ['in a shape', "INSERT INTO documents (kind, id, body, shape) VALUES ('apiKey', 'a', '{}', 9)", 'apiKey in shape 9; this one knows 1'],
  ['of a kind', "INSERT INTO documents (kind, id, body) VALUES ('robot', 'a', '{}')", 'a document of the kind robot, which this one does not know'],
])('a document %s that only a newer Fourbox knows: the folder is refused and left alone', async (_what, insert, why) => {
  const file = temporaryFile()
  await (await openSqliteStore(file, { durability: 'full' })).close()
  const database = new Database(file)
  database.exec(insert)
  database.close()
  const before = readFileSync(file)
  await expect(openSqliteStore(file, { durability: 'full', examine: true })).rejects.toMatchObject({
    name: 'NewerSchema',
    message: expect.stringContaining(why),
  })
  expect([readFileSync(file).equals(before), copiesOf(file)]).toEqual([true, []])
})

test('an old document that no step can read is set aside by name, and the others are migrated', async () => {
  const file = fileOfSchema4()
  const database = new Database(file)
  database.exec('UPDATE documents SET body = \'{"domainName": "older.example"}\' WHERE id = \'older.example\'')
  database.close()
  const { store, lines } = await opened(file)
  expect(lines).toEqual([expect.stringContaining('1 of domainName'), expect.stringContaining('The document domainName "older.example" cannot be read')])
  expect((await store.documents.list('domainName')).items.map(({ domainName }) => domainName)).toEqual(['pets.example'])
})

test('a migration that fails leaves the file as it was, without a copy', () => {
  const file = fileOfSchema4()
  const database = new Database(file)
  onTestFinished(() => void database.close())
  expect(() => migrate(database, [...migrations, 'not SQL'])).toThrow(/syntax error/)
  expect([database.pragma('user_version', { simple: true }), copiesOf(file)]).toEqual([4, []])
})
