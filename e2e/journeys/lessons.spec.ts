import { CreateDeploymentCommand, GetResourcesCommand, TestInvokeMethodCommand, UpdateResourceCommand } from '@aws-sdk/client-api-gateway'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { expect, said, test } from './journey.ts'
import { actsOfLessons, callUntilHeard, type Hands } from './lesson-acts.ts'

const lesson = (page: Page, title: string) => page.getByRole('complementary', { name: title })

/** The step that is to be done now, or what is said once there is none. */
const stepNow = (page: Page) => page.getByRole('complementary').locator('[aria-current="step"]')

/** The control that the lesson points at is there, and has the focus once it is asked for. */
async function showsWhere(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show me where' }).click()
  await expect(page.locator('[data-lesson-control]')).toBeFocused()
}

test('the first lesson is taken from its start to its end, by clicks and by calls of the SDK, over a reload', async ({ page, server }) => {
  const client = server.client()
  await test.step('the example is imported where the lesson leads to', async () => {
    await page.goto('/console/apis')
    await page.getByRole('link', { name: 'Take a lesson' }).click()
    await page.getByRole('button', { name: 'Start: First five minutes' }).click()
    await expect(lesson(page, 'First five minutes')).toBeVisible()
    await expectAccessible(page)
    await showsWhere(page)
    await page.keyboard.press('Enter')
    await expect(said(page, 'Created the REST API PetStore.')).toBeVisible()
    await page.waitForURL(/\/resources$/)
    await expect(stepNow(page)).toContainText('Test GET of /pets/{petId}')
  })
  const restApiId = new URL(page.url()).pathname.split('/')[3] ?? ''
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }))
  const idOf = (path: string) => items.find((each) => each.path === path)?.id

  await test.step('a test by the SDK ticks its step, and a reload takes nothing back', async () => {
    await client.send(new TestInvokeMethodCommand({ restApiId, resourceId: idOf('/pets/{petId}'), httpMethod: 'GET', pathWithQueryString: '/pets/1' }))
    await expect(stepNow(page)).toContainText('Deploy the API')
    await page.reload()
    await expect(stepNow(page)).toContainText('Deploy the API')
    await expect(page.getByText('2 of 6 steps done')).toBeVisible()
  })

  await test.step('deployed by click, called from outside', async () => {
    await showsWhere(page)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('Stage name').fill('dev')
    await page.getByRole('dialog').getByRole('button', { name: 'Deploy' }).click()
    await expect(stepNow(page)).toContainText('Call /pets/1 of the stage')
    await callUntilHeard(server, restApiId, '/pets/1')
    await expect(stepNow(page)).toContainText('Rename /pets to /animals')
  })

  await test.step('left, taken up again, and done by the SDK', async () => {
    await page.getByRole('button', { name: 'Leave the lesson' }).click()
    await expect(page.getByRole('complementary')).toHaveCount(0)
    await page.getByRole('link', { name: 'Lessons' }).click()
    await page.getByRole('button', { name: 'Go on with: First five minutes' }).click()
    await showsWhere(page)
    const patchOperations = [{ op: 'replace' as const, path: '/pathPart', value: 'animals' }]
    await client.send(new UpdateResourceCommand({ restApiId, resourceId: idOf('/pets'), patchOperations }))
    await expect(stepNow(page)).toContainText('Deploy once more')
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }))
    await callUntilHeard(server, restApiId, '/animals/1')
    await expect(page.getByRole('region', { name: 'What you have learnt' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'All lessons' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'First five minutes' }).getByText('Done', { exact: true })).toBeVisible()
  })
})

test('each step of the other lessons is ticked by calls of the SDK, and each kind shows its control', async ({ page, server }) => {
  await page.goto('/console/lessons')
  /** Steps that begin alike are done with the same control. */
  const shown = new Set<string>()
  for (const [title, acts] of actsOfLessons) {
    await test.step(title, async () => {
      await page.getByRole('button', { name: `Start: ${title}` }).click()
      const hands: Hands = { server, client: server.client(), restApiId: '' }
      for (const [index, act] of acts.entries()) {
        await expect(page.getByText(`${index} of ${acts.length} steps done`)).toBeVisible()
        const kind = (await stepNow(page).innerText()).split(/\s+/, 3).join(' ')
        if (!shown.has(kind)) await showsWhere(page)
        shown.add(kind)
        await act(hands)
      }
      await expect(page.getByRole('region', { name: 'What you have learnt' })).toBeVisible()
      await page.getByRole('link', { name: 'All lessons' }).click()
    })
  }
})
