import { CreateDeploymentCommand, GetDocumentationVersionsCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import type { RunningServer } from '../server.ts'
import { expect, fillEditor, said, test as journey } from './journey.ts'

const pool = 'us-east-1_Local1234'
const poolArn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${pool}`

const test = journey.extend({ serverArguments: ['--user-pools', `${pool}=local`] })

test('who may call: a token is tested, an answer customised, a policy deployed, documentation published', async ({ page, server }) => {
  const client = server.client()
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(definition)) }))
  const deploy = () => client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test' }))
  await deploy()

  await test.step('an authorizer of a local user pool takes a token that it minted, and no other', async () => {
    await page.goto(`/console/apis/${restApiId}/authorizers`)
    await expect(page.getByText('No authorizers')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Create authorizer' }).first().click()
    await page.getByLabel('Authorizer name').fill('Pool')
    await page.getByRole('radio', { name: /^Cognito/ }).click()
    await page.getByLabel('User pool ARN of user pool 1').fill(poolArn)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create authorizer', exact: true }).click()
    await expect(said(page, 'Created the authorizer Pool.')).toBeVisible()

    await page.getByLabel('Token: Authorization').fill(await mint(server, 'id'))
    await page.getByRole('button', { name: 'Test authorizer', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Claims', exact: true })).toContainText('"sub": "ada"')
    await expectAccessible(page)
    await page.getByLabel('Token: Authorization').fill('not a token')
    await page.getByRole('button', { name: 'Test authorizer', exact: true }).click()
    await expect(page.getByText('401', { exact: true })).toBeVisible()
  })

  await test.step('a customised gateway response is seen after deployment', async () => {
    await page.goto(`/console/apis/${restApiId}/gateway-responses/MISSING_AUTHENTICATION_TOKEN`)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Status code').fill('404')
    await page.getByRole('button', { name: 'Add response header' }).click()
    await page.getByLabel('Header of response header 1').fill('x-found')
    await page.getByLabel('Mapping value of response header 1').fill("'nothing'")
    await fillEditor(page, 'Template body of response template 1', '{"there is":"nothing here"}')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(said(page, 'Saved the gateway response Missing authentication token. Deploy the API for it to act.')).toBeVisible()
    const before = await page.request.get(server.invokeUrl(restApiId, 'test', '/nowhere'))
    expect(before.status()).toBe(403)
    await deploy()
    const after = await page.request.get(server.invokeUrl(restApiId, 'test', '/nowhere'))
    expect([after.status(), after.headers()['x-found'], await after.text()]).toEqual([404, 'nothing', '{"there is":"nothing here"}'])
  })

  await test.step('a resource policy from a template acts after deployment', async () => {
    await page.goto(`/console/apis/${restApiId}/resource-policy`)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Create policy' }).click()
    await page.getByRole('button', { name: /Select a template/ }).click()
    await page.getByRole('option', { name: /IP range denylist/ }).click()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText(/^Replace \{\{stageName\}\}/)).toBeVisible()
    await fillEditor(page, 'Policy', denyLoopback)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(said(page, 'Saved the resource policy. Deploy the API for it to act.')).toBeVisible()
    expect((await page.request.get(server.invokeUrl(restApiId, 'test', '/'))).status()).toBe(200)
    await deploy()
    const refused = await page.request.get(server.invokeUrl(restApiId, 'test', '/'))
    expect(refused.status()).toBe(403)
    expect(await refused.json()).toHaveProperty('Message')
  })

  await test.step('documentation is written and published to the stage', async () => {
    await page.goto(`/console/apis/${restApiId}/documentation`)
    await page.getByRole('link', { name: 'Create documentation part' }).first().click()
    await fillEditor(page, 'Properties', '{"description": "All about guards"}')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(page.getByText(/^Saved the documentation part/)).toBeVisible()
    await expectAccessible(page)
    await publish(page)
    expect((await client.send(new GetDocumentationVersionsCommand({ restApiId }))).items?.map(({ version }) => version)).toEqual(['1.0'])
  })
})

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish documentation' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Stage/ }).click()
  await page.getByRole('option', { name: /^test/ }).click()
  await dialog.getByLabel('Version').fill('1.0')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await expect(said(page, 'Published the documentation as version 1.0 to the stage test.')).toBeVisible()
}

async function mint(server: RunningServer, tokenUse: string): Promise<string> {
  const answer = await fetch(`${server.controlOrigin}/_fourbox/user-pools/${pool}/tokens`, {
    method: 'POST',
    headers: { 'x-fourbox-token': server.token, 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ada', clientId: 'app', tokenUse }),
  })
  const { token }: { token: string } = JSON.parse(await answer.text())
  return token
}

const denyLoopback = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*',
      Condition: { IpAddress: { 'aws:SourceIp': ['127.0.0.0/8', '::1/128'] } },
    },
  ],
})

const definition = {
  openapi: '3.0.1',
  info: { title: 'Guarded', version: '1' },
  paths: {
    '/': {
      get: {
        responses: { '200': { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"ok": true}' } } },
        },
      },
    },
  },
}
