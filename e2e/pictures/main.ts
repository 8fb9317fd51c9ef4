// npm run pictures: draws docs/pictures/*.png, the pictures of the docs' pages, from the console as it is.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CreateModelCommand, CreateResourceCommand, PutIntegrationCommand, PutMethodCommand } from '@aws-sdk/client-api-gateway'
import { chromium, type Page } from '@playwright/test'
import { launchOptions } from '../chromium.ts'
import { importOrderManagement } from '../order-management.ts'
import { type RunningServer, startServer } from '../server.ts'
import { makeOrders } from './orders.ts'

const folder = join(import.meta.dirname, '../../docs/pictures')
mkdirSync(folder, { recursive: true })
const server = await startServer()
const browser = await chromium.launch(launchOptions)
try {
  const { executionLog, call } = await makeOrders(server)
  const page = await browser.newPage({
    baseURL: `${server.controlOrigin}/console/`,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })

  // Wide enough for the test beside the code.
  await page.setViewportSize({ width: 1440, height: 860 })
  await page.goto('functions/orders/code')
  await page.getByRole('textbox', { name: 'Event JSON' }).and(page.locator(':not([aria-busy="true"])')).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByText('Executing function: failed').waitFor()
  await page.getByRole('tab', { name: 'Code' }).evaluate((tab) => tab.scrollIntoView())
  await draw(page, 'function')

  await page.setViewportSize({ width: 1280, height: 760 })
  await page.goto('log-groups/%2Faws%2Flambda%2Forders/events?group=request')
  await page.getByRole('treeitem').filter({ hasText: 'Invoke Error' }).first().click()
  await page.getByRole('button', { name: '"errorType"' }).waitFor()
  await draw(page, 'log-events')

  await page.goto(`live-tail?live=on&group=request&log-group=%2Faws%2Flambda%2Forders&log-group=${encodeURIComponent(executionLog)}`)
  await page.getByText('Live', { exact: true }).waitFor()
  await call('')
  await page.getByText('REPORT RequestId').first().waitFor()
  await page.getByText('Method completed with status: 502').first().waitFor()
  await draw(page, 'live-tail')

  // A method's page after a call that its model refused.
  await page.setViewportSize({ width: 1440, height: 900 })
  const address = await importOrderManagement(server)
  await page.goto(`${server.controlOrigin}${address}/test`)
  await page.getByLabel('Path: orderId').fill('17')
  await page.getByLabel('Query strings').fill('currency=EUR')
  await page.getByRole('textbox', { name: 'Request body' }).and(page.locator(':not([aria-busy="true"])')).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText('{"lines": [{"sku": "A-1", "quantity": 2}, {"sku": "B-7", "quantity": "1"}], "note": "ring twice"}')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByRole('region', { name: 'Out' }).getByText('instead').waitFor()
  await draw(page, 'flow')

  // What stands around the same method: tests of which one fails, what lint says, what was changed.
  const { restApiId, resourceId } = placeIn(address)
  const client = server.client()
  const { id: receiptId } = await client.send(new CreateResourceCommand({ restApiId, parentId: resourceId, pathPart: 'receipt' }))
  const receipt = { restApiId, resourceId: receiptId, httpMethod: 'GET' }
  await client.send(new PutMethodCommand({ ...receipt, authorizationType: 'NONE', apiKeyRequired: true }))
  await client.send(new PutIntegrationCommand({ ...receipt, type: 'MOCK' }))
  await client.send(new CreateModelCommand({ restApiId, name: 'Receipt', contentType: 'application/json', schema: '{"type": "object"}' }))
  await saveTests(server, restApiId)
  await page.setViewportSize({ width: 1280, height: 620 })
  await page.goto(`${server.controlOrigin}/console/apis/${restApiId}/tests`)
  await page.getByRole('table', { name: 'Tests' }).waitFor()
  await page.getByRole('button', { name: 'Run all' }).click()
  await page.getByRole('region', { name: 'body: difference' }).waitFor()
  await draw(page, 'saved-tests')

  await page.goto(`${server.controlOrigin}/console/apis/${restApiId}/lint`)
  await page.getByRole('table', { name: 'Findings' }).waitFor()
  await draw(page, 'lint')

  await page.goto(`${server.controlOrigin}/console/apis/${restApiId}/history`)
  await page.getByRole('row', { name: /Receipt/ }).waitFor()
  await draw(page, 'history')

  await page.setViewportSize({ width: 1280, height: 760 })
  await page.getByRole('button', { name: /^Show the call of change \d+: CreateModel$/ }).click()
  await page.getByRole('region', { name: 'AWS CLI' }).getByText('create-model').waitFor()
  await draw(page, 'show-the-call')
  await page.keyboard.press('Escape')

  await page.goto(`${server.controlOrigin}/console/apis/${restApiId}/resources/${resourceId}`)
  await page
    .getByRole('treeitem', { name: /receipt/ })
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Resource actions' }).click()
  await page.getByRole('menuitem', { name: 'Move to…' }).click()
  await page.getByRole('dialog').waitFor()
  await draw(page, 'tree')
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+K')
  await page.getByRole('combobox', { name: 'What to go to or to do' }).fill('rec')
  await page
    .getByRole('option', { name: /receipt/ })
    .first()
    .waitFor()
  await draw(page, 'palette')
  await page.keyboard.press('Escape')

  await page.goto(`${server.controlOrigin}/console/lessons`)
  await page.getByRole('heading', { name: 'First five minutes' }).waitFor()
  await draw(page, 'lessons')
} finally {
  await browser.close()
  await server.stop()
}

/** `/console/apis/{restApiId}/resources/{resourceId}/PUT` */
function placeIn(address: string): { readonly restApiId: string; readonly resourceId: string } {
  const [, , , restApiId = '', , resourceId = ''] = address.split('/')
  return { restApiId, resourceId }
}

async function saveTests({ controlOrigin, token }: RunningServer, restApiId: string): Promise<void> {
  const method = 'PUT /orders/{orderId}'
  const request = { path: '/orders/17', headers: { 'Content-Type': 'application/json' }, body: { lines: [], status: 200 } }
  const tests = [
    { name: 'an order is taken', method, request, expect: { status: 200, body: { json: { done: true, total: 0 } } } },
    { name: 'its status is mapped', method, request, expect: { integrationRequestBody: { jsonPath: { '$.statusCode': 200 } } } },
    { name: 'one without lines is refused', method, request: { path: '/orders/17', body: {} }, expect: { status: 400 } },
  ]
  const answer = await fetch(`${controlOrigin}/_fourbox/tests/${restApiId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-fourbox-token': token },
    body: JSON.stringify({ tests }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

async function draw(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`docs/pictures/${name}.png`)
}
