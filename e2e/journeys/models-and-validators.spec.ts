import { CreateRestApiCommand } from '@aws-sdk/client-api-gateway'
import { expectAccessible } from '../accessible.ts'
import { choose, expect, fillEditor, said, test } from './journey.ts'

const schema = JSON.stringify({
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 0 } },
})

test('a model and a validator let a body in that fits, and keep one out that does not', async ({ page, server }) => {
  const { id: restApiId = '', rootResourceId = '' } = await server
    .client()
    .send(new CreateRestApiCommand({ name: 'Validated', endpointConfiguration: { types: ['REGIONAL'] } }))

  await test.step('a model is made, with its schema marked while it is wrong', async () => {
    await page.goto(`/console/apis/${restApiId}/models`)
    await expect(page.getByRole('link', { name: 'Empty' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Create model' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Person')
    await fillEditor(page, 'Model schema', '{"type": ')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(page.getByText(/^Line 1, column/)).toBeVisible()
    await expectAccessible(page)
    await fillEditor(page, 'Model schema', schema)
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(said(page, 'Created the model Person.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Sample body' })).toContainText('"name": "text"')
    await expectAccessible(page)
  })

  await test.step('a method takes it, with a validator', async () => {
    await page.goto(`/console/apis/${restApiId}/resources/${rootResourceId}/create-method`)
    await choose(page, /Method type/, 'POST')
    await page.getByRole('radio', { name: /^Mock/ }).click()
    await page.getByRole('button', { name: 'Method request settings' }).click()
    await choose(page, /Request validator/, /^Validate body$/)
    await page.getByRole('button', { name: 'Add model' }).click()
    await page.getByLabel('Content type of model 1').fill('application/json')
    await choose(page, /Model of model 1/, 'Person')
    await page.getByRole('button', { name: 'Create method', exact: true }).click()
    await expect(page.getByRole('heading', { name: '/ - POST - Method execution' })).toBeVisible()
  })

  await test.step('tested with a body that fits and one that does not', async () => {
    await page.getByRole('tab', { name: 'Test', exact: true }).click()
    await page.getByRole('button', { name: 'Use a sample of Person' }).click()
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByLabel('Log', { exact: true })).toContainText('"name": "text"')
    await expect(page.getByLabel('Log', { exact: true })).toContainText('Method completed with status: 200')
    await fillEditor(page, 'Request body', '{"age": -1}')
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByRole('tab', { name: 'Method request', exact: true })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByLabel('Response body')).toContainText('Invalid request body')
    await expect(page.getByLabel('Log', { exact: true })).toContainText('object has missing required properties (["name"])')
    await expect(page.getByLabel('Log', { exact: true })).toContainText('Method completed with status: 400')
    await expectAccessible(page)
  })

  await test.step('the model cannot be deleted while the method uses it', async () => {
    await page.goto(`/console/apis/${restApiId}/models`)
    await page.getByRole('radio', { name: 'Select Person' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByLabel('To confirm, type "confirm"').fill('confirm')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByText("Cannot delete model 'Person', is referenced in method request: //POST")).toBeVisible()
    await expectAccessible(page)
  })
})
