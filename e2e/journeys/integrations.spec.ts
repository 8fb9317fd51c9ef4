import { CreateRestApiCommand, GetIntegrationCommand, type Integration } from '@aws-sdk/client-api-gateway'
import { expectAccessible } from '../accessible.ts'
import { choose, expect, test } from './journey.ts'

test('the integrations of the guide are set up in the console, and stored as AWS stores them', async ({ page, server }) => {
  const client = server.client()
  const { id: restApiId = '', rootResourceId: resourceId = '' } = await client.send(
    new CreateRestApiCommand({ name: 'Integrations', endpointConfiguration: { types: ['REGIONAL'] } }),
  )
  const stored = async (httpMethod: string): Promise<Integration> => {
    const {
      $metadata: _metadata,
      cacheKeyParameters: _keys,
      cacheNamespace: _namespace,
      ...integration
    } = await client.send(new GetIntegrationCommand({ restApiId, resourceId, httpMethod }))
    return integration
  }
  const start = async (verb: string, tile: RegExp) => {
    await page.goto(`/console/apis/${restApiId}/resources/${resourceId}/create-method`)
    await choose(page, /Method type/, verb)
    await page.getByRole('radio', { name: tile }).click()
  }
  const create = async (verb: string) => {
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create method', exact: true }).click()
    await expect(page.getByRole('heading', { name: `/ - ${verb} - Method execution` })).toBeVisible()
  }
  const defaultResponse = { 200: { statusCode: '200' } }

  await test.step('Lambda, as a proxy, with a timeout of its own', async () => {
    await start('GET', /^Lambda function/)
    await page.getByLabel('Lambda proxy integration').check()
    await page.getByRole('combobox', { name: 'Lambda function' }).fill('hello')
    // The list of functions goes with the focus.
    await page.keyboard.press('Tab')
    await page.getByLabel('Default timeout').uncheck()
    await page.getByLabel('Integration timeout').fill('30000')
    await page.getByRole('button', { name: 'Create method', exact: true }).click()
    await expect(page.getByText('Timeout should be between 50 ms and 29000 ms', { exact: true })).toBeVisible()
    await page.getByLabel('Integration timeout').fill('3000')
    await create('GET')
    expect(await stored('GET')).toMatchObject({
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:hello/invocations',
      contentHandling: 'CONVERT_TO_TEXT',
      timeoutInMillis: 3000,
      passthroughBehavior: 'WHEN_NO_MATCH',
    })
  })

  await test.step('HTTP', async () => {
    await start('POST', /^HTTP/)
    await choose(page, /HTTP method/, 'PUT')
    await page.getByLabel('Endpoint URL').fill('ftp://example.com')
    await page.getByRole('button', { name: 'Create method', exact: true }).click()
    await expect(page.getByText('Invalid HTTP endpoint specified for URI', { exact: true })).toBeVisible()
    await page.getByLabel('Endpoint URL').fill('https://example.com/pets')
    await create('POST')
    expect(await stored('POST')).toMatchObject({
      type: 'HTTP',
      httpMethod: 'PUT',
      uri: 'https://example.com/pets',
      connectionType: 'INTERNET',
      timeoutInMillis: 29_000,
      integrationResponses: defaultResponse,
    })
  })

  await test.step('an AWS service by action name, and one by path', async () => {
    const role = 'arn:aws:iam::000000000000:role/api'
    await start('PUT', /^AWS service/)
    await page.getByRole('combobox', { name: 'AWS service' }).fill('sns')
    await choose(page, /HTTP method/, 'POST')
    await page.getByRole('textbox', { name: 'Action name' }).fill('ListTopics')
    await page.getByLabel('Execution role').fill(role)
    await create('PUT')
    expect(await stored('PUT')).toMatchObject({
      type: 'AWS',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:sns:action/ListTopics',
      credentials: role,
      integrationResponses: defaultResponse,
    })

    await start('PATCH', /^AWS service/)
    await page.getByRole('combobox', { name: 'AWS service' }).fill('sqs')
    await choose(page, /HTTP method/, 'POST')
    await page.getByLabel('Use path override').check()
    await page.getByRole('textbox', { name: 'Path override' }).fill('000000000000/jobs')
    await page.getByLabel('Execution role').fill(role)
    await create('PATCH')
    expect(await stored('PATCH')).toMatchObject({ uri: 'arn:aws:apigateway:us-east-1:sqs:path/000000000000/jobs' })
  })

  await test.step('Mock', async () => {
    await start('DELETE', /^Mock/)
    await create('DELETE')
    const integration = await stored('DELETE')
    expect(integration).toMatchObject({ type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' }, integrationResponses: defaultResponse })
    expect(integration).not.toHaveProperty('connectionType')
  })
})
