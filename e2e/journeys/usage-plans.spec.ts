import { expect, said, test } from './journey.ts'

test('API keys come from a file, each line that cannot be read is told, and a value shows only when it is asked for', async ({ page }) => {
  await page.goto('/console/api-keys/import')
  const file = (text: string) => ({ name: 'keys.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.locator('input[type="file"]').setInputFiles(file('Name,Key\nfirst,aaaaaaaaaaaaaaaaaaaa1\nsecond,short\n'))
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText(/^Line 3: /)).toBeVisible()
  await page.getByRole('radio', { name: /^Ignore warnings/ }).check()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(said(page, 'Imported 1 API key.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'first' })).toBeVisible()
  await expect(page.getByText('aaaaaaaaaaaaaaaaaaaa1')).toBeHidden()
  await page.getByRole('button', { name: 'Show the value of first' }).click()
  await expect(page.getByText('aaaaaaaaaaaaaaaaaaaa1')).toBeVisible()
})
