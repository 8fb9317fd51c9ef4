import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../fourbox-command.ts'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
let folder: string
beforeAll(async () => {
  server = await startServer()
  folder = mkdtempSync(join(tmpdir(), 'fourbox-code-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server.stop()
})

const run = (...words: readonly string[]) => runCommand(['function', ...words, '--endpoint', server.controlOrigin])

function code(text: string): string {
  const place = join(folder, 'greeting')
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'index.mjs'), text)
  return place
}

test('a function in a folder is made, called, changed, called again, read of and deleted', async () => {
  const place = code('export const handler = async ({ name }) => { console.log("called"); return `hello ${name}` }')
  const made = await run('create', 'greeting', '--code', place, '--watch', '--timeout', '5')
  expect(made).toEqual({ code: 0, output: 'arn:aws:lambda:us-east-1:000000000000:function:greeting\n', errors: '' })
  expect((await run('list')).output).toBe('greeting  nodejs22.x  index.handler\n')

  const invoke = () => run('invoke', 'greeting', '--payload', '{"name":"you"}')
  expect(await invoke()).toMatchObject({ code: 0, output: '"hello you"\n' })
  code('export const handler = async ({ name }) => `goodbye ${name}`')
  await expect.poll(async () => (await invoke()).output, { timeout: 20_000 }).toBe('"goodbye you"\n')

  await expect.poll(async () => (await run('logs', 'greeting', '--filter', 'called')).output, { timeout: 20_000 }).toContain('called')
  expect(await run('delete', 'greeting')).toMatchObject({ code: 0, output: 'Deleted greeting\n' })
  expect(await run('invoke', 'greeting')).toMatchObject({ code: 1, errors: expect.stringContaining('Function not found: arn:aws:lambda:') })
})

test('a function that fails is told by the exit code, with its log', async () => {
  await run('create', 'failing', '--code', code('export const handler = async () => { throw new Error("no") }'))
  const { code: exit, output, errors } = await run('invoke', 'failing', '--log')
  expect(exit).toBe(1)
  expect(JSON.parse(output)).toMatchObject({ errorType: 'Error', errorMessage: 'no' })
  expect(errors).toContain('REPORT RequestId: ')
})

test('what cannot be is refused', async () => {
  expect(await run('create', 'nowhere', '--code', join(folder, 'none'))).toMatchObject({
    code: 1,
    errors: expect.stringContaining('is no folder of this machine'),
  })
  mkdirSync(join(folder, 'empty'), { recursive: true })
  expect(await run('create', 'empty', '--code', join(folder, 'empty'))).toMatchObject({
    code: 1,
    errors: expect.stringContaining('name a runtime and a handler'),
  })
  expect(await run('invoke', 'empty', '--payload', `@${join(folder, 'none.json')}`)).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/^fourbox function: cannot read .*none\.json: ENOENT/),
  })
  expect(await run('launch')).toMatchObject({ code: 2 })
  expect(await run('list', 'more')).toMatchObject({ code: 2 })
})
