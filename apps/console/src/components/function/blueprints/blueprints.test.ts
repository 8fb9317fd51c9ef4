import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { eventTemplates } from '../event-templates.ts'
import { blueprintFiles, blueprints } from './blueprints.ts'

type Handler = (event: unknown, context: object) => Promise<unknown>

/** What the Node.js code of a blueprint answers to an event. */
async function answerOf(id: string, event: unknown): Promise<unknown> {
  const code = blueprints.find((one) => one.id === id)?.code.nodejs ?? ''
  const { handler }: { readonly handler: Handler } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return handler(event, { functionName: id })
}

const eventOf = (id: string) => eventTemplates.find((one) => one.id === id)?.event

test.each(blueprints.filter(({ id }) => id !== 'dynamodb'))('$id answers the event that it begins with', async ({ id, event }) => {
  expect(await answerOf(id, eventOf(event))).toBeTypeOf('object')
})

test('the greeting fails where nobody is named, and the authorizers refuse as AWS wants it', async () => {
  await expect(answerOf('hello', {})).rejects.toThrow('Bad request: the event has no name')
  await expect(answerOf('token-authorizer', { authorizationToken: 'unauthorized' })).rejects.toThrow(/^Unauthorized$/)
  await expect(answerOf('request-authorizer', { headers: null })).rejects.toThrow(/^Unauthorized$/)
  expect(await answerOf('token-authorizer', { authorizationToken: 'deny', methodArn: 'arn' })).toMatchObject({
    policyDocument: { Statement: [{ Effect: 'Deny', Resource: 'arn' }] },
  })
})

const hasPython = spawnSync('python3', ['--version']).status === 0

test.skipIf(!hasPython).each(blueprints.filter(({ code }) => code.python !== undefined))('$id in Python answers the same event', ({ code, event }) => {
  const script = `${code.python}\nimport sys\nclass Context: function_name = "f"\nprint(json_of(lambda_handler(json_in(sys.argv[1]), Context())))`
  const program = `import json as _json\njson_of = _json.dumps\njson_in = _json.loads\n${script}`
  const printed = execFileSync('python3', ['-c', program, JSON.stringify(eventOf(event))], { encoding: 'utf8' })
  expect(JSON.parse(printed.trim().split('\n').at(-1) ?? '')).toBeTypeOf('object')
})

test('a blueprint has files in the languages that it is written in', () => {
  const [hello] = blueprints
  expect(hello && [...(blueprintFiles(hello, 'python3.13')?.keys() ?? [])]).toEqual(['lambda_function.py'])
  expect(hello && blueprintFiles(hello, 'provided.al2023')).toBeUndefined()
})
