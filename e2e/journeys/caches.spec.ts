import { expectAccessible } from '../accessible.ts'
import { startCountingBackEnd } from '../counting-back-end.ts'
import { deploy, httpProxy } from '../deploy.ts'
import { expect, said, test as journey } from './journey.ts'

const test = journey.extend({ serverArguments: ['--clock', '--workers', '1'] })

test('an answer is kept, listed, expires with the clock, and is removed or flushed', async ({ page, server }) => {
  const backEnd = await startCountingBackEnd()
  const parameters = [{ name: 'q', in: 'query', required: false, type: 'string' }]
  const integration = httpProxy(backEnd.uri, { cacheKeyParameters: ['method.request.querystring.q'] })
  const api = await deploy(server, { '/place': { get: { parameters, integration } } })
  const call = async (q: string) => (await fetch(api.url(`/place?q=${q}`))).text()
  const table = page.getByRole('table', { name: 'Response cache' })
  const entry = (q: string) => table.getByRole('row', { name: `GET /place querystring.q: ${q} ` })

  await test.step('a stage without a cache leads to where it is switched on', async () => {
    await page.goto(`/console/apis/${api.restApiId}/stages/prod?tab=caches`)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByText('The stage has no cache').scrollIntoViewIfNeeded()
    await expect(page.getByRole('tab', { name: 'Tags' })).toBeInViewport({ ratio: 1 })
    expect([await call('one'), await call('one')]).toEqual(['1', '2'])
    await page.getByRole('link', { name: 'Switch caching on' }).click()
    await page.getByLabel('Provision API cache').check()
    await page.getByLabel('Default method-level caching').check()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(said(page, 'Successfully updated stage')).toBeVisible()
  })

  await test.step('the second call is a hit, and what it found is listed', async () => {
    await expect(page.getByText('No answers kept')).toBeVisible()
    expect([await call('one'), await call('one')]).toEqual(['3', '3'])
    await expect(entry('one')).toContainText('GET /place')
    await expectAccessible(page)
  })

  await test.step('it expires with its time', async () => {
    const headers = { 'x-fourbox-token': server.token }
    await fetch(`${server.controlOrigin}/_fourbox/clock`, { method: 'POST', headers, body: '{"forwardInSeconds": 301}' })
    await expect(page.getByText('No answers kept')).toBeVisible()
    expect(await call('one')).toBe('4')
  })

  await test.step('one entry is removed, the other is still a hit', async () => {
    expect([await call('two'), await call('one')]).toEqual(['5', '4'])
    await entry('one').getByRole('radio').check()
    await page.getByRole('button', { name: 'Remove' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expect(said(page, 'Removed GET /place (method.request.querystring.q: one)')).toBeVisible()
    await expect(entry('one')).toBeHidden()
    expect([await call('one'), await call('two')]).toEqual(['6', '5'])
  })

  await test.step('a flush drops all', async () => {
    await page.getByRole('button', { name: 'Flush', exact: true }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Flush stage cache' }).click()
    await expect(page.getByText('No answers kept')).toBeVisible()
    expect([await call('one'), await call('two')]).toEqual(['7', '8'])
  })
  backEnd.close()
})
