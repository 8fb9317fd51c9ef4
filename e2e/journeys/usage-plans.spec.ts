import { createServer } from 'node:http'
import { CreateDeploymentCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { expectAccessible } from '../accessible.ts'
import { choose, expect, said, test } from './journey.ts'

test('a key is made, put into a plan, and spends its quota: 403, 200, 429, and the chain says why', async ({ page, server }) => {
  const backEnd = createServer((_request, response) => response.end('pong'))
  await new Promise<void>((resolve) => backEnd.listen(0, '127.0.0.1', resolve))
  const address = backEnd.address()
  const uri = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  const definition = {
    openapi: '3.0.1',
    info: { title: 'Ping', version: '1' },
    components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
    paths: {
      '/ping': { get: { security: [{ api_key: [] }], responses: {}, 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri } } },
    },
  }
  const { id: restApiId = '' } = await server.client().send(new ImportRestApiCommand({ body: new TextEncoder().encode(JSON.stringify(definition)) }))
  await server.client().send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }))
  const value = 'a-key-of-thirty-characters-000'
  const ping = async (headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(server.invokeUrl(restApiId, 'dev', '/ping'), { headers })
    return `${answer.status} ${await answer.text()}`
  }
  const forbidden = '403 {"message":"Forbidden"}'

  await test.step('a usage plan with a quota of two a day', async () => {
    await page.goto('/console/usage-plans')
    await expect(said(page, 'No usage plans')).toBeVisible()
    await page.getByRole('link', { name: 'Create usage plan' }).first().click()
    await page.getByRole('button', { name: 'Create usage plan', exact: true }).click()
    await expect(said(page, 'Usage Plan name cannot be blank')).toBeVisible()
    await page.getByLabel('Name', { exact: true }).fill('Partner')
    await page.getByLabel('Rate').fill('100')
    await page.getByLabel('Burst').fill('100')
    await page.getByLabel('Requests', { exact: true }).fill('2')
    await choose(page, /^Period/, 'Per day')
    await page.getByRole('button', { name: 'Create usage plan', exact: true }).click()
    await expect(said(page, "Successfully created usage plan 'Partner'.")).toBeVisible()
  })

  await test.step('with a stage', async () => {
    await page.getByRole('button', { name: 'Add stage' }).first().click()
    await choose(page, /^API Choose/, /Ping/)
    await choose(page, /^Stage Choose/, 'dev')
    await page.getByRole('button', { name: 'Add to usage plan' }).click()
    await expect(said(page, 'Added the stage dev to the usage plan Partner.')).toBeVisible()
    await expect(said(page, 'No. 403 {"message":"Forbidden"}: the call has no header x-api-key.')).toBeVisible()
    expect(await ping({ 'x-api-key': value })).toBe(forbidden)
  })

  await test.step('and a key with a value of its own', async () => {
    await page.getByRole('tab', { name: 'Associated API keys' }).click()
    await page.getByRole('button', { name: 'Add API key' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Add API key' })
    await dialog.getByRole('radio', { name: 'Create and add new key' }).check()
    await dialog.getByLabel('Name').fill('scanner')
    await dialog.getByRole('radio', { name: 'Custom' }).check()
    await dialog.getByLabel('Value of the API key').fill('short')
    await dialog.getByRole('button', { name: 'Add API key' }).click()
    await expect(said(page, 'API Key value should be at least 20 characters')).toBeVisible()
    await dialog.getByLabel('Value of the API key').fill(value)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Add API key' }).click()
    await expect(said(page, 'Added scanner to the usage plan Partner.')).toBeVisible()
    await expect(said(page, 'Yes, unless it calls faster than its rate')).toBeVisible()
    await expect(page.getByText('the plan: 100 of 100 left, 100 more per second')).toBeVisible()
  })

  await test.step('403 without the key, 200 with it, 429 when the quota is spent', async () => {
    expect(await ping()).toBe(forbidden)
    expect(await ping({ 'x-api-key': value })).toBe('200 pong')
    expect(await ping({ 'x-api-key': value })).toBe('200 pong')
    expect(await ping({ 'x-api-key': value })).toBe('429 {"message":"Limit Exceeded"}')
    await page.getByRole('button', { name: 'Ask again' }).click()
    await expect(said(page, 'No. 429 {"message":"Limit Exceeded"}')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('an extension lets it in again', async () => {
    await page.getByRole('radio', { name: 'Select scanner' }).check()
    await page.getByRole('button', { name: 'Grant usage extension' }).click()
    await page.getByLabel('Remaining requests').fill('2')
    await page.getByRole('button', { name: 'Update quota' }).click()
    await expect(said(page, 'scanner has 2 of its requests left in this period.')).toBeVisible()
    expect(await ping({ 'x-api-key': value })).toBe('200 pong')
  })

  await test.step('what was used is shown, and exported', async () => {
    await page.getByRole('tab', { name: 'Usage', exact: true }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    expect((await downloading).suggestedFilename()).toBe('Partner-usage.csv')
  })

  await test.step('a method of its own limit in the plan', async () => {
    await page.getByRole('tab', { name: /^Associated stages/ }).click()
    await page.getByRole('radio', { name: `Select ${restApiId}:dev` }).check()
    await page.getByRole('button', { name: 'Edit method throttling' }).click()
    await page.getByRole('button', { name: 'Add method' }).click()
    await choose(page, /Method of method 1/, '/ping/GET')
    await page.getByLabel('Rate of method 1').fill('0')
    await page.getByLabel('Burst of method 1').fill('0')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('cell', { name: '/ping/GET: 0 per second, burst 0' })).toBeVisible()
    await expect(said(page, 'No. 429 {"message":"Too Many Requests"}: this method in the plan has no token left')).toBeVisible()
    expect(await ping({ 'x-api-key': value })).toBe('429 {"message":"Too Many Requests"}')
  })
  backEnd.close()
})

test('API keys come from a file, each line that cannot be read is told, and a value shows only when it is asked for', async ({ page }) => {
  await page.goto('/console/api-keys/import')
  const file = (text: string) => ({ name: 'keys.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.locator('input[type="file"]').setInputFiles(file('Name,Key\nfirst,aaaaaaaaaaaaaaaaaaaa1\nsecond,short\n'))
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText(/^Line 3: /)).toBeVisible()
  await page.getByRole('radio', { name: /^Ignore warnings/ }).check()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(said(page, 'Imported 1 API key.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'first' })).toBeVisible()
  await expect(page.getByText('aaaaaaaaaaaaaaaaaaaa1')).toBeHidden()
  await page.getByRole('button', { name: 'Show the value of first' }).click()
  await expect(page.getByText('aaaaaaaaaaaaaaaaaaaa1')).toBeVisible()
})
