import { readFile } from 'node:fs/promises'
import { expectAccessible } from '../accessible.ts'
import { deploy, mock } from '../deploy.ts'
import { choose, expect, said, test } from './journey.ts'

test('after a deployment its calls are seen as they come; one is opened, replayed edited, and exported as HAR', async ({ page, server }) => {
  const { restApiId, url } = await deploy(server, { '/orders/{id}': { post: { integration: mock('{"stage":"$context.stage"}') } } }, {}, { stage: 'dev' })

  await test.step('offered by the message of the deployment', async () => {
    await page.goto(`/console/apis/${restApiId}/resources`)
    await page.getByRole('button', { name: 'Deploy API' }).click()
    await choose(page, /^Stage \*New stage/, /^dev/)
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await page.getByRole('link', { name: 'See its calls as they come' }).waitFor()
    await fetch(url('/nothing'))
    await page.getByRole('link', { name: 'See its calls as they come' }).click()
    await expect(page.getByRole('treeitem', { name: /GET \/nothing 403/ })).toBeVisible()
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
  })

  await test.step('by keys alone a call is opened as it comes', async () => {
    const headers = { authorization: 'Bearer secret-token', 'content-type': 'application/json' }
    await fetch(url('/orders/17?page=2'), { method: 'POST', headers, body: '{"n":1}' })
    const list = page.getByRole('tree', { name: 'Calls, newest first' })
    await expect(list.getByRole('treeitem')).toHaveCount(2)
    await list.focus()
    await list.press('Home')
    await list.press('Enter')
    await expect(page.getByRole('heading', { name: 'POST /orders/17 200' })).toBeVisible()
    const sent = page.getByRole('region', { name: 'Request', exact: true })
    await expect(sent).toContainText('POST /')
    await expect(sent).not.toContainText('secret')
    await page
      .getByRole('navigation', { name: 'Boxes of the call' })
      .getByRole('link', { name: /^Integration response/ })
      .click()
    await expect(page.getByRole('region', { name: 'Integration response' })).toContainText('Selected: 200, the default')
    await expectAccessible(page)
  })

  await test.step('replayed with another body, and with what was masked', async () => {
    await page.getByRole('button', { name: 'Replay…', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('enter anew: header authorization')).toBeVisible()
    const headers = dialog.getByRole('textbox', { name: 'Headers' })
    await headers.fill((await headers.inputValue()).replace('authorization:', 'authorization:Bearer other'))
    await dialog.getByRole('textbox', { name: 'Body' }).fill('{"n":2}')
    await dialog.getByRole('button', { name: 'Replay', exact: true }).click()
    await expect(said(page, 'Sent again: 200 after')).toBeVisible()
    // The new call takes the place of the old one in the address before that is changed again.
    await expect(page.getByRole('region', { name: /^Request body/ })).toHaveText(/"n": 2/)
    await page.getByLabel('Filter calls').fill('replay')
    await expect(page.getByRole('treeitem', { name: /POST \/orders\/17\?page=2 replay 200/ })).toBeVisible()
  })

  await test.step('exported', async () => {
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export HAR (1)' }).click()
    const { log } = JSON.parse(await readFile(await (await downloading).path(), 'utf8'))
    expect(log).toMatchObject({
      version: '1.2',
      entries: [{ request: { method: 'POST', postData: { text: '{"n":2}' } }, response: { status: 200, content: { text: '{"stage":"dev"}' } } }],
    })
  })

  await test.step('and tried on the draft', async () => {
    await page.getByRole('button', { name: 'Open in Test' }).click()
    await expect(page.getByLabel('Path: id')).toHaveValue('17')
    await expect(page.getByLabel('Query strings')).toHaveValue('page=2')
  })
})

test('a thousand calls do not hold up the page: rows are bounded, and it pauses at once', async ({ page, server }) => {
  const { restApiId, url } = await deploy(server, { '/pets': { get: { integration: mock('[]') } } }, {}, { stage: 'dev' })
  await page.goto(`/console/apis/${restApiId}/stages/dev/traffic`)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const callers = Array.from({ length: 20 }, async () => {
    for (let n = 0; n < 60; n++) await (await fetch(url('/pets'))).text()
  })
  await expect(page.getByRole('treeitem').first()).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText(/^Paused, \d+ new$/)).toBeVisible()
  await Promise.all(callers)
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('button', { name: 'All 1200' })).toBeVisible()
  expect(await page.getByRole('treeitem').count()).toBeLessThan(60)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByText('No call to dev yet')).toBeVisible()
})
