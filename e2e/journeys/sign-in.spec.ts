import { CreateRestApiCommand } from '@aws-sdk/client-api-gateway'
import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { makeClient, type RunningServer } from '../server.ts'
import { expect, test as journey } from './journey.ts'

const test = journey.extend({ serverArguments: ['--strict', '--access-keys', 'owner:owners-secret'] })

test('the printed address signs in once, and leads to the APIs', async ({ page, server, browser }) => {
  await page.goto(server.signInAddress)
  await expect(page.getByRole('heading', { level: 1, name: 'APIs' })).toBeVisible()
  expect(page.url()).toBe(`${server.controlOrigin}/console/apis`)

  await test.step('neither the page nor its scripts can read the cookie, and the address is in no history', async () => {
    expect(await page.evaluate(() => document.cookie)).toBe('')
    await page.goBack()
    expect(page.url()).not.toContain('token')
  })

  await test.step('a second tab is signed in, too', async () => {
    const tab = await page.context().newPage()
    await tab.goto('/console/apis')
    await expect(tab.getByRole('heading', { level: 1, name: 'APIs' })).toBeVisible()
    await tab.close()
  })

  await test.step('another browser gets nothing by the same address', async () => {
    const other = await otherBrowser(browser, server)
    await other.goto(server.signInAddress)
    await expect(other.getByText('This address was used already')).toBeVisible()
    await expectAccessible(other)
    await other.goto('/console/apis')
    await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await other.context().close()
  })
})

test('a key signs in, on the page that was asked for; what is wrong is told at its field', async ({ page, server }) => {
  const { id: restApiId = '' } = await owner(server).send(new CreateRestApiCommand({ name: 'shop' }))
  await page.goto(`/console/apis/${restApiId}/models?x=1`)
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('shop')).toHaveCount(0)
  await expectAccessible(page)

  const key = page.getByLabel('Access key ID')
  const secret = page.getByLabel('Secret access key')
  const enter = page.getByRole('button', { name: 'Sign in' })

  await test.step('both are needed', async () => {
    await enter.click()
    await expect(key).toHaveAccessibleDescription(/Enter an access key ID/)
    await expect(key).toBeFocused()
    await expect(secret).toHaveAccessibleDescription(/Enter its secret access key/)
    await expectAccessible(page)
  })

  await test.step('an unknown key is told at the key, by the keyboard alone', async () => {
    await key.fill('nobody')
    await page.keyboard.press('Tab')
    await page.keyboard.type('owners-secret')
    await page.keyboard.press('Enter')
    await expect(key).toHaveAccessibleDescription(/There is no such access key/)
    await expect(key).toBeFocused()
  })

  await test.step('a wrong secret is told at the secret, and what was typed stays', async () => {
    await key.fill('owner')
    await secret.fill('guessed')
    await enter.click()
    await expect(secret).toHaveAccessibleDescription(/This is not the secret of that access key/)
    await expect(secret).toBeFocused()
    await expect(key).toHaveValue('owner')
    await expectAccessible(page)
  })

  await secret.fill('owners-secret')
  await enter.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeVisible()
  expect(page.url()).toBe(`${server.controlOrigin}/console/apis/${restApiId}/models?x=1`)

  await test.step('the secret was sent to nobody and kept nowhere', async () => {
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('owners-secret')
    expect(server.errors()).not.toContain('owners-secret')
  })
})

test('signing out ends the session in every tab', async ({ page, server }) => {
  await page.goto(server.signInAddress)
  await expect(page.getByRole('heading', { level: 1, name: 'APIs' })).toBeVisible()
  const tab = await page.context().newPage()
  await tab.goto('/console/apis')
  await expect(tab.getByRole('heading', { level: 1, name: 'APIs' })).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
  await expect(tab.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()

  await page.goto('/console/apis')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('a session that is over in the middle of typing: one signs in again and goes on', async ({ page, server }) => {
  const client = owner(server)
  const { id: restApiId = '' } = await client.send(new CreateRestApiCommand({ name: 'shop' }))
  await signInWithKey(page, `/console/apis/${restApiId}/models/create`)
  await page.getByLabel('Name', { exact: true }).fill('Pet')
  await page.getByLabel('Description').fill('typed before the session was over')

  await endSession(page)
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)

  await test.step('it can be put off: what was typed stays, and saving asks again', async () => {
    await dialog.getByRole('button', { name: 'Not now' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByLabel('Description')).toHaveValue('typed before the session was over')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(dialog).toBeVisible()
  })

  await test.step('a wrong secret is told there, too', async () => {
    await dialog.getByLabel('Access key ID').fill('owner')
    await dialog.getByLabel('Secret access key').fill('guessed')
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await expect(dialog.getByLabel('Secret access key')).toHaveAccessibleDescription(/This is not the secret/)
  })

  await test.step('what was asked goes on by itself after the sign-in', async () => {
    await dialog.getByLabel('Secret access key').fill('owners-secret')
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/^Created the model Pet/)).toBeVisible()
  })
})

test('a sign-in in another tab is enough for the tab that waits', async ({ page, server }) => {
  await page.goto(server.signInAddress)
  await expect(page.getByRole('heading', { level: 1, name: 'APIs' })).toBeVisible()
  await endSession(page)
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  const tab = await page.context().newPage()
  await signInWithKey(tab, '/console/apis')
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'APIs' })).toBeVisible()
})

test.describe('without the strict mode', () => {
  test.use({ serverArguments: [] })

  test('nobody is asked', async ({ page }) => {
    await page.goto('/console/sign-in')
    await expect(page.getByRole('heading', { level: 1, name: 'APIs' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
  })
})

function owner(server: RunningServer) {
  const client = makeClient(server.controlOrigin)
  client.config.credentials = async () => ({ accessKeyId: 'owner', secretAccessKey: 'owners-secret' })
  return client
}

async function signInWithKey(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('Access key ID').fill('owner')
  await page.getByLabel('Secret access key').fill('owners-secret')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toHaveCount(0)
}

/** Ends the session on the server alone, as its time-out does. */
async function endSession(page: Page): Promise<void> {
  await page.evaluate(() =>
    fetch('/_fourbox/session', { method: 'DELETE', headers: { 'x-fourbox-token': localStorage.getItem('fourbox-session') ?? '' } }).then(
      ({ status }) => status,
    ),
  )
}

async function otherBrowser(browser: Browser, server: RunningServer): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.controlOrigin })
  return context.newPage()
}
