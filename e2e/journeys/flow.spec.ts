import { expectAccessible } from '../accessible.ts'
import { importOrderManagement } from '../order-management.ts'
import { expect, fillEditor, test } from './journey.ts'

/** Each failure by the box that knows why, in its own words. */
const failures = [
  { what: 'a body that does not fit', body: '{"status": 200}', box: 'Method request', why: /^Why: The body does not fit the model Order/ },
  {
    what: 'an answer for which there is no response',
    body: '{"lines": [], "status": 503}',
    box: 'Integration response',
    why: /^Why: No integration response is for/,
  },
  { what: 'a mock without a status', body: '{"lines": [], "status": "none"}', box: 'Integration', why: /^Why: The integration is a mock/ },
] as const

test('what is sent, the picture and the answer are in sight together, and a failed call is explained in its box', async ({ page, server }) => {
  const address = await importOrderManagement(server)
  await page.setViewportSize({ width: 1440, height: 900 })
  const seen = [
    page.getByRole('form', { name: 'Request line' }),
    page.getByRole('navigation', { name: 'Method execution' }),
    page.getByRole('region', { name: 'Response body' }),
    page.getByRole('region', { name: 'Log' }),
  ]

  await test.step('a call that succeeds', async () => {
    await page.goto(`${address}/test`)
    await page.getByLabel('Path: orderId').fill('17')
    await fillEditor(page, 'Request body', '{"lines": [], "status": 200}')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByRole('region', { name: 'Response body' })).toContainText('"done": true')
    for (const part of seen) await expect(part).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('link', { name: /^Integration response/ })).toContainText('200 chosen')
    await expectAccessible(page)
  })

  for (const { what, body, box, why } of failures) {
    await test.step(what, async () => {
      await page.getByRole('tab', { name: 'Test', exact: true }).click()
      await fillEditor(page, 'Request body', body)
      await page.keyboard.press('ControlOrMeta+Enter')
      await expect(page.getByRole('tab', { name: box, exact: true })).toHaveAttribute('aria-selected', 'true')
      await expect(page.getByText(why)).toBeInViewport({ ratio: 1 })
      await expect(page.getByRole('link', { name: /^Gateway response/ })).toBeVisible()
      for (const part of seen) await expect(part).toBeInViewport({ ratio: 1 })
    })
  }

  await test.step('the tests are kept over a reload, and the one that is shown stays lit', async () => {
    await page.reload()
    await expect(page.getByText(failures[2].why)).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Tests' }).getByRole('listitem')).toHaveCount(4)
    await page.getByRole('complementary', { name: 'Tests' }).getByRole('button', { name: /^200/ }).click()
    await page
      .getByRole('complementary', { name: 'Tests' })
      .getByRole('button', { name: /^Compare with/ })
      .first()
      .click()
    await expect(page.getByRole('region', { name: /^Response body of/ })).toHaveCount(2)
    await expectAccessible(page)
  })
})
