import { APIGatewayClient, CreateDeploymentCommand, GetResourcesCommand, GetRestApisCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startConsoleElsewhere } from '../console-elsewhere.ts'
import { expect, said, test } from './journey.ts'

const keys = { id: 'owner', secret: 'owners-secret' }
const petstore = readFileSync(join(import.meta.dirname, '../../apps/server/src/petstore/petstore-definition.json'))

test.use({ serverArguments: ['--strict', '--access-keys', `${keys.id}:${keys.secret}`] })

test('the console in front of another endpoint: read, and with --write tested and changed; what only Fourbox answers is not there', async ({
  page,
  server,
}) => {
  const credentials = { accessKeyId: keys.id, secretAccessKey: keys.secret }
  const client = new APIGatewayClient({ endpoint: server.controlOrigin, region: 'us-east-1', credentials })
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: petstore }))
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }))
  const reader = await startConsoleElsewhere(server.controlOrigin, keys)
  const writer = await startConsoleElsewhere(server.controlOrigin, keys, '--write')

  await test.step('an API is read, and what would change it is disabled and says why', async () => {
    await page.goto(`${reader.origin}/console/apis`)
    await expect(page.getByText(`${server.controlOrigin} (us-east-1, read-only)`)).toBeVisible()
    await page.getByRole('link', { name: 'PetStore' }).click()
    await expect(page.getByRole('treeitem', { name: /petId/ })).toBeVisible()
    const menu = page.getByRole('navigation', { name: 'API Gateway' })
    await expect(menu.getByRole('link', { name: 'Stages' })).toBeVisible()
    for (const name of ['Dashboard', 'Lint']) await expect(menu.getByRole('link', { name })).toHaveCount(0)
    await page.goto(`${reader.origin}/console/apis/create?type=new`)
    const create = page.getByRole('button', { name: 'Create API' })
    await expect(create).toBeDisabled()
    await expect(create).toHaveAccessibleDescription(/start it with --write/)
  })

  await test.step('with --write a change is made', async () => {
    await page.goto(`${writer.origin}/console/apis/create?type=new`)
    await page.getByLabel('API name').fill('made from afar')
    await page.getByRole('button', { name: 'Create API' }).click()
    await expect(said(page, 'Created the REST API made from afar.')).toBeVisible()
    expect((await client.send(new GetRestApisCommand())).items?.map(({ name }) => name)).toContain('made from afar')
  })

  await test.step('a test lays the log of AWS’s operation over the boxes', async () => {
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }))
    const root = items.find(({ path }) => path === '/')?.id
    await page.goto(`${writer.origin}/console/apis/${restApiId}/resources/${root}/GET/test`)
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Log' }).getByText('Successfully completed execution')).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Method execution' }).getByText('200').first()).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Tests' })).toHaveCount(0)
  })

  await reader.stop()
  await writer.stop()
})
