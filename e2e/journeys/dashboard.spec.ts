import type { Page } from '@playwright/test'
import { deploy, mock } from '../deploy.ts'
import { expect, test } from './journey.ts'

const fault = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 500}' },
  responses: { '5\\d{2}': { statusCode: '500' }, default: { statusCode: '200' } },
}

test('the dashboard’s numbers equal the calls made, as they come and by method', async ({ page, server }) => {
  const api = await deploy(server, {
    '/pets': { get: { integration: mock('pets') }, post: { integration: mock('made') } },
    '/broken': { get: { integration: fault, responses: { 200: { description: 'ok' }, 500: { description: 'no' } } } },
  })
  const call = async (path: string, method: string, times: number) => {
    for (let n = 0; n < times; n++) await (await fetch(api.url(path), { method })).arrayBuffer()
  }

  await test.step('before the first call the page says where to call', async () => {
    await page.goto(`/console/apis/${api.restApiId}/resources`)
    await page.getByRole('link', { name: 'Dashboard', exact: true }).click()
    await expect(page.getByText('No calls to prod in this time')).toBeVisible()
    await expect(page.getByText(`http://${api.restApiId}.execute-api.localhost:${server.ports.execute}/prod/`)).toBeVisible()
  })

  await test.step('calls appear by themselves, every one', async () => {
    await call('/pets', 'GET', 7)
    await call('/pets', 'POST', 2)
    await call('/broken', 'GET', 3)
    await call('/nowhere', 'GET', 1)
    await expect(chart(page, 'API calls: 13;')).toBeVisible()
    await expect(chart(page, '4xx error: 1, 7.7 %;')).toBeVisible()
    await expect(chart(page, '5xx error: 3, 23.1 %;')).toBeVisible()
    expect(await callsByMethod(page)).toEqual([
      ['GET /pets', '7'],
      ['GET /broken', '3'],
      ['POST /pets', '2'],
      ['No such method', '1'],
    ])
  })

  await test.step('one method alone, over another time', async () => {
    await page.getByRole('row', { name: 'POST' }).getByRole('link', { name: '/pets' }).click()
    await expect(chart(page, 'API calls: 2;')).toBeVisible()
    await page.getByRole('button', { name: /^Date range/ }).click()
    await page.getByRole('option', { name: 'Last 15 days' }).click()
    await expect(page).toHaveURL(/range=1296000/)
    await call('/pets', 'POST', 1)
    await expect(chart(page, 'API calls: 3;')).toBeVisible()
  })
})

function chart(page: Page, name: string) {
  return page.getByRole('img', { name })
}

/** What the table says: method, and its number of calls. */
async function callsByMethod(page: Page): Promise<readonly (readonly (string | undefined)[])[]> {
  const rows = await page.getByRole('table', { name: 'Methods' }).getByRole('row').all()
  return Promise.all(
    rows.slice(1).map(async (row) => {
      const method = await row.getByRole('rowheader').innerText()
      const cells = await row.getByRole('cell').allInnerTexts()
      return [method.split(/\s+/).join(' '), cells[1]]
    }),
  )
}
