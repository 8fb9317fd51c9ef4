import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { runFourbox } from '../fourbox-command.ts'
import { type OidcProvider, oidcArguments, startOidcProvider } from '../oidc-provider.ts'
import { importOrderManagement } from '../order-management.ts'
import { walkByTab } from '../walk-by-tab.ts'
import { expect, test as journey } from './journey.ts'

/** The keys of the test's own client, which makes what people come to. */
const ownerMayCall = ['--strict', '--access-keys', 'test:test']

const test = journey.extend({ serverArguments: ownerMayCall })

test('a viewer sees an API, and each control that would change it is disabled and says why', async ({ page, server }) => {
  const method = await importOrderManagement(server)
  const { output } = await runFourbox(server, 'user', 'create', 'vera', '--role', 'viewer')
  const [, accessKeyId = '', secretAccessKey = ''] = /AWS_ACCESS_KEY_ID=(\S+)\nAWS_SECRET_ACCESS_KEY=(\S+)/.exec(output) ?? []
  const reason = /You are signed in as a viewer\. This needs the role developer, which an admin can give you\./

  await page.goto(method)
  await page.getByLabel('Access key ID').fill(accessKeyId)
  await page.getByLabel('Secret access key').fill(secretAccessKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: '/orders/{orderId} - PUT - Method execution' })).toBeVisible()

  await test.step('who one is stands at the top, and what that means above the page', async () => {
    await expect(page.getByText('vera (viewer)')).toBeVisible()
    await expect(page.getByText(/^You are signed in as a viewer: you can read everything here but secrets/)).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('by keyboard, too: the focus reaches a control and tells the reason, and Enter does nothing', async () => {
    const { met, unseen } = await walkByTab(page, { skippingMenus: true })
    expect(met.join('\n')).toContain('Deploy API')
    expect(unseen).toEqual([])
    const deploy = page.getByRole('button', { name: 'Deploy API' })
    await deploy.focus()
    await expect(page.getByRole('tooltip')).toHaveText(reason)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('textbox', { name: 'Path: orderId' }).fill('7')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+Enter')
    const button = page.getByRole('button', { name: /^Test/ })
    await expect(button).toHaveAccessibleDescription(reason)
  })

  await test.step('a form that is come to by its address cannot be sent', async () => {
    await page.goto(method.replace(/resources.*/, 'models/create'))
    await page.getByLabel('Name', { exact: true }).fill('Pet')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Create', exact: true })).toHaveAccessibleDescription(reason)
    await expectAccessible(page)
  })

  await test.step('nothing was asked for that the server refused', async () => {
    const { output: audited } = await runFourbox(server, 'audit', '--user', 'vera')
    expect(audited.split('\n').filter((line) => line.includes('"refused"'))).toEqual([])
  })
})

test.describe('with a provider of OpenID Connect', () => {
  const withProvider = journey.extend<{ readonly provider: OidcProvider }>({
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from this pattern
    provider: async ({}, use) => {
      const provider = await startOidcProvider()
      await use(provider)
      provider.close()
    },
    serverArguments: async ({ provider }, use) => {
      await use(oidcArguments(provider, '--oidc-role-claim', 'groups'))
    },
  })

  withProvider('one signs in there, comes back to the page that was asked for, and signs out', async ({ page, server, provider }) => {
    provider.claims = { preferred_username: 'olga', groups: ['developer'] }
    await page.goto('/console/usage-plans')
    await expectAccessible(page)
    await signInByProvider(page, provider)
    await expect(page.getByRole('heading', { level: 1, name: 'Usage plans' })).toBeVisible()
    expect(page.url()).toBe(`${server.controlOrigin}/console/usage-plans`)
    await expect(page.getByText('olga (developer)')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Create usage plan' }).first()).not.toHaveAttribute('aria-disabled', 'true')

    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()

    await withProvider.step('whoever has no role there is told, and not let in', async () => {
      provider.claims = { preferred_username: 'olga', groups: [] }
      await signInByProvider(page, provider)
      await expect(page.getByText(/knows you, but you have no role at this Fourbox\. Ask an admin for one\.$/)).toBeVisible()
      await expectAccessible(page)
    })
  })
})

async function signInByProvider(page: Page, { issuer }: OidcProvider): Promise<void> {
  await page.getByRole('button', { name: `Sign in with ${new URL(issuer).host}` }).click()
}
