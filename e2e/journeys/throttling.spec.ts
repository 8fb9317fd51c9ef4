import type { Page } from '@playwright/test'
import { deploy, mock } from '../deploy.ts'
import { expect, said, test as journey } from './journey.ts'

const test = journey.extend({ serverArguments: ['--clock'] })

/** So slow that no token comes back while the test runs, and all of them in an hour. */
const rate = '0.001'

test('a stage’s limit holds for each of its methods, a method’s own for it alone; an hour later the buckets are full', async ({ page, server }) => {
  const { restApiId, url } = await deploy(server, { '/pets': { get: { integration: mock('pets') } }, '/orders': { post: { integration: mock('orders') } } })
  const stage = `/console/apis/${restApiId}/stages/prod`
  const answersOf = async (method: string, path: string, times: number) => {
    const answers: string[] = []
    for (let call = 0; call < times; call++) {
      const answer = await fetch(url(path), { method })
      answers.push(`${answer.status} ${await answer.text()}`)
    }
    return answers
  }
  const tooMany = '429 {"message":"Too Many Requests"}'

  await test.step('three calls at once to each method of the stage', async () => {
    await page.goto(`${stage}/edit`)
    await throttle(page, '3')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(said(page, 'Successfully updated stage: prod')).toBeVisible()
    await expect(page.getByText(rate, { exact: true })).toBeVisible()
    expect(await answersOf('GET', '/pets', 5)).toEqual(['200 pets', '200 pets', '200 pets', tooMany, tooMany])
    expect(await answersOf('POST', '/orders', 4)).toEqual(['200 orders', '200 orders', '200 orders', tooMany])
  })

  await test.step('one call at once to a method with a limit of its own', async () => {
    await page.goto(stage)
    await page.getByRole('treeitem', { name: 'GET', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Method overrides' })).toBeVisible()
    await page.getByRole('link', { name: 'Edit' }).click()
    await page.getByRole('radio', { name: /^Own settings/ }).check()
    await throttle(page, '1')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(said(page, 'Saved the method overrides of GET /pets.')).toBeVisible()
    await expect(page.getByText(`${rate} per second, burst 1`)).toBeVisible()
  })

  await test.step('an hour later', async () => {
    await page.goto('/console/settings')
    await page.getByRole('button', { name: 'Move the clock 1 hour forward' }).click()
    await expect(page.getByText('1 h', { exact: true })).toBeVisible()
    expect(await answersOf('GET', '/pets', 3)).toEqual(['200 pets', tooMany, tooMany])
    expect(await answersOf('POST', '/orders', 4)).toEqual(['200 orders', '200 orders', '200 orders', tooMany])
  })
})

async function throttle(page: Page, burst: string): Promise<void> {
  await page.getByLabel('Rate').fill(rate)
  await page.getByLabel('Burst').fill(burst)
}
