import { type LocalPostgresql, noPostgresql, startLocalPostgresql } from '@fourbox/local-postgresql/server'
import { expectAccessible } from '../accessible.ts'
import { deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'
import { expect, said, test as journey } from './journey.ts'

interface OnPostgresql {
  readonly postgresql: LocalPostgresql
  readonly server: RunningServer
}

const test = journey.extend<{ readonly running: OnPostgresql; readonly postgresql: LocalPostgresql }>({
  expectedStatus: /^(4\d\d|503)$/,
  running: async ({ serverArguments }, use) => {
    const postgresql = await startLocalPostgresql()
    const server = await startServer({ arguments: serverArguments, environment: { FOURBOX_DATABASE_URL: await postgresql.newAddress() } })
    await use({ postgresql, server })
    await server.stop()
    await postgresql.stop()
  },
  server: ({ running }, use) => use(running.server),
  postgresql: ({ running }, use) => use(running.postgresql),
})

test.skip(noPostgresql !== undefined, noPostgresql ?? '')

test('while the database is away what was read stays, a write is refused and kept to be sent again, and it is said when that is over', async ({
  page,
  server,
  postgresql,
}) => {
  const { url } = await deploy(server, { '/orders': { get: { integration: mock('served') } } }, { info: { title: 'Orders', version: '1' } })
  await page.goto('/console/usage-plans/create')
  await page.getByLabel('Name', { exact: true }).fill('Partner')
  await postgresql.fall()

  await test.step('it is said above the page, and what goes on', async () => {
    await expect(said(page, 'postgres://')).toContainText(
      /is away \(.+\)\. Deployed APIs go on; nothing can be changed until it is back\. What you typed is kept\./,
    )
    expect(await (await fetch(url('/orders'))).text()).toBe('served')
  })

  await test.step('a write is refused with the reason, and what was typed is there', async () => {
    await page.getByLabel('Rate').fill('100')
    await page.getByLabel('Burst').fill('100')
    await page.getByLabel('Requests', { exact: true }).fill('2')
    await page.getByRole('button', { name: 'Create usage plan', exact: true }).click()
    await expect(said(page, 'The database that holds the data does not answer. Nothing was changed')).toBeVisible()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Partner')
    await expectAccessible(page)
  })

  await test.step('once it is back the page says so, and the same click writes', async () => {
    await postgresql.rise()
    await expect(said(page, 'Fourbox answers again')).toBeVisible()
    await expect(said(page, 'postgres://')).toHaveCount(0)
    await page.getByRole('button', { name: 'Create usage plan', exact: true }).click()
    await expect(said(page, "Successfully created usage plan 'Partner'.")).toBeVisible()
  })
})
