import { CreateRestApiCommand, GetModelCommand } from '@aws-sdk/client-api-gateway'
import { expectAccessible } from '../accessible.ts'
import { expect, fillEditor, said, test } from './journey.ts'

const newer = `openapi: 3.1.0
info: {title: Pets, version: '1'}
webhooks: {}
paths:
  /pets:
    get:
      responses: {'200': {description: ok}}
components:
  schemas:
    Pet: {type: object, properties: {kind: {const: cat}}}
`

const broken = `{
  "openapi": "3.0.1"
  "info": {}
}`

test('a definition: a broken one says where, OpenAPI 3.1 is converted and says what changed', async ({ page, server }) => {
  const client = server.client()
  const { id: restApiId = '' } = await client.send(new CreateRestApiCommand({ name: 'Pets' }))
  await page.goto(`/console/apis/${restApiId}/import`)

  await test.step('a comma that is missing is said with its line and column, beside AWS’s words', async () => {
    await fillEditor(page, 'API definition', broken)
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page.getByText(/^Invalid OpenAPI input\. Line 3, column 3: The file is no JSON/).first()).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('a template of CloudFormation is called what it is', async () => {
    await fillEditor(page, 'API definition', 'AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page.getByText(/^Invalid OpenAPI input\. Line 1, column 1: The file is a CloudFormation or SAM template\./).first()).toBeVisible()
  })

  await test.step('with “Fail on warnings” nothing is imported that loses something', async () => {
    await fillEditor(page, 'API definition', newer)
    await page.getByRole('radio', { name: 'Fail on warnings' }).click()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page.getByText(/^Converting OpenAPI 3\.1\.0 to 3\.0 loses something\. Line 3, column 1: webhooks are left out/).first()).toBeVisible()
  })

  await test.step('otherwise it is imported, and each change is listed with its line', async () => {
    await page.getByRole('radio', { name: 'Ignore warnings' }).click()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(said(page, 'Imported the definition into Pets.')).toBeVisible()
    await expect(said(page, 'The definition was converted from OpenAPI 3.1.0 to 3.0, which changed:')).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: /^Line 10, column \d+: const becomes enum with one value$/ })).toBeVisible()
    await expectAccessible(page)
    const { schema } = await client.send(new GetModelCommand({ restApiId, modelName: 'Pet' }))
    expect(JSON.parse(schema ?? '')).toEqual({ type: 'object', properties: { kind: { enum: ['cat'] } } })
  })

  await test.step('documentation says why it cannot be read, too', async () => {
    await page.goto(`/console/apis/${restApiId}/documentation/import`)
    await fillEditor(page, 'API definition', newer)
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page.getByText(/^Unable to build importer with provided input\. Line 1, column 1: The file is OpenAPI 3\.1\.0\./).first()).toBeVisible()
  })

  await test.step('a new API is made of OpenAPI 3.1 as well', async () => {
    await page.goto('/console/apis/create?type=import')
    await fillEditor(page, 'API definition', newer)
    await page.getByRole('button', { name: 'Create API', exact: true }).click()
    await expect(said(page, 'Created the REST API Pets.')).toBeVisible()
    await expect(said(page, 'The definition was converted from OpenAPI 3.1.0 to 3.0, which changed:')).toBeVisible()
  })
})
