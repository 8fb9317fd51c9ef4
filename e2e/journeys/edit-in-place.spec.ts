import { GetResourceCommand, GetResourcesCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { expectAccessible } from '../accessible.ts'
import type { RunningServer } from '../server.ts'
import { expect, fillEditor, said, test } from './journey.ts'

/** A method that puts an item into DynamoDB, without the template that would make one. */
const definition = {
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets/{kind}': {
      post: {
        parameters: [{ name: 'kind', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'aws',
          httpMethod: 'POST',
          uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem',
          credentials: 'arn:aws:iam::000000000000:role/table-user',
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
}

async function importPets(server: RunningServer) {
  const client = server.client()
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: new TextEncoder().encode(JSON.stringify(definition)) }))
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }))
  const resourceId = items.find(({ path }) => path === '/pets/{kind}')?.id ?? ''
  const stored = async () => {
    const { resourceMethods } = await client.send(new GetResourceCommand({ restApiId, resourceId, embed: ['methods'] }))
    return resourceMethods?.['POST']?.methodIntegration?.requestTemplates
  }
  return { address: `/console/apis/${restApiId}/resources/${resourceId}/POST`, stored }
}

/** As it is typed, key by key: the editor closes brackets and offers what can be completed. */
const lines = [
  "#set($names = $input.path('$.names'))",
  '{"TableName": "Pets", "Item": {',
  '"kind": {"S": "$input.params(\'kind\')"},',
  '"names": {"L": [',
  '#foreach($name in $names)',
  '{"S": "$name"}#if($foreach.hasNext),#end',
  '#end',
]
const item = { TableName: 'Pets', Item: { kind: { S: 'dog' }, names: { L: [{ S: 'Rex' }, { S: 'Ada' }] } } }

test('a template is written over what the last test brought, until it renders the request that DynamoDB takes', async ({ page, server }) => {
  const { address, stored } = await importPets(server)
  const out = page.getByRole('region', { name: 'Out', exact: true })
  const rendered = async () => {
    const told = await out.getByRole('region', { name: 'Request body' }).locator('code').allTextContents()
    return told.map((line) => line.replace(/^(?:added|changed): /, '').replaceAll(/\s/g, '')).join('')
  }
  const editor = page.getByRole('textbox', { name: 'Template for application/json' }).and(page.locator(':not([aria-busy="true"])'))
  await page.setViewportSize({ width: 1440, height: 900 })

  await test.step('a test brings what the template is to read', async () => {
    await page.goto(`${address}/test`)
    await page.getByLabel('Path: kind').fill('dog')
    await fillEditor(page, 'Request body', '{"names": ["Rex", "Ada"]}')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByRole('complementary', { name: 'Tests' }).getByRole('listitem')).toHaveCount(1)
    await expect(page.getByRole('tab', { name: 'Integration', exact: true })).toHaveAttribute('aria-selected', 'true')
    const tab = page.getByRole('tab', { name: 'Integration request', exact: true })
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('button', { name: 'Edit here' }).click()
  })

  await test.step('Enter begins a line wherever nothing is to be completed', async () => {
    await page.getByRole('button', { name: 'Add template' }).click()
    await editor.focus()
    for (const line of lines) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    // Which brackets it closes by itself depends on how far it has coloured the line: what was typed stands before them.
    await expect.poll(rendered).toContain('{"TableName":"Pets","Item":{"kind":{"S":"dog"},"names":{"L":[{"S":"Rex"},{"S":"Ada"}')
  })

  await test.step('a variable that the template sets is offered', async () => {
    await page.keyboard.type('## $')
    await expect(page.getByRole('option', { name: /^[#$]/ }).first()).toHaveAccessibleName(/^\$name/)
    await page.keyboard.type('na')
    await expect(page.getByRole('option', { name: /^\$names?,/ })).toHaveCount(2)
    await page.keyboard.press('Escape')
  })

  await test.step('what it renders is the request, and is saved by Ctrl-S', async () => {
    await fillEditor(page, 'Template for application/json', `${lines.join('\n')}\n]}}}`)
    // While the old text is gone and the new one not yet there, the body passes through, which is valid JSON, too.
    await expect.poll(rendered).toBe(JSON.stringify(item))
    await expect(out.getByText('Valid JSON')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('ControlOrMeta+S')
    await expect(said(page, 'Saved the integration request of POST /pets/{kind}.')).toBeVisible()
    expect(await stored()).toEqual({ 'application/json': `${lines.join('\n')}\n]}}}` })
  })

  await test.step('a template that needs too much is told so, and the editor goes on', async () => {
    await fillEditor(page, 'Template for application/json', '#foreach($a in [1..999])#foreach($b in [1..999])#foreach($c in [1..999])x#end#end#end')
    await expect(out.getByText(/The template needs more than|did not end within/)).toBeVisible()
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(out.getByText('Valid JSON')).toBeVisible()
  })

  await test.step('what was saved is taken back after a reload', async () => {
    await page.reload()
    await expect(editor).toHaveCount(1)
    await page.getByRole('heading', { name: /POST/ }).first().click()
    await page.keyboard.press('ControlOrMeta+Z')
    await expect.poll(stored).toBeUndefined()
    await expect(editor).toHaveCount(0)
  })
})
