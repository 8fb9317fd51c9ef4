import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { GetResourcesCommand } from '@aws-sdk/client-api-gateway'
import { deploy } from '../deploy.ts'
import { unzip } from '../unzip.ts'
import { choose, expect, said, test } from './journey.ts'

const shopPage = `<!doctype html>
<title>Shop</title>
<h1>Shop</h1>
<script src="/apigClient.js"></script>
<script>
  apigClientFactory
    .newClient({})
    .petsIdPost({ id: '7', kind: 'dog' }, { name: 'Rex' })
    .then(({ data }) => document.body.append(data), (error) => document.body.append(String(error)))
</script>`

test('the generated JavaScript SDK calls the deployed API from a page of another origin', async ({ page, server }) => {
  let sdk = ''
  /** The page with the SDK that it loads; and the back end of the API, which tells what it was asked. */
  const answerOf = async (request: IncomingMessage) => {
    if (request.method === 'POST') return `${request.url} ${await text(request)}`
    return request.url === '/' ? shopPage : sdk
  }
  const shop = createServer((request, response) => {
    response.setHeader('content-type', request.url === '/' ? 'text/html' : 'text/javascript')
    void answerOf(request).then((body) => response.end(body))
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const address = shop.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const { restApiId } = await deploy(
    server,
    { '/pets/{id}': { post: { parameters, integration: { ...integration, uri: `${origin}/pets/{id}` } } } },
    {},
    { stage: 'live' },
  )
  const { items = [] } = await server.client().send(new GetResourcesCommand({ restApiId }))

  await test.step('CORS is enabled and deployed', async () => {
    await page.goto(`/console/apis/${restApiId}/resources/${items.find(({ path }) => path === '/pets/{id}')?.id}/enable-cors`)
    await page.getByRole('checkbox', { name: 'POST' }).check()
    await page.getByLabel('Access-Control-Allow-Origin').fill(origin)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(said(page, 'Enabled CORS on /pets/{id}.')).toBeVisible()
    await page.getByRole('button', { name: 'Deploy API' }).click()
    await choose(page, /^Stage \*New stage/, /^live/)
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await expect(said(page, 'Deployed the API to the stage live.')).toBeVisible()
  })

  await test.step('the SDK is downloaded', async () => {
    await page.getByRole('button', { name: 'Stage actions' }).click()
    await page.getByRole('menuitem', { name: 'Generate SDK' }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: 'Generate SDK' }).click()
    sdk = unzip(readFileSync(await (await downloading).path())).get('apiGateway-js-sdk/apigClient.js') ?? ''
  })

  await test.step('a page that loads it calls the stage', async () => {
    await page.goto(origin)
    await expect(page.getByText('/pets/7?kind=dog {"name":"Rex"}')).toBeVisible()
  })
  shop.close()
})

const parameters = [
  { name: 'id', in: 'path', required: true, type: 'string' },
  { name: 'kind', in: 'query', type: 'string' },
]

const integration = {
  type: 'http',
  httpMethod: 'POST',
  requestParameters: {
    'integration.request.path.id': 'method.request.path.id',
    'integration.request.querystring.kind': 'method.request.querystring.kind',
  },
  responses: { default: { statusCode: '200' } },
}
