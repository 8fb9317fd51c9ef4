import { CreateRestApiCommand, DeleteRestApiCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { runFourbox } from '../fourbox-command.ts'
import { makeClient, startServer } from '../server.ts'

interface Entry {
  readonly userName?: string
  readonly operation: string
  readonly outcome: string
}

test('the audit log tells who did what, who was refused and who signed in, and nothing of secrets', async () => {
  const server = await startServer({ arguments: ['--strict'] })
  onTestFinished(async () => void (await server.stop()))
  const create = async (name: string, role: string) => {
    const key = JSON.parse((await runFourbox(server, 'user', 'create', name, '--role', role, '--json')).output).accessKey
    const client = makeClient(server.controlOrigin)
    client.config.credentials = async () => key
    return { client, key }
  }
  const [vera, dave] = [await create('vera', 'viewer'), await create('dave', 'developer')]
  const { id: restApiId = '' } = await dave.client.send(new CreateRestApiCommand({ name: 'orders' }))
  await vera.client.send(new GetRestApisCommand({}))
  await expect(vera.client.send(new DeleteRestApiCommand({ restApiId }))).rejects.toThrow('not authorized')
  await expect(dave.client.send(new DeleteRestApiCommand({ restApiId: 'none' }))).rejects.toThrow('Invalid API identifier')
  const token = /#token=(.+)$/.exec(server.signInAddress)?.[1]
  await fetch(`${server.controlOrigin}/_fourbox/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  })

  const audit = async (...words: readonly string[]): Promise<readonly Entry[]> => {
    const { output } = await runFourbox(server, 'audit', ...words)
    return output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  }
  // What changed nothing is written once its call is answered.
  await expect
    .poll(async () => (await audit()).map(({ userName = 'owner', operation, outcome }) => `${userName} ${operation} ${outcome}`).toSorted())
    .toEqual([
      'dave CreateRestApi done',
      'dave DeleteRestApi failed',
      'owner POST /_fourbox/sign-in done',
      'owner POST /_fourbox/users done',
      'owner POST /_fourbox/users done',
      'vera DeleteRestApi refused',
    ])
  expect(await audit('--user', 'dave', '--about', restApiId)).toMatchObject([
    {
      userName: 'dave',
      role: 'developer',
      accessKeyId: dave.key.accessKeyId,
      client: 'AWS SDK for JavaScript',
      action: 'apigateway:POST',
      operation: 'CreateRestApi',
      resource: 'arn:aws:apigateway:us-east-1::/restapis',
      changes: [`created restApi ${restApiId}`],
    },
  ])
  expect(await audit('--until', '2020-01-01')).toEqual([])
  const all = JSON.stringify(await audit())
  for (const secret of [vera.key.secretAccessKey, dave.key.secretAccessKey, server.token, token]) expect(all).not.toContain(secret)
})
