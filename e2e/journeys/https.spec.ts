import { chromium } from '@playwright/test'
import { hash, X509Certificate } from 'node:crypto'
import { launchOptions } from '../chromium.ts'
import { deploy, mock } from '../deploy.ts'
import { askSecurely, authorityOf, overPlainHttp } from '../https.ts'
import { expect, test as journey, withoutComplaint } from './journey.ts'

const test = journey.extend({ serverArguments: ['--https'] })

test('the console is opened over HTTPS, works, and shows addresses with https', async ({ server }) => {
  const { restApiId } = await deploy(overPlainHttp(server), { '/pets': { get: { integration: mock('{}') } } })
  const { certificate } = await askSecurely(server.ports.control, 'localhost', '/healthz', { ca: authorityOf(server) })
  const key = hash('sha256', new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }), 'base64')
  // The one key that the server has proven above, as a system that trusts the authority would see it; nothing else is let pass.
  const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args, `--ignore-certificate-errors-spki-list=${key}`] })
  const page = await browser.newPage()
  await withoutComplaint(page, async () => {
    await page.goto(`${server.controlOrigin}/console/apis/${restApiId}/stages/prod`)
    const invokeUrl = `https://${restApiId}.execute-api.localhost:${server.ports.execute}/prod/`
    await expect(page.getByRole('link', { name: /^Open Invoke URL/ })).toHaveAttribute('href', invokeUrl)
    await page.goto(`${server.controlOrigin}/console/apis`)
    await expect(page.getByText(restApiId).first()).toBeVisible()
  })
  await browser.close()
})
