import { expectAccessible } from '../accessible.ts'
import { expect, fillEditor, said, test } from './journey.ts'

test('the example API is imported, read, tested, deployed and invoked', async ({ page, context, server }) => {
  await test.step('the welcome leads to the example, which can be read before it is imported', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Welcome to Fourbox' })).toBeVisible()
    await expectAccessible(page)
    await page
      .getByRole('button', { name: 'Get started' })
      .or(page.getByRole('link', { name: 'Get started' }))
      .click()
    await expect(page.getByRole('radio', { name: /Example API/ })).toBeChecked()
    for (const name of [/New API/, /Clone existing API/, /Import API/]) await expect(page.getByRole('radio', { name })).toBeVisible()
    await expect(page.getByText('"title": "PetStore"')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Create API' }).click()
  })

  await test.step('the resources stand in a tree', async () => {
    await expect(said(page, 'Created the REST API PetStore')).toBeVisible()
    for (const name of ['/', '/pets', '/{petId}']) await expect(page.getByRole('treeitem', { name, exact: true })).toBeVisible()
    await page.getByRole('treeitem', { name: '/pets', exact: true }).click()
    await expect(page.getByRole('heading', { name: /Methods \(3\)/ })).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('a method shows its boxes, each with its facts, each leading to its tab', async () => {
    await page.getByRole('treeitem', { name: 'POST', exact: true }).click()
    await expect(page.getByRole('heading', { name: '/pets - POST - Method execution' })).toBeVisible()
    await expectAccessible(page)
    for (const box of ['Integration request', 'Integration response', 'Method response', 'Method request']) {
      await page.getByRole('link', { name: new RegExp(`^${box}`) }).click()
      await expect(page.getByRole('tab', { name: box, exact: true })).toHaveAttribute('aria-selected', 'true')
      await expectAccessible(page)
    }
  })

  await test.step('a test shows status, body, headers and the execution log', async () => {
    await page.getByRole('tab', { name: 'Test', exact: true }).click()
    await fillEditor(page, 'Request body', '{"type": "dog","price": 249.99}')
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(page.getByText('/pets - POST method test results')).toBeVisible()
    await expect(page.getByLabel('Response body')).toContainText('"message": "success"')
    await expect(page.getByLabel('Response headers')).toContainText('"Access-Control-Allow-Origin": "*"')
    const log = page.getByLabel('Log', { exact: true })
    await expect(log).toContainText('HTTP Method: POST, Resource Path: /pets')
    await expect(log).toContainText('Endpoint request URI: http://petstore-demo-endpoint.execute-api.com/petstore/pets')
    await expect(log).toContainText('Method completed with status: 200')
    await expectAccessible(page)
  })

  await test.step('the boxes are lit from the trace', async () => {
    await expect(page.getByRole('link', { name: /^Integration response.*ms/ })).toBeVisible()
  })

  await test.step('deployed to a new stage', async () => {
    await page.getByRole('button', { name: 'Deploy API' }).click()
    await page.getByLabel('Stage name').fill('test')
    await page.getByLabel(/^Stage description/).fill('For trying things out')
    await page.getByLabel(/^Deployment description/).fill('The first one')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await expect(said(page, 'Deployed the API to the stage test.')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the Invoke URL can be copied, and answers with the example’s page', async () => {
    await page.getByRole('button', { name: 'Copy invoke URL' }).first().click()
    const invokeUrl = await page.evaluate(() => navigator.clipboard.readText())
    expect(invokeUrl).toMatch(/^http:\/\/\w{10}\.execute-api\.localhost:\d+\/test\/$/)
    await expect(page.getByRole('link', { name: /^Open Invoke URL/ })).toHaveAttribute('href', invokeUrl)
    const tab = await context.newPage()
    const answer = await tab.goto(invokeUrl)
    expect(answer?.headers()['content-type']).toBe('text/html')
    await expect(tab.getByRole('heading').first()).toBeVisible()
    const pet = await tab.goto(`${invokeUrl}pets/1`)
    expect(pet?.status()).toBe(200)
    expect(await pet?.json()).toEqual({ id: 1, type: 'dog', price: 249.99 })
    await tab.close()
  })

  await test.step('the method in the stage tree has an Invoke URL of its own', async () => {
    await page.getByRole('treeitem', { name: 'GET', exact: true }).last().click()
    const main = page.getByRole('main')
    await expect(main.getByText(/^http:\/\/\w{10}\.execute-api\.localhost:\d+\/test\/pets\/\{petId\}$/)).toBeVisible()
    await expect(main.getByText(/^http:\/\/localhost:\d+\/_aws\/execute-api\/\w{10}\/test\/pets\/\{petId\}$/)).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('nobody’s page on the other origin can reach the control plane', async () => {
    const response = await page.request.get(`${server.controlOrigin}/restapis`, { headers: { origin: server.executeOrigin } })
    expect(response.status()).toBe(403)
  })
})
