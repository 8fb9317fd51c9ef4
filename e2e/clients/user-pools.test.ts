import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

const pool = 'us-east-1_Local1234'
let server: RunningServer
let api: Deployed

beforeAll(async () => {
  server = await startServer({ arguments: ['--user-pools', `${pool}=local`] })
  const integration = mock('$context.authorizer.claims.sub')
  api = await deploy(
    server,
    { '/me': { get: { integration, security: [{ pool: [] }] } }, '/pets': { get: { integration, security: [{ pool: ['pets/read'] }] } } },
    {
      securityDefinitions: {
        pool: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'cognito_user_pools',
          'x-amazon-apigateway-authorizer': {
            type: 'cognito_user_pools',
            providerARNs: [`arn:aws:cognito-idp:us-east-1:000000000000:userpool/${pool}`],
          },
        },
      },
    },
  )
})
afterAll(() => server.stop())

async function mint(wanted: object): Promise<string> {
  const answer = await fetch(`${server.controlOrigin}/_fourbox/user-pools/${pool}/tokens`, {
    method: 'POST',
    headers: { 'x-fourbox-token': server.token, 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ada', clientId: 'app', ...wanted }),
  })
  const { token }: { token: string } = JSON.parse(await answer.text())
  return token
}

async function call(path: string, authorization?: string) {
  const answer = await fetch(api.url(path), authorization === undefined ? {} : { headers: { authorization } })
  return [answer.status, await answer.text()]
}

test('an identity token of a local pool opens a method without scopes, with or without Bearer', async () => {
  const token = await mint({ tokenUse: 'id' })
  expect(await call('/me', token)).toEqual([200, 'ada'])
  expect(await call('/me', `Bearer ${token}`)).toEqual([200, 'ada'])
})

test('a method with scopes takes an access token that has one of them', async () => {
  expect(await call('/pets', await mint({ tokenUse: 'access', scope: 'pets/write pets/read' }))).toEqual([200, 'ada'])
  expect((await call('/pets', await mint({ tokenUse: 'access', scope: 'pets/write' })))[0]).toBe(401)
  expect((await call('/pets', await mint({ tokenUse: 'id' })))[0]).toBe(401)
})

test('no token, a broken one and an expired one are unauthorized, each in its words', async () => {
  expect(await call('/me')).toEqual([401, '{"message":"Unauthorized"}'])
  expect(await call('/me', 'no token')).toEqual([401, '{"message":"Unauthorized"}'])
  expect(await call('/me', await mint({ tokenUse: 'id', expiresInSeconds: -10 }))).toEqual([401, '{"message":"The incoming token has expired"}'])
})
