import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { UpdateAccountCommand } from '@aws-sdk/client-api-gateway'
import { expectAccessible } from '../accessible.ts'
import { deploy, mock } from '../deploy.ts'
import { logsClient, putEvents } from '../logs.ts'
import { choose, expect, said, test } from './journey.ts'

const requestId = '5b1c7e02-0c37-4d1f-9f5e-1d0e5a6c77b3'

test('a group is made, keeps its events for a week, and a pattern finds the error in it', async ({ page, server }) => {
  const client = logsClient(server)
  const events = '/console/log-groups/%2Fapp%2Forders/events'

  await test.step('made, with a retention that AWS’s client sees', async () => {
    await page.goto('/console/create-log-group')
    await page.getByLabel('Log group name').fill('/app/orders')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(said(page, 'Created the log group /app/orders.')).toBeVisible()
    await page.getByRole('link', { name: 'Edit' }).click()
    await choose(page, /^Retention/, /^7 days/)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(said(page, 'Saved the log group /app/orders.')).toBeVisible()
    const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/app/' }))
    expect(logGroups).toMatchObject([{ logGroupName: '/app/orders', retentionInDays: 7 }])
  })

  await test.step('the error among a thousand lines', async () => {
    const noise = Array.from({ length: 1000 }, (_none, index) => `{"level":"INFO","order":${index}}`)
    await putEvents(client, '/app/orders', 'stream', [...noise, `2026\t${requestId}\tERROR\tInvoke Error \t{"errorType":"TypeError"}`, 'after'])
    await page.goto(events)
    await page.getByRole('searchbox').fill('ERROR')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await expect(page.getByRole('treeitem')).toHaveCount(1)
    await page.getByRole('treeitem').click()
    await expect(page.getByRole('button', { name: '"errorType"' })).toBeVisible()
    await expectAccessible(page)
    expect(new URL(page.url()).searchParams.get('pattern')).toBe('ERROR')
  })

  await test.step('a pattern of JSON, by the keyboard alone; a wrong one is told at its field', async () => {
    await page.getByRole('searchbox').fill('{ $.order = 7 }')
    await page.getByRole('searchbox').press('Enter')
    await expect(page.getByRole('treeitem')).toHaveText([/"order":7/])
    await page.getByRole('searchbox').fill('{ $.order = ')
    await page.getByRole('searchbox').press('Enter')
    await expect(page.getByText('Invalid filter pattern')).toBeVisible()
    await expect(page.getByRole('searchbox')).toHaveAttribute('aria-invalid', 'true')
  })
  client.destroy()
})

test('a live tail shows the lines of a stage’s calls as they are made, and can be paused', async ({ page, server }) => {
  await server
    .client()
    .send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: 'arn:aws:iam::000000000000:role/logs' }] }))
  const arn = 'arn:aws:logs:us-east-1:000000000000:log-group:calls'
  const { restApiId, url } = await deploy(
    server,
    { '/hello': { get: { integration: mock('hello') } } },
    {},
    {
      stage: 'dev',
      patches: [
        { op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' },
        { op: 'replace', path: '/accessLogSettings/destinationArn', value: arn },
        { op: 'replace', path: '/accessLogSettings/format', value: '{"status":$context.status,"path":"$context.path","requestId":"$context.requestId"}' },
      ],
    },
  )
  await fetch(url('/hello'))

  await test.step('from the stage to its execution log', async () => {
    await page.goto(`/console/apis/${restApiId}/stages/dev`)
    await page.getByRole('link', { name: `API-Gateway-Execution-Logs_${restApiId}/dev` }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Log events' })).toBeVisible()
    await expect(page.getByText(/Method completed with status: 200/)).toBeVisible()
  })

  await test.step('only the lines of one request', async () => {
    await page.getByRole('checkbox', { name: 'By request' }).click()
    await expect(page.getByText('GET /hello', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: /^Only this request/ }).click()
    await expect(page.getByRole('searchbox')).toHaveValue(/^"[0-9a-f-]{36}"$/)
    await expect(page.getByText(/Method completed with status: 200/)).toBeVisible()
  })

  await test.step('execution and access log followed together', async () => {
    await page.goto('/console/live-tail')
    await page.getByRole('button', { name: /^Log groups/ }).click()
    await page.getByRole('option', { name: 'calls' }).click()
    await page.getByRole('option', { name: `API-Gateway-Execution-Logs_${restApiId}/dev` }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
    await fetch(url('/hello?live'))
    const answered = page.getByRole('treeitem').filter({ hasText: '"status":200' })
    await expect(answered).toHaveCount(1)
    await expect(page.getByRole('treeitem').filter({ hasText: 'Method completed with status: 200' })).toHaveCount(1)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Pause' }).click()
    await fetch(url('/hello?paused'))
    await expect(page.getByText(/^Paused, [1-9]\d* new$/)).toBeVisible()
    await expect(answered).toHaveCount(1)
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(answered).toHaveCount(2)
  })

  await test.step('ten thousand lines at once do not stop the page', async () => {
    await page.goto('/console/log-groups/calls/events?live=on')
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
    const client = logsClient(server)
    await putEvents(
      client,
      'calls',
      'flood',
      Array.from({ length: 10_000 }, (_none, index) => `flood ${index}`),
    )
    client.destroy()
    await expect(page.getByText(/More than 500 lines a second came/)).toBeVisible()
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(page.getByRole('treeitem')).toHaveCount(0)
    await page.getByRole('button', { name: 'Stop live tail' }).click()
    await expect(page.getByRole('treeitem').first()).toBeVisible()
  })
})
