import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetResourcesCommand, PutIntegrationCommand, UpdateResourceCommand } from '@aws-sdk/client-api-gateway'
import { deploy, mock } from '../deploy.ts'
import { runFourbox } from '../fourbox-command.ts'
import { choose, expect, said, test } from './journey.ts'

test('a change is undone over a reload, and a saved test that fails is told in the page and as JUnit', async ({ page, server }) => {
  const { restApiId } = await deploy(server, { '/pets': { get: { integration: mock('pets') } } })
  const client = server.client()
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }))
  const resourceId = items.find(({ path }) => path === '/pets')?.id
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-journey-'))

  await test.step('what another client changed is undone by keyboard, and made again by button, over a reload', async () => {
    await client.send(new UpdateResourceCommand({ restApiId, resourceId, patchOperations: [{ op: 'replace', path: '/pathPart', value: 'animals' }] }))
    await page.goto(`/console/apis/${restApiId}/resources`)
    await expect(page.getByRole('treeitem', { name: '/animals' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('treeitem', { name: '/animals' })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(said(page, 'Undone: Resource /pets moved from /animals.')).toBeVisible()
    await expect(page.getByRole('treeitem', { name: '/pets' })).toBeVisible()
    await page.getByRole('link', { name: 'History' }).click()
    await expect(page.getByRole('row', { name: /Undo of \d+.*console/ })).toBeVisible()
    await page.reload()
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect(said(page, 'Made again: Resource /animals moved from /pets.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(said(page, 'Undone: Resource /pets moved from /animals.')).toBeVisible()
  })

  await test.step('a test is written, passes, and fails once the method answers something else', async () => {
    await page.getByRole('link', { name: 'Saved tests' }).click()
    await page.getByRole('button', { name: 'Create test' }).first().click()
    await page.getByLabel('Name', { exact: true }).fill('pets are listed')
    await choose(page, /^Method/, 'GET /pets')
    await page.getByRole('button', { name: 'Add expectation' }).click()
    await choose(page, /Comparison of expectation 1/, 'is text')
    await page.getByRole('textbox', { name: 'Value of expectation 1' }).fill('pets')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(said(page, 'Saved the test.')).toBeVisible()
    await page.getByRole('button', { name: 'Run all' }).click()
    await expect(said(page, '1 of 1 test passed.')).toBeVisible()
    await page.reload()
    await expect(page.getByText(/^Passed in/)).toBeVisible()
    const address = { restApiId, resourceId, httpMethod: 'GET' }
    await client.send(new PutIntegrationCommand({ ...address, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 404}' } }))
    await page.getByRole('button', { name: 'Run all' }).click()
    await expect(said(page, '1 of 1 test failed.')).toBeVisible()
    await expect(page.getByText(/^Not as expected: status/)).toBeVisible()
    const junit = join(folder, 'junit.xml')
    expect(await runFourbox(server, 'test', restApiId, '--junit', junit)).toMatchObject({
      code: 1,
      output: expect.stringContaining('FAILED  GET /pets  pets are listed'),
    })
    expect(readFileSync(junit, 'utf8')).toContain('<testsuites tests="1" failures="1"')
  })
  rmSync(folder, { recursive: true })
})
