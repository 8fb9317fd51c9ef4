import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const entry = fileURLToPath(new URL('./fourbox.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fourbox-render-'))

function render(options: readonly string[], input = ''): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [entry, 'render', ...options], { input, encoding: 'utf8' })
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('a template renders with a body, parameters, stage variables and $context from the command line', () => {
  const template = file(
    'all.vtl',
    "$input.json('$.a') $input.params('id') $input.params('q') $input.params('H') $stageVariables.s $context.stage [$context.none]\n",
  )
  const body = file('body.json', '{"a":[1,"x/y"]}')
  const context = file('context.json', '{"stage":"prod"}')
  const options = [template, '--body', body, '--path', 'id=7', '--query', 'q=a=b', '--header', 'H=h', '--stage-variable', 's=var', '--context', context]
  expect(render(options)).toMatchObject({ status: 0, stdout: '[1,"x/y"] 7 a=b h var prod []\n', stderr: '' })
  expect(render([...options, '--profile', 'plain']).stdout).toContain('[$context.none]')
})

test('an error shows the line with a caret under the column', () => {
  const broken = file('broken.vtl', '{\n\t"a": #set($x = )\n}')
  const { status, stdout, stderr } = render([broken])
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr.split('\n').slice(1, 3)).toEqual(['\t"a": #set($x = )', '\t               ^'])
  expect(stderr).toContain(`${broken}:2:17: Encountered ")"`)
  const failing = render([file('failing.vtl', '$input.body.substring(99)')])
  expect(failing).toMatchObject({ status: 1, stdout: '' })
  expect(failing.stderr).toContain('StringIndexOutOfBoundsException')
})

test('a line that cannot be understood says what is wrong with it', () => {
  expect(render([])).toMatchObject({ status: 2, stderr: expect.stringContaining('needs one TEMPLATE') })
  expect(render(['none.vtl'])).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot read none.vtl') })
  expect(render(['--path', 'x'])).toMatchObject({ status: 2 })
  expect(render(['--profile', 'velocity'])).toMatchObject({ status: 2, stderr: expect.stringContaining('aws or plain') })
  expect(render(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('--stage-variable NAME=VALUE') })
})

test('a case a line is answered with a line each', () => {
  const cases = [
    { id: 'one', template: '$input.path("$.a") $nothing', input: { body: '{"a":1}' } },
    { id: 'two', template: '$nothing', profile: 'plain' },
    { id: 'three', template: '#if(' },
    { id: 'four', template: '$input.body.substring(9)' },
    { id: 'five', template: '#set($context.responseOverride.status = 404)$context.requestOverride', input: { context: {} } },
  ]
  const { status, stdout } = render(['--jsonl'], `${cases.map((wanted) => JSON.stringify(wanted)).join('\n')}\n\nno json\n`)
  expect(status).toBe(0)
  const answers: unknown[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers).toEqual([
    { id: 'one', output: '1 ' },
    { id: 'two', output: '$nothing' },
    { id: 'three', error: 'parse', message: expect.any(String) },
    { id: 'four', error: 'evaluation', message: expect.any(String) },
    { id: 'five', output: '', overrides: { responseOverride: { status: 404 } } },
    { id: null, error: 'input', message: expect.any(String) },
  ])
})
