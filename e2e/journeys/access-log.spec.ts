import { UpdateAccountCommand } from '@aws-sdk/client-api-gateway'
import { deploy, mock } from '../deploy.ts'
import { expect, said, test } from './journey.ts'

/** What each of AWS's formats writes of a call, by the ids that its answer carried. */
const lines: Readonly<Record<string, (requestId: string, extendedRequestId: string) => RegExp>> = {
  CLF: (id, extended) => new RegExp(String.raw`\S+ - - \[\d\d/\w{3}/\d{4}:[\d:]{8} \+0000\] "GET /pets/\{id\} HTTP/1\.1" 200 5 ${id} ${extended}$`),
  JSON: (id, extended) =>
    new RegExp(String.raw`\{ ?"requestId":"${id}", "extendedRequestId":"${extended}".*"resourcePath":"/pets/\{id\}", "status":"200".*\}$`),
  XML: (id, extended) => new RegExp(String.raw`<request id="${id}"> <extendedRequestId>${extended}</extendedRequestId> .*<status>200</status>.*</request>$`),
  CSV: (id, extended) => new RegExp(String.raw`\S+,-,-,[^,]+,GET,/pets/\{id\},HTTP/1\.1,200,5,${id},${extended}$`),
}

test('a stage’s calls are written in the format that was chosen', async ({ page, server }) => {
  await server
    .client()
    .send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: 'arn:aws:iam::000000000000:role/logs' }] }))
  const { restApiId, url } = await deploy(server, { '/pets/{id}': { get: { integration: mock('hello') } } })
  const stage = `/console/apis/${restApiId}/stages/prod`

  for (const [format, line] of Object.entries(lines)) {
    await test.step(format, async () => {
      await page.goto(`${stage}/logs/edit`)
      await page.getByRole('checkbox', { name: 'Custom access logging' }).check()
      await page.getByRole('button', { name: format, exact: true }).click()
      await page.getByRole('button', { name: 'Save changes' }).click()
      await expect(said(page, 'Successfully updated stage: prod')).toBeVisible()
      const { headers } = await fetch(url('/pets/7'))
      const requestId = headers.get('x-amzn-requestid') ?? ''
      await page.getByRole('link', { name: `${restApiId}-prod-access` }).click()
      const event = page.getByRole('treeitem').filter({ hasText: requestId })
      // Events are written a moment after their calls.
      await expect(async () => {
        await page.getByRole('button', { name: 'Refresh', exact: true }).click()
        await expect(event).toBeVisible({ timeout: 2000 })
      }).toPass()
      await expect(event).toHaveText(line(requestId, RegExp.escape(headers.get('x-amz-apigw-id') ?? '')))
    })
  }
})
