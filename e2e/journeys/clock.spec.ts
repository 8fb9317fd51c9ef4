import { expectAccessible } from '../accessible.ts'
import { expect, test as journey } from './journey.ts'

const test = journey.extend({ serverArguments: ['--clock'] })

test('the clock is moved in the settings, and what it says follows', async ({ page }) => {
  await page.goto('/console/settings')
  await expect(page.getByText('not moved')).toBeVisible()
  await page.getByRole('button', { name: 'Move the clock 1 hour forward' }).click()
  await expect(page.getByText('1 h', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Move the clock 5 minutes forward' }).click()
  await expect(page.getByText('1 h 5 min', { exact: true })).toBeVisible()
  await expectAccessible(page)
})
