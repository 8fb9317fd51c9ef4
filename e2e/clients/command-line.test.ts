import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entryPoint } from '../server.ts'

test('without a command, and for an unknown one, it says what there is and fails', () => {
  for (const words of [[], ['unheard-of']]) {
    const { status, stdout, stderr } = run(...words)
    expect(status).toBe(2)
    expect(stdout + stderr).toContain('Usage: fourbox COMMAND')
  }
})

test.for([
  'start',
  'render',
  'import',
  'export',
  'deploy',
  'diff',
  'stack',
  'lint',
  'test',
  'function',
  'backup',
  'restore',
  'store',
  'snapshot',
  'mcp',
  'console',
  'sign-in',
  'access-key',
  'env',
  'trust',
  'operations',
])('fourbox %s --help explains itself', (name) => {
  expect(run('--help').stdout).toContain(name)
  const { status, stdout } = run(name, '--help')
  expect(status).toBe(0)
  expect(stdout).toContain(`fourbox ${name}`)
})

test.for(['--version', '-v'])('fourbox %s prints which one it is', (option) => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../apps/fourbox/package.json'), 'utf8'))
  expect(run(option)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test('an option that there is not, and a value that cannot be, are refused by name', () => {
  expect(run('start', '--prot', '1')).toMatchObject({ status: 2, stderr: expect.stringContaining("Unknown option '--prot'") })
  expect(run('start', '--port', 'x')).toMatchObject({ status: 2, stderr: expect.stringContaining('--port must be a whole number from 0 to 65535') })
})

test('env prints what points tools here, for each shell', () => {
  expect(run('env', '--port', '5000').stdout).toContain('export AWS_ENDPOINT_URL_API_GATEWAY=http://localhost:5000\n')
  // The second generation's client reads a variable of its own name.
  expect(run('env', '--port', '5000').stdout).toContain('export AWS_ENDPOINT_URL_APIGATEWAYV2=http://localhost:5000\n')
  expect(run('env', '--shell', 'fish').stdout).toContain('set -gx AWS_REGION us-east-1\n')
  expect(run('env', '--shell', 'powershell').stdout).toContain('$Env:AWS_ACCESS_KEY_ID = "test"\n')
  expect(JSON.parse(run('env', '--json').stdout)).toMatchObject({ AWS_ENDPOINT_URL_STS: 'http://localhost:4400', AWS_DEFAULT_REGION: 'us-east-1' })
  expect(run('env', '--shell', 'tcsh')).toMatchObject({ status: 2 })
})

test('env names no key that the strict mode does not know', () => {
  expect(run('env', '--strict')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('fourbox access-key') })
  expect(run('env', '--strict', '--access-keys', 'a:b').stdout).toContain('export AWS_ACCESS_KEY_ID=a\n')
})

test('operations are counted', () => {
  expect(run('operations').stdout).toMatch(/\n124 of 124; of apigatewayv2: CreateApiMapping, .*\n$/)
})

function run(...words: readonly string[]) {
  return spawnSync(process.execPath, [entryPoint, ...words], { encoding: 'utf8' })
}
