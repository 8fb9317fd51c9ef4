import { GetModelsCommand } from '@aws-sdk/client-api-gateway'
import { expectAccessible } from '../accessible.ts'
import { deploy, mock } from '../deploy.ts'
import { expect, test } from './journey.ts'

test('a save shows its call in every form, and the history shows it again after a reload', async ({ page, server }) => {
  const { restApiId } = await deploy(server, { '/pets': { get: { integration: mock('pets') } } })

  await test.step('after a save the message leads to the call', async () => {
    await page.goto(`/console/apis/${restApiId}/models/create`)
    await page.getByLabel('Name').fill('Pet')
    // The editor of the schema comes after the page, and moves what stands below it.
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByRole('button', { name: 'Show the call' }).click()
    const dialog = page.getByRole('dialog', { name: 'Show the call' })
    await expect(dialog.getByRole('region', { name: 'AWS CLI' })).toContainText(`--rest-api-id ${restApiId}`)
    await expect(dialog.getByRole('region', { name: 'AWS CLI' })).toContainText(`--endpoint-url ${server.controlOrigin}`)
    await expectAccessible(page)
    for (const [form, text] of [
      ['SDK for JavaScript', 'new CreateModelCommand'],
      ['Terraform', 'aws_api_gateway_model'],
      ['CloudFormation', 'AWS::ApiGateway::Model'],
      ['OpenAPI', '"schemas"'],
    ] as const) {
      await dialog.getByRole('tab', { name: form }).click()
      await expect(dialog.getByRole('region', { name: form })).toContainText(text)
    }
    await dialog.getByRole('tab', { name: 'AWS CLI' }).click()
    await dialog.getByRole('checkbox', { name: 'Send it to this Fourbox' }).uncheck()
    await expect(dialog.getByRole('region', { name: 'AWS CLI' })).not.toContainText('--endpoint-url')
    await page.keyboard.press('Escape')
    expect((await server.client().send(new GetModelsCommand({ restApiId }))).items?.map(({ name }) => name)).toContain('Pet')
  })

  await test.step('the history shows the same call', async () => {
    await page.goto(`/console/apis/${restApiId}/history`)
    await page.reload()
    await page.getByRole('button', { name: /^Show the call of change \d+: CreateModel$/ }).click()
    await expect(page.getByRole('region', { name: 'AWS CLI' })).toContainText('aws apigateway create-model')
  })
})
