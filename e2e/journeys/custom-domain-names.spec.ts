import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { deploy, mock } from '../deploy.ts'
import { expect, said, test } from './journey.ts'

test('a domain name gets two base paths and a routing rule, and its calls go where they say', async ({ page, server }) => {
  for (const name of ['one', 'two'])
    await deploy(server, { '/hello': { get: { integration: mock(`"from ${name}"`) } } }, { info: { title: name, version: '1' } }, { stage: 'live' })

  await test.step('the empty list leads to the form', async () => {
    await page.goto('/console/custom-domain-names')
    await expect(page.getByText('No custom domain names')).toBeVisible()
    await page.getByRole('link', { name: 'Add domain name' }).first().click()
    await page.getByLabel('Domain name', { exact: true }).fill('api.example.com')
    await page.getByLabel('ACM certificate').fill('arn:aws:acm:us-east-1:000000000000:certificate/a')
    await page.getByRole('radio', { name: 'Routing rules then API mappings' }).check()
    await page.getByRole('button', { name: 'Add domain name', exact: true }).click()
    await expect(said(page, 'Created the domain name api.example.com.')).toBeVisible()
  })

  await test.step('two paths are mapped, one of them of two levels', async () => {
    await page.getByRole('link', { name: 'Configure API mappings' }).first().click()
    for (const [row, [api, path]] of [
      ['one', 'first'],
      ['two', 'second/v1'],
    ].entries()) {
      await page.getByRole('button', { name: 'Add new mapping' }).click()
      await choose(page, `API of new mapping ${row + 1}`, api ?? '')
      await choose(page, `Stage of new mapping ${row + 1}`, 'live')
      await page.getByLabel(`Path of new mapping ${row + 1}`).fill(path ?? '')
    }
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(said(page, 'Saved the API mappings of api.example.com.')).toBeVisible()
    await expect(page.getByRole('table', { name: 'API mappings' }).getByText('/second/v1')).toBeVisible()
  })

  await test.step('a rule looks at a header', async () => {
    await page.getByRole('link', { name: 'Add routing rule' }).first().click()
    await page.getByRole('button', { name: 'Add header' }).click()
    await page.getByLabel('Name of header 1').fill('x-version')
    await page.getByLabel('Value of header 1').fill('beta*')
    await choose(page, 'Target API', 'two')
    await choose(page, 'Target stage', 'live')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create routing rule' }).click()
    await expect(page.getByRole('table', { name: 'Routing rules' }).getByText('Header x-version: beta*')).toBeVisible()
  })

  await test.step('calls go where mappings and rules say', async () => {
    for (const [path, headers, body] of [
      ['/first/hello', '', '"from one"'],
      ['/second/v1/hello', '', '"from two"'],
      ['/hello', 'X-Version: beta-2', '"from two"'],
      ['/hello', '', '{"message":"Forbidden"}'],
    ] as const) {
      await page.getByLabel('Path and query').fill(path)
      await page.getByLabel('Headers', { exact: true }).fill(headers)
      await page.getByRole('button', { name: 'Test', exact: true }).click()
      await expect(page.getByRole('region', { name: 'Response body' })).toHaveText(body)
    }
    await expectAccessible(page)
  })
})

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: option }).first().click()
}
