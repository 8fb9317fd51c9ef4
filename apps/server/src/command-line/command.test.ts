import { expect, onTestFinished, test, vi } from 'vitest'
import { CallRefused } from './call-refused.ts'
import { type Asked, choice, required, runCommand } from './command.ts'

const settings = { help: 'Usage: fourbox trial API', positional: 'API', options: { stage: { type: 'string' }, deep: { type: 'boolean' } } } as const

/** What the command was asked, and its exit code. */
async function ask(...arguments_: readonly string[]): Promise<Asked | undefined> {
  let asked: Asked | undefined
  await runCommand(arguments_, settings, async (given) => {
    asked = given
    return 0
  })
  return asked
}

function caught(method: 'log' | 'error'): readonly unknown[] {
  const lines: unknown[] = []
  const spy = vi.spyOn(console, method).mockImplementation((line) => void lines.push(line))
  onTestFinished(() => spy.mockRestore())
  return lines
}

test('options and the one argument reach the command, in any order', async () => {
  const asked = await ask('--deep', 'pets', '--stage', 'dev', '--json')
  expect(asked).toMatchObject({ positional: 'pets', json: true })
  expect([asked?.text('stage'), asked?.flag('deep'), asked?.text('none'), asked?.flag('none')]).toEqual(['dev', true, undefined, false])
})

test('--help and -h print the help, and nothing runs', async () => {
  const lines = caught('log')
  expect([await ask('--help'), await ask('pets', '-h')]).toEqual([undefined, undefined])
  expect(lines).toEqual([settings.help, settings.help])
})

test.for([
  [[], 'needs one API; “--help” tells more'],
  [['a', 'b'], 'needs one API; “--help” tells more'],
  [['a', '--nonsense'], "Unknown option '--nonsense'"],
  [['a', '--stage'], "Option '--stage <value>' argument missing"],
] as const)('%j cannot be understood', async ([line, text]) => {
  await expect(ask(...line)).rejects.toThrow(expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(text) }))
})

test('a command without an argument takes none', async () => {
  await expect(runCommand(['extra'], { help: '', options: {} }, async () => 0)).rejects.toThrow('takes no "extra"; “--help” tells more')
})

test('a call that is refused is told in a line, and is exit code 1 or the command’s own', async () => {
  const lines = caught('error')
  const refuse = async () => {
    throw new CallRefused(404, 'Invalid API identifier specified')
  }
  expect(await runCommand(['a'], settings, refuse)).toBe(1)
  expect(await runCommand(['a'], { ...settings, refused: 3 }, refuse)).toBe(3)
  expect(lines).toEqual(['Invalid API identifier specified', 'Invalid API identifier specified'])
})

test('a bug is no refusal', async () => {
  const bug = new TypeError('a bug')
  await expect(
    runCommand(['a'], settings, async () => {
      throw bug
    }),
  ).rejects.toBe(bug)
})

test('a choice is its first name when none was given, and must be one of them', async () => {
  const given = (value: string | undefined) => ({ text: () => value, flag: () => false, texts: () => [] })
  expect(choice(given(undefined), 'format', ['oas30', 'swagger'])).toBe('oas30')
  expect(choice(given('swagger'), 'format', ['oas30', 'swagger'])).toBe('swagger')
  expect(() => choice(given('raml'), 'format', ['oas30', 'swagger'])).toThrow('--format must be one of oas30, swagger, not "raml"')
})

test('an option that a command needs may not be empty', () => {
  const given = (value: string | undefined) => ({ text: () => value, flag: () => false, texts: () => [] })
  expect(required(given('dev'), 'stage')).toBe('dev')
  for (const value of [undefined, '']) expect(() => required(given(value), 'stage')).toThrow('needs --stage')
})
