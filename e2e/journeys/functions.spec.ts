import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateRestApiCommand, CreateResourceCommand } from '@aws-sdk/client-api-gateway'
import type { Page } from '@playwright/test'
import { choose, expect, test } from './journey.ts'

/** The form's button, not the one of the empty list that led to it. */
async function createFunction(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Function name' }).fill(name)
  await page.getByRole('button', { name: 'Create function', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

const run = (page: Page) => page.getByRole('button', { name: 'Test', exact: true }).click()

test('a function behind an API with proxy and without, and a response chosen by the text of its error', async ({ page, server }) => {
  const client = server.client()
  const { id: restApiId = '', rootResourceId } = await client.send(
    new CreateRestApiCommand({ name: 'Greetings', endpointConfiguration: { types: ['REGIONAL'] } }),
  )
  const { id: resourceId = '' } = await client.send(new CreateResourceCommand({ restApiId, parentId: rootResourceId, pathPart: 'greeting' }))

  await test.step('two functions: one that greets, one that echoes', async () => {
    await page.goto('/console/create-function')
    await createFunction(page, 'greeter')
    await page.goto('/console/create-function?from=blueprint')
    await choose(page, /^Blueprint/, /Echo of the proxy event/)
    await createFunction(page, 'echo')
  })

  await test.step('with proxy: the function is offered, and the permission is granted on saving', async () => {
    await page.goto(`/console/apis/${restApiId}/resources/${resourceId}/create-method`)
    await choose(page, /Method type/, 'GET')
    await page.getByLabel('Lambda proxy integration').check()
    await page.getByRole('combobox', { name: 'Lambda function' }).fill('ech')
    await page.getByRole('option', { name: 'echo' }).click()
    await page.getByRole('button', { name: 'Create method', exact: true }).click()
    await expect(page.getByText(/was added to the policy of echo: API Gateway may call it for arn:aws:execute-api:.*\/\*\/GET\/greeting/).first()).toBeVisible()
  })

  await test.step('a name that no function has is told at once', async () => {
    await page.goto(`/console/apis/${restApiId}/resources/${resourceId}/create-method`)
    await page.getByRole('combobox', { name: 'Lambda function' }).fill('nobody')
    await page.keyboard.press('Tab')
    await expect(page.getByText('There is no function nobody on this machine.')).toBeVisible()
  })

  await test.step('without proxy', async () => {
    await choose(page, /Method type/, 'POST')
    await page.getByRole('combobox', { name: 'Lambda function' }).fill('greeter')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Create method', exact: true }).click()
    await expect(page.getByText(/was added to the policy of greeter/).first()).toBeVisible()
  })

  await test.step('a response of its own for errors that begin so', async () => {
    const method = `/console/apis/${restApiId}/resources/${resourceId}/POST`
    await page.goto(`${method}/method-response/create`)
    await page.getByLabel('HTTP status code').fill('400')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(page).toHaveURL(/\/method-response$/)
    await page.goto(`${method}/integration-response/create`)
    await page.getByLabel(/Lambda error regex/).fill('Bad request.*')
    await choose(page, /Method response status code/, '400')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(page).toHaveURL(/\/integration-response$/)
  })

  await test.step('both answer once deployed', async () => {
    await page.goto(`/console/apis/${restApiId}/resources`)
    await page.getByRole('button', { name: 'Deploy API' }).click()
    await page.getByLabel('Stage name').fill('dev')
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await expect(page.getByRole('treeitem', { name: 'dev' })).toBeVisible()
    const url = server.invokeUrl(restApiId, 'dev', '/greeting')
    expect(await (await fetch(`${url}?name=Ada`)).json()).toMatchObject({ httpMethod: 'GET', queryStringParameters: { name: 'Ada' } })
    const post = (body: object) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    expect(await (await post({ name: 'Ada' })).json()).toEqual({ message: 'Hello, Ada!' })
    const refused = await post({})
    expect([refused.status, await refused.json()]).toEqual([400, expect.objectContaining({ errorMessage: 'Bad request: the event has no name' })])
  })
})

test('a function in a folder: edited outside, reloaded, called', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-folder-'))
  try {
    const write = (answer: string) => writeFileSync(join(folder, 'index.mjs'), `export const handler = async () => '${answer}'\n`)
    write('first')
    await page.goto('/console/create-function?from=folder')
    await page.getByRole('textbox', { name: 'Folder' }).fill(folder)
    await createFunction(page, 'local')
    await expect(page.getByText(`This code runs from ${folder}`)).toBeVisible()
    await run(page)
    await expect(page.getByRole('region', { name: 'Response' })).toContainText('"first"')
    write('second')
    // The editor shows what lies there, and the call after the change runs it.
    await expect(page.getByText("'second'")).toBeVisible()
    await expect(async () => {
      await run(page)
      await expect(page.getByRole('region', { name: 'Response' })).toContainText('"second"', { timeout: 2000 })
    }).toPass()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
