import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateRestApiCommand, CreateResourceCommand } from '@aws-sdk/client-api-gateway'
import { CreateFunctionCommand, InvokeCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { deploy } from '../deploy.ts'
import { lambdaClient, zipOf } from '../functions.ts'
import { choose, expect, fillEditor, said, test } from './journey.ts'

/** The form's button, not the one of the empty list that led to it. */
async function createFunction(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Function name' }).fill(name)
  await page.getByRole('button', { name: 'Create function', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

const result = (page: Page) => page.getByRole('region', { name: 'Result' })
const run = (page: Page) => page.getByRole('button', { name: 'Test', exact: true }).click()

test('the random question micro-service, from nothing: made, tested, called, broken, mended', async ({ page }) => {
  await test.step('a blueprint makes it', async () => {
    await page.goto('/console/functions')
    await page.getByRole('main').getByRole('link', { name: 'Create function' }).last().click()
    await page.getByRole('radio', { name: /^Use a blueprint/ }).click()
    await choose(page, /^Blueprint/, /Random question and answer/)
    await createFunction(page, 'faq')
    await expect(page.getByText('Active', { exact: true })).toBeVisible()
  })

  await test.step('the event that came with it tells that it works', async () => {
    await run(page)
    await expect(result(page)).toContainText('Executing function: succeeded')
    await expect(result(page)).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('region', { name: 'Response' })).toContainText('"statusCode": 200')
    await expect(page.getByRole('region', { name: 'Log output' })).toContainText(/is told:[^]*REPORT RequestId/)
  })

  const url = await test.step('a trigger puts an API in front of it', async () => {
    await page.getByRole('link', { name: 'Add trigger' }).first().click()
    await expect(page.getByRole('textbox', { name: 'API name' })).toHaveValue('faq-API')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(said(page, 'faq answers at http://localhost:')).toBeVisible()
    await expect(page.getByRole('table', { name: 'Permissions' })).toContainText('apigateway.amazonaws.com')
    return (await page.getByRole('region', { name: 'Address by path' }).textContent()) ?? ''
  })

  await test.step('its address answers a question', async () => {
    const answer = await fetch(url)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ q: expect.any(String), a: expect.any(String) })
  })

  await test.step('broken and deployed, it fails at a line that the test leads to', async () => {
    await page.getByRole('tab', { name: 'Code' }).click()
    await fillEditor(page, 'Code of index.mjs', 'const faqs = undefined\n\nexport const handler = async () => ({ statusCode: 200, body: faqs.length })\n')
    await expect(page.getByText('Changes not deployed')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+S')
    await expect(said(page, 'Deployed the code of faq.')).toBeVisible()
    await expect(page.getByText('Changes not deployed')).toBeHidden()
    await expect(page.getByRole('textbox', { name: 'Code of index.mjs' })).toBeFocused()
    await expect(result(page)).toBeHidden()
    // A call during the update still runs the old code.
    await expect.poll(async () => (await fetch(url)).status).toBe(502)
    await run(page)
    await expect(result(page)).toContainText('TypeError: Cannot read properties of undefined')
    await expect(page.getByRole('region', { name: 'Log output' })).toContainText('Invoke Error')
    await expect(page.getByRole('navigation', { name: 'Files' })).toContainText('failed')
    await page.getByRole('button', { name: /index\.mjs:3:\d+.*show in the editor/ }).click()
    await expect(page.getByRole('textbox', { name: 'Code of index.mjs' })).toBeFocused()
    await expectAccessible(page)
  })

  await test.step('the log has the error, told by the lines of that request alone', async () => {
    await page.getByRole('link', { name: 'View CloudWatch logs' }).click()
    await expect(page.getByRole('searchbox')).toHaveValue(/^"[0-9a-f-]{36}"$/)
    const line = page.getByRole('treeitem').filter({ hasText: 'Invoke Error' })
    await expect(line).toHaveCount(1)
    await line.click()
    await expect(page.getByRole('button', { name: '"errorMessage"' })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('mended and deployed, it answers again', async () => {
    await page.goto('/console/functions/faq')
    await fillEditor(
      page,
      'Code of index.mjs',
      'export const handler = async (event) => {\n  console.log(`asked from ${event.queryStringParameters?.from}`)\n  return { statusCode: 200, body: "mended" }\n}\n',
    )
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await expect(page.getByText('Changes not deployed')).toBeHidden()
    await expect.poll(async () => (await fetch(url)).text()).toBe('mended')
  })

  await test.step('a live tail shows the next call as it is made', async () => {
    await page.getByRole('link', { name: '/aws/lambda/faq' }).click()
    await page.getByRole('button', { name: 'Live tail' }).click()
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
    await (await fetch(`${url}?from=the-live-tail`)).text()
    await expect(page.getByRole('treeitem').filter({ hasText: 'asked from the-live-tail' })).toBeVisible()
  })
})

test('the monitor counts every call, and deleting says who still calls', async ({ page, server }) => {
  const lambda = lambdaClient(server)
  const FunctionName = 'counted'
  const Role = 'arn:aws:iam::000000000000:role/service-role/counted'
  const ZipFile = await zipOf({ 'index.mjs': "export const handler = async (event) => {\n  if (event.fail) throw new Error('as asked')\n}\n" })
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role, Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile } }))
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName })
  for (const event of [{}, {}, { fail: true }]) await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }))
  lambda.destroy()
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${FunctionName}/invocations`
  const { restApiId } = await deploy(server, { '/': { get: { integration: { type: 'aws_proxy', httpMethod: 'POST', uri } } } })

  await page.goto('/console/functions/counted/monitor')
  await expect(page.getByRole('img', { name: /^Invocations: 3;/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Errors: 1, 33.3 %;/ })).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('It is still called by one place of wire')
  await page.getByRole('dialog').getByRole('textbox').fill('confirm')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(said(page, 'Deleted the function counted.')).toBeVisible()
  await page.goto(`/console/apis/${restApiId}/resources`)
  await page.getByRole('treeitem', { name: 'GET', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Method execution' })).toContainText('no function counted on this machine')
})

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
