import { CreateResourceCommand, GetResourcesCommand } from '@aws-sdk/client-api-gateway'
import type { Page } from '@playwright/test'
import { importExample } from '../furnished-api.ts'
import { startServer } from '../server.ts'
import { expect, fillEditor, said, test } from './journey.ts'

const tabs = ['Method request', 'Integration request', 'Integration response', 'Method response', 'Test']

test('what is typed is kept when one looks elsewhere, and asked about before it is lost', async ({ page, server }) => {
  const restApiId = await importExample(server)
  await page.goto(`/console/apis/${restApiId}/models/create`)
  await page.getByLabel('Name').fill('Bird')
  await fillEditor(page, 'Model schema', '{"title": "Bird"}')
  await expect(page.getByLabel('Name')).toHaveValue('Bird')

  await test.step('looking elsewhere and back', async () => {
    await page.getByRole('link', { name: 'Stages' }).click()
    await expect(page.getByText('No stages')).toBeVisible()
    await page.goBack()
    await expect(page.getByText('What you typed here before has not been saved yet.')).toBeVisible()
    await expect(page.getByLabel('Name')).toHaveValue('Bird')
    await expect(page.locator('.monaco-editor')).toContainText('"Bird"')
  })

  await test.step('leaving the console asks, and staying keeps the text', async () => {
    const dialog = page.waitForEvent('dialog')
    // From within the page: Playwright's own would wait for a reload that never comes.
    await page.evaluate(() => setTimeout(() => location.reload()))
    const asking = await dialog
    await asking.dismiss()
    expect(asking.type()).toBe('beforeunload')
    await expect(page.getByLabel('Name')).toHaveValue('Bird')
  })

  await test.step('Cancel asks, and throws nothing away unless told so', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click()
    const dialog = page.getByRole('dialog', { name: 'Discard changes' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByLabel('Name')).toHaveValue('Bird')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeVisible()
    await page.getByRole('link', { name: 'Create model' }).first().click()
    await expect(page.getByLabel('Name')).toHaveValue('')
  })
})

test('what another client changes appears without a reload', async ({ page, server }) => {
  const restApiId = await importExample(server)
  const client = server.client()
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }))
  await page.goto(`/console/apis/${restApiId}/resources`)
  await expect(page.getByRole('treeitem', { name: '/pets', exact: true })).toBeVisible()
  await client.send(new CreateResourceCommand({ restApiId, parentId: items.find(({ path }) => path === '/')?.id, pathPart: 'birds' }))
  await expect(page.getByRole('treeitem', { name: '/birds' })).toBeVisible()
})

test('a server that is gone is said, what is typed stays, and its return is noticed', async ({ server, context }) => {
  const restApiId = await importExample(server)
  // A page of its own: a browser complains of each call to a server that is stopped.
  const page = await context.newPage()
  await page.goto(`${server.controlOrigin}/console/apis/${restApiId}/models/create`)
  await page.getByLabel('Name').fill('Bird')

  const lost = said(page, 'The connection to Fourbox is lost.')
  await server.kill9()
  await expect(lost).toBeVisible()
  // By its key: the message that has just come moves the page, and a click that is under way misses the button.
  await page.getByRole('button', { name: 'Create', exact: true }).press('Enter')
  await expect(page.getByText('Fourbox does not answer. Is the server running?').first()).toBeVisible()

  const next = await startServer({ dataFolder: server.dataFolder, ports: server.ports })
  try {
    await expect(lost).toBeHidden()
    await expect(page.getByLabel('Name')).toHaveValue('Bird')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(said(page, 'Created the model Bird')).toBeVisible()
  } finally {
    await next.stop()
  }
})

test('each tab of a method has an address that survives a reload, and back and forward go between them', async ({ page, server }) => {
  const restApiId = await importExample(server)
  const { items = [] } = await server.client().send(new GetResourcesCommand({ restApiId }))
  const address = `/console/apis/${restApiId}/resources/${items.find(({ path }) => path === '/pets')?.id}/POST`
  const slugs = tabs.map((tab) => tab.toLowerCase().replace(' ', '-'))

  for (const [index, tab] of tabs.entries()) {
    await page.goto(`${address}/${slugs[index]}`)
    await expectTab(page, tab)
    await page.reload()
    await expectTab(page, tab)
  }

  for (const tab of tabs.slice(0, 3)) await page.getByRole('tab', { name: tab, exact: true }).click()
  await expectTab(page, 'Integration response')
  await page.goBack()
  await expectTab(page, 'Integration request')
  await page.goBack()
  await expectTab(page, 'Method request')
  await page.goForward()
  await expectTab(page, 'Integration request')
  await page.getByRole('treeitem', { name: '/pets', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Resource details' })).toBeVisible()
  await page.goBack()
  await expectTab(page, 'Integration request')
})

async function expectTab(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: '/pets - POST - Method execution' })).toBeVisible()
  await expect(page.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true')
}
