import { CreateDeploymentCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { expectAccessible } from '../accessible.ts'
import { choose, expect, fillEditor, said, test } from './journey.ts'

const requestTemplate = `{
  #if($input.params('count') != "" && $util.parseJson($input.params('count')) < 20)
  "statusCode": 200
  #else
  "statusCode": 500
  #end
}`

const users = `{
  "users": [{ "name": "Ada" }, { "name": "Grace" }],
  "served": "$stageVariables.greeting"
}`

test('an API is built from nothing: a mock with two answers, tested, and deployed to two stages', async ({ page, server }) => {
  await test.step('a new API', async () => {
    await page.goto('/console/apis/create?type=new')
    await page.getByLabel('API name').fill('People')
    await page.getByRole('button', { name: 'Create API' }).click()
    await expect(said(page, 'Created the REST API People.')).toBeVisible()
  })

  await test.step('a resource', async () => {
    await page.getByRole('link', { name: 'Create resource' }).first().click()
    await page.getByLabel('Resource name').fill('users')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create resource', exact: true }).click()
    await expect(page.getByRole('treeitem', { name: '/users' })).toBeVisible()
  })

  await test.step('a method with an optional query parameter and a mock behind it', async () => {
    await page.getByRole('link', { name: 'Create method' }).first().click()
    await choose(page, /Method type/, 'GET')
    await page.getByRole('radio', { name: /^Mock/ }).click()
    await page.getByRole('button', { name: 'Method request settings' }).click()
    await page.getByRole('button', { name: 'Add query string' }).click()
    await page.getByLabel('Name of query string 1').fill('count')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create method', exact: true }).click()
    await expect(page.getByRole('heading', { name: '/users - GET - Method execution' })).toBeVisible()
  })

  await test.step('a request template that decides by the parameter', async () => {
    await page.getByRole('tab', { name: 'Integration request' }).click()
    await page.getByRole('tabpanel', { name: 'Integration request' }).getByRole('link', { name: 'Edit' }).first().click()
    await fillEditor(page, 'Template body 1', requestTemplate)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(said(page, 'Saved the integration request of GET /users.')).toBeVisible()
  })

  await test.step('a method response 500, and a header of 200', async () => {
    await page.getByRole('tab', { name: 'Method response', exact: true }).click()
    await page.getByRole('tabpanel', { name: 'Method response' }).getByRole('link', { name: 'Create response' }).click()
    await page.getByLabel('HTTP status code').fill('500')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(said(page, 'Saved the method response 500 of GET /users.')).toBeVisible()
    await page
      .getByRole('tabpanel', { name: 'Method response' })
      .getByRole('link', { name: /Edit.*200/ })
      .click()
    await page.getByRole('button', { name: 'Add header' }).click()
    await page.getByLabel('Header name of header 1').fill('X-Served-By')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(said(page, 'Saved the method response 200 of GET /users.')).toBeVisible()
  })

  await test.step('an integration response by pattern, and the mocked list with its header in the default one', async () => {
    await page.getByRole('tab', { name: 'Integration response', exact: true }).click()
    await page.getByRole('tabpanel', { name: 'Integration response' }).getByRole('link', { name: 'Create response' }).click()
    await page.getByLabel(/HTTP status regex/).fill('5\\d{2}')
    await choose(page, /Method response status code/, '500')
    await page.getByRole('button', { name: 'Add mapping template' }).click()
    await fillEditor(page, 'Template body 1', '{"message": "Too many"}')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await expect(said(page, 'Saved the integration response 500 of GET /users.')).toBeVisible()

    await page
      .getByRole('tabpanel', { name: 'Integration response' })
      .getByRole('link', { name: /Edit.*Default/ })
      .click()
    await page.getByRole('button', { name: 'Add header mapping' }).click()
    await choose(page, /Response header of header mapping 1/, 'X-Served-By')
    await page.getByLabel('Mapping value of header mapping 1').fill("'fourbox'")
    if ((await page.getByRole('textbox', { name: 'Template body 1' }).count()) === 0) await page.getByRole('button', { name: 'Add mapping template' }).click()
    await fillEditor(page, 'Template body 1', users)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(said(page, 'Saved the integration response 200 of GET /users.')).toBeVisible()
  })

  await test.step('tested with either answer', async () => {
    await page.getByRole('tab', { name: 'Test', exact: true }).click()
    await page.getByRole('button', { name: 'Add query string count' }).click()
    await expect(page.getByLabel('Query strings')).toHaveValue('count=')
    await expect(page.getByRole('button', { name: 'Add query string count' })).toBeHidden()
    await page.getByLabel('Query strings').fill('count=5')
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByLabel('Response body')).toContainText('"name": "Ada"')
    await expect(page.getByLabel('Response headers')).toContainText('"X-Served-By": "fourbox"')
    await page.getByLabel('Query strings').fill('count=30')
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByLabel('Response body')).toContainText('"message": "Too many"')
    await expectAccessible(page)
  })

  await test.step('deployed to two stages with different variables', async () => {
    await page.getByRole('button', { name: 'Deploy API' }).click()
    await page.getByLabel('Stage name').fill('test')
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await expect(said(page, 'Deployed the API to the stage test.')).toBeVisible()

    const restApiId = /apis\/(\w+)/.exec(page.url())?.[1] ?? ''
    const client = server.client()
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod', variables: { greeting: 'hello' } }))
    await client.send(new UpdateStageCommand({ restApiId, stageName: 'test', patchOperations: [{ op: 'replace', path: '/variables/greeting', value: 'hi' }] }))
    // The other client's stage appears without a reload.
    await expect(page.getByRole('treeitem', { name: 'prod' })).toBeVisible()

    const answers = await Promise.all(['test', 'prod'].map((stage) => page.request.get(server.invokeUrl(restApiId, stage, '/users?count=1'))))
    expect(await Promise.all(answers.map(async (answer) => (await answer.json()).served))).toEqual(['hi', 'hello'])
    expect(answers.map((answer) => answer.headers()['x-served-by'])).toEqual(['fourbox', 'fourbox'])
    expect((await page.request.get(server.invokeUrl(restApiId, 'prod', '/users?count=20'))).status()).toBe(500)
  })
})
