// npm run pictures: draws docs/pictures/*.png, the pictures of the docs' pages, from the console as it is.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { launchOptions } from '../chromium.ts'
import { importOrderManagement } from '../order-management.ts'
import { startServer } from '../server.ts'
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
  await page.goto(`${server.controlOrigin}${await importOrderManagement(server)}/test`)
  await page.getByLabel('Path: orderId').fill('17')
  await page.getByLabel('Query strings').fill('currency=EUR')
  await page.getByRole('textbox', { name: 'Request body' }).and(page.locator(':not([aria-busy="true"])')).focus()
  await page.keyboard.insertText('{"lines": [{"sku": "A-1", "quantity": 2}, {"sku": "B-7", "quantity": "1"}], "note": "ring twice"}')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByRole('region', { name: 'Out' }).getByText('instead').waitFor()
  await draw(page, 'flow')
} finally {
  await browser.close()
  await server.stop()
}

async function draw(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`docs/pictures/${name}.png`)
}
