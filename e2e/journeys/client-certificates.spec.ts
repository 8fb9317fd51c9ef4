import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'
import { deploy, httpProxy } from '../deploy.ts'
import { choose, expect, said, test } from './journey.ts'

const pem = readFileSync(join(import.meta.dirname, '../clients/cases/self-signed.pem'))

test('a certificate is generated, chosen for a stage, and shown to the back end', async ({ page, server }) => {
  const backEnd = createServer({ key: pem, cert: pem, requestCert: true, rejectUnauthorized: false }, ({ socket }, response) => {
    response.end(socket instanceof TLSSocket ? (socket.getPeerX509Certificate()?.fingerprint256 ?? 'none') : 'no TLS')
  })
  await new Promise<void>((resolve) => backEnd.listen(0, '127.0.0.1', resolve))
  const address = backEnd.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const integration = httpProxy(`https://127.0.0.1:${port}/`, { tlsConfig: { insecureSkipVerification: true } })
  const api = await deploy(server, { '/who': { get: { integration } } }, {}, { stage: 'live' })

  let certificateId = ''
  await test.step('it is generated, and its text can be taken', async () => {
    await page.goto('/console/client-certificates')
    await page.getByRole('link', { name: 'Generate certificate' }).first().click()
    await page.getByLabel('Description').fill('For the warehouse')
    await page.getByRole('button', { name: 'Generate certificate', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Client certificate' })).toBeVisible()
    await expect(page.getByText('For the warehouse')).toBeVisible()
    certificateId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  })
  const text = await page.getByLabel('PEM-encoded certificate').textContent()

  await test.step('a stage shows it to the back end', async () => {
    expect(await (await fetch(api.url('/who'))).text()).toBe('none')
    await page.goto(`/console/apis/${api.restApiId}/stages/live/edit`)
    await choose(page, /Client certificate/, certificateId)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(said(page, 'Successfully updated stage')).toBeVisible()
    expect(await (await fetch(api.url('/who'))).text()).toBe(new X509Certificate(text ?? '').fingerprint256)
  })

  await test.step('it says who uses it, and stays while somebody does', async () => {
    await page.goto(`/console/client-certificates/${certificateId}`)
    await expect(page.getByRole('link', { name: 'wire · live' })).toBeVisible()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/To confirm/).fill('confirm')
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(dialog.getByText(/because it is used by the stages/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })
  backEnd.close()
})
