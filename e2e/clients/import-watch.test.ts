import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { runFourbox } from '../fourbox-command.ts'
import { entryPoint, startServer } from '../server.ts'
import { callOutput, copyProject } from '../stacks.ts'

test('an import with --watch stays, follows template and code, outlives a broken edit, and ends at Ctrl-C', async () => {
  const server = await startServer()
  onTestFinished(async () => void (await server.stop()))
  const { folder, remove } = copyProject('plain')
  onTestFinished(remove)
  const template = join(folder, 'template.yaml')
  const text = readFileSync(template, 'utf8')
  const following = ['import', folder, '--stack', 'hours', '--watch', '--endpoint', server.controlOrigin, '--data', server.dataFolder]
  const child = spawn(process.execPath, [entryPoint, ...following])
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = linesOf(child)

  const url = /HoursUrl = (\S+)/.exec(await lines.next(/HoursUrl = /))?.[1] ?? ''
  await lines.next(/^Following /)
  expect(await (await callOutput(server, url, '/sunday')).json()).toMatchObject({ open: false })

  const code = join(folder, 'src/hours.js')
  writeFileSync(code, readFileSync(code, 'utf8').replace("day !== 'sunday'", 'true'))
  expect(await lines.next(/^Stack /)).toBe('Stack hours: 1 updated')
  expect(await (await callOutput(server, url, '/sunday')).json()).toMatchObject({ open: true })

  writeFileSync(template, text.replace('!Ref HoursResource', '!Ref Nowhere'))
  await lines.next(/template\.yaml:\d+: .*Unresolved resource dependencies \[Nowhere\]/)
  writeFileSync(template, text.replace('Name: hours', 'Name: other hours'))
  expect(await lines.next(/^Stack /)).toMatch(/^Stack hours: \d updated/)

  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('what cannot be followed is said', async () => {
  const outcome = await runFourbox(
    { dataFolder: '/nowhere' },
    'import',
    join(import.meta.dirname, '../../apps/server/src/petstore/petstore-definition.json'),
    '--watch',
  )
  expect(outcome).toMatchObject({ code: 2, errors: expect.stringContaining('--watch follows a stack') })
})

/** What a command says, on either of its streams, line by line. */
function linesOf({ stdout, stderr }: ChildProcess): { next(pattern: RegExp): Promise<string> } {
  const said: string[] = []
  let heard = () => {}
  for (const input of [stdout, stderr]) {
    if (!input) throw new Error('The command has no output')
    createInterface(input).on('line', (line) => {
      said.push(line)
      heard()
    })
  }
  return {
    async next(pattern) {
      for (;;) {
        const line = said.shift()
        if (line === undefined) await new Promise<void>((resolve) => (heard = resolve))
        else if (pattern.test(line)) return line
      }
    },
  }
}
