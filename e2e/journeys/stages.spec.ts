import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { CreateDeploymentCommand, ImportRestApiCommand, PutRestApiCommand } from '@aws-sdk/client-api-gateway'
import type { Page } from '@playwright/test'
import type { RunningServer } from '../server.ts'
import { expectAccessible } from '../accessible.ts'
import { importExample } from '../furnished-api.ts'
import { choose, expect, said, test as journey } from './journey.ts'

/** Back ends that tell who they are: `blue` and `green`. */
const test = journey.extend<{ readonly backEnds: Readonly<Record<'blue' | 'green', string>> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from this pattern
  backEnds: async ({}, use) => {
    const [blue, green] = await Promise.all([startBackEnd('blue'), startBackEnd('green')])
    await use({ blue: hostOf(blue), green: hostOf(green) })
    for (const server of [blue, green]) server.close()
  },
})

test('two stages of one API speak to two back ends, chosen by their variables', async ({ page, server, backEnds }) => {
  const restApiId = await importApi(server, 'http://${stageVariables.host}/colour')

  await test.step('deployed without a stage, then put on one that is created', async () => {
    await page.goto(`/console/apis/${restApiId}/resources`)
    await page.getByRole('button', { name: 'Deploy API' }).click()
    await choose(page, /^Stage \*New stage/, 'No stage')
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await expect(said(page, 'Created a deployment. No stage serves it yet')).toBeVisible()
    await page.getByRole('radio', { name: /^Select/ }).check()
    await page.getByRole('link', { name: 'Create stage' }).last().click()
    await page.getByLabel('Stage name').fill('dev')
    await page.getByRole('button', { name: 'Create stage', exact: true }).click()
    await expect(said(page, 'Created the stage dev.')).toBeVisible()
  })

  await test.step('another stage on the same deployment; a name that is taken is refused beside the field', async () => {
    await page.getByRole('link', { name: 'Create stage' }).click()
    await page.getByLabel('Stage name').fill('dev')
    await page.getByRole('button', { name: 'Create stage', exact: true }).click()
    await expect(page.getByText('Stage already exists')).toBeVisible()
    await page.getByLabel('Stage name').fill('prod')
    await page.getByRole('button', { name: 'Create stage', exact: true }).click()
    await expect(said(page, 'Created the stage prod.')).toBeVisible()
  })

  for (const [stage, colour] of [
    ['dev', 'blue'],
    ['prod', 'green'],
  ] as const) {
    await test.step(`${stage} is told its back end`, async () => {
      await page.goto(`/console/apis/${restApiId}/stages/${stage}`)
      await expect(page.getByText('not set', { exact: true })).toBeVisible()
      await page.getByRole('tabpanel').getByRole('link', { name: 'Edit' }).click()
      await page.getByRole('button', { name: 'Add stage variable' }).click()
      await page.getByLabel('Name of stage variable 1').fill('host')
      await page.getByLabel('Value of stage variable 1').fill(backEnds[colour])
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(said(page, `Saved the stage variables of ${stage}.`)).toBeVisible()
      await expect(page.getByText(`http://${backEnds[colour]}/colour`)).toBeVisible()
      expect(await text(server.invokeUrl(restApiId, stage, '/colour'))).toBe(`200 ${colour}`)
    })
  }
})

test('deployed twice, compared, rolled back: the Invoke URL answers accordingly', async ({ page, server, backEnds }) => {
  const restApiId = await importApi(server, `http://${backEnds.blue}/colour`)
  const invokeUrl = server.invokeUrl(restApiId, 'dev', '/colour')

  await test.step('the message of a deployment carries the Invoke URL', async () => {
    await page.goto(`/console/apis/${restApiId}/resources`)
    const compared = page.waitForResponse((response) => response.url().includes('/_fourbox/undeployed/'))
    await deploy(page)
    await expect(said(page, 'Deployed the API to the stage dev. It answers at')).toBeVisible()
    // What is on its way for the first time tells of the draft as it was when it was asked.
    await compared
    await expect(page.getByRole('link', { name: `http://${restApiId}.execute-api.localhost:${server.ports.execute}/dev/` }).first()).toBeVisible()
    expect(await text(invokeUrl)).toBe('200 blue')
  })

  await test.step('a draft that has changed is said to be ahead, and deployed over the stage by agreement', async () => {
    await importApi(server, `http://${backEnds.green}/colour`, restApiId)
    await expect(page.getByText('dev is 1 change behind the draft')).toBeVisible()
    await page.getByRole('button', { name: 'dev is 1 change behind the draft' }).click()
    await expect(page.getByText(`integration.uri: http://${backEnds.blue}/colour → http://${backEnds.green}/colour`)).toBeVisible()
    await page.getByRole('button', { name: 'Deploy API' }).click()
    await page.getByLabel('Stage name').fill('dev')
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await expect(page.getByText('Choose another name, or agree.')).toBeVisible()
    await page.getByRole('checkbox', { name: /The stage dev exists/ }).check()
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    // The stage answers before the dialog has closed.
    await expect(page.getByRole('dialog')).toBeHidden()
    expect(await text(invokeUrl)).toBe('200 green')
  })

  await test.step('the time line tells what served; back to the first deployment, after what that changes has been shown', async () => {
    await page.getByRole('tab', { name: 'Deployment history' }).click()
    await page.getByRole('link', { name: 'Time line' }).click()
    const rows = page.getByRole('list', { name: 'Draft and deployments, newest first' }).getByRole('listitem')
    await expect(rows).toHaveCount(3)
    const [second, first] = [rows.nth(1), rows.nth(2)]
    await expect(second).toContainText('dev now, since')
    await expect(first).not.toContainText('now')
    // The two sides are a group of keys each: B stands on the draft.
    await page.getByRole('radio', { name: 'B, after: the draft' }).press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(first.getByRole('radio', { name: /^B/ })).toBeChecked()
    await expect(page.getByText(`integration.uri: http://${backEnds.green}/colour → http://${backEnds.blue}/colour`)).toBeVisible()
    await page.getByRole('button', { name: 'Make B active on' }).click()
    await page.getByRole('menuitem', { name: 'dev' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(`integration.uri: http://${backEnds.green}/colour → http://${backEnds.blue}/colour`)).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Change active deployment' }).click()
    await expect(dialog).toBeHidden()
    await expect(first).toContainText('dev now, since')
    await expect(second).not.toContainText('now')
    expect(await text(invokeUrl)).toBe('200 blue')
  })

  await test.step('a method’s own throttling holds for it alone', async () => {
    await page.goto(`/console/apis/${restApiId}/stages/dev`)
    await page.getByRole('treeitem', { name: 'GET', exact: true }).click()
    // The stage's own page has links of the same name until the method's comes.
    await expect(page.getByRole('heading', { name: 'Method overrides' })).toBeVisible()
    await page.getByRole('link', { name: 'Edit' }).click()
    await page.getByRole('radio', { name: /^Own settings/ }).check()
    await page.getByLabel('Rate').fill('0')
    await page.getByLabel('Burst').fill('0')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(said(page, 'Saved the method overrides of GET /colour.')).toBeVisible()
    await expect(page.getByText('0 per second, burst 0')).toBeVisible()
    await expect.poll(() => text(invokeUrl)).toBe('429 {"message":"Too Many Requests"}')
  })
})

test('a canary at 50 % is seen in live traffic, then promoted: it takes half of the calls, then all of them', async ({ page, server, backEnds }) => {
  const restApiId = await importApi(server, `http://${backEnds.blue}/colour`)
  await server.client().send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }))
  await importApi(server, `http://${backEnds.green}/colour`, restApiId)
  const colours = async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => text(server.invokeUrl(restApiId, 'dev', '/colour'))))
    return new Set(answers)
  }

  await test.step('created at 50 %, and deployed to', async () => {
    await page.goto(`/console/apis/${restApiId}/stages/dev?tab=canary`)
    await page.getByRole('link', { name: 'Create canary' }).click()
    await page.getByLabel('Request distribution').fill('50')
    await page.getByRole('button', { name: 'Create canary' }).click()
    await expect(said(page, 'Created a canary on dev.')).toBeVisible()
    expect(await colours()).toEqual(new Set(['200 blue']))
    await page.getByRole('button', { name: 'Deploy API' }).click()
    await choose(page, /^Stage \*New stage/, /^dev/)
    await expect(page.getByText('dev has a canary that takes 50 % of its calls.')).toBeVisible()
    await page.getByRole('button', { name: 'Deploy', exact: true }).click()
    await expect(said(page, 'Deployed the API to the canary of the stage dev.')).toBeVisible()
    expect(await colours()).toEqual(new Set(['200 blue', '200 green']))
  })

  await test.step('seen in live traffic, call by call', async () => {
    await page.getByRole('link', { name: 'See its calls as they come' }).click()
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
    // Those that were made since the deployment may have been recorded in time, or not.
    await page.getByRole('button', { name: 'Clear' }).click()
    await colours()
    const list = page.getByRole('tree', { name: 'Calls, newest first' })
    await expect(page.getByRole('button', { name: 'All 60' })).toBeVisible()
    await page.getByLabel('Filter calls').fill('canary')
    await expect(list.getByRole('treeitem', { name: /GET \/colour canary 200/ }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'All 60' })).toBeHidden()
    await page.getByLabel('Filter calls').fill('production')
    await expect(list.getByRole('treeitem').first()).toBeVisible()
    await expect(list.getByRole('treeitem', { name: /canary/ })).toHaveCount(0)
  })

  await test.step('promoted, after what that changes has been shown', async () => {
    await page.goto(`/console/apis/${restApiId}/stages/dev?tab=canary`)
    await page.getByRole('button', { name: 'Promote canary' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(`integration.uri: http://${backEnds.blue}/colour → http://${backEnds.green}/colour`)).toBeVisible()
    await dialog.getByRole('button', { name: 'Promote canary' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('0 % to the canary, 100 % to the stage')).toBeVisible()
    expect(await colours()).toEqual(new Set(['200 green']))
  })

  await test.step('deleted', async () => {
    await page.getByRole('tabpanel').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('link', { name: 'Create canary' })).toBeVisible()
  })
})

test('an exported stage imports again as an API that is exported alike', async ({ page, server }) => {
  const client = server.client()
  const restApiId = await importExample(server)
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev' }))
  const file = await exportStage(page, restApiId)

  await page.goto('/console/apis/create?type=import')
  // The input itself is hidden behind a button of the console's own.
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('"PetStore"')).toBeVisible()
  await page.getByRole('button', { name: 'Create API' }).click()
  await expect(said(page, 'Created the REST API PetStore.')).toBeVisible()
  await expect(page).toHaveURL(/\/resources$/)
  const importedId = /apis\/(\w+)/.exec(page.url())?.[1] ?? ''
  expect(importedId).not.toBe(restApiId)
  await client.send(new CreateDeploymentCommand({ restApiId: importedId, stageName: 'dev' }))
  expect(withoutAddress(await exportStage(page, importedId))).toEqual(withoutAddress(file))
})

/** Downloads what a stage serves, as the console offers it at first; answers the file's path. */
async function exportStage(page: Page, restApiId: string): Promise<string> {
  await page.goto(`/console/apis/${restApiId}/stages/dev`)
  await page.getByRole('button', { name: 'Stage actions' }).click()
  await page.getByRole('menuitem', { name: 'Export', exact: true }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('dialog', { name: 'Export API' }).getByRole('button', { name: 'Export API' }).click()
  return (await downloading).path()
}

/** An exported definition without what is each API's own: where it answers, and when it was made. */
function withoutAddress(file: string): object {
  const { servers, info, ...definition } = JSON.parse(readFileSync(file, 'utf8'))
  expect(servers).toHaveLength(1)
  return { ...definition, info: { ...info, version: '' } }
}

async function deploy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Deploy API' }).click()
  await page.getByLabel('Stage name').fill('dev')
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
}

/** A new API with one method that leads to the URI, or one that is there overwritten so. Answers its id. */
async function importApi(server: RunningServer, uri: string, restApiId?: string): Promise<string> {
  const definition = {
    openapi: '3.0.1',
    info: { title: 'Colours', version: '1' },
    paths: { '/colour': { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri } } } },
  }
  const body = new TextEncoder().encode(JSON.stringify(definition))
  const { id = '' } = await (restApiId === undefined
    ? server.client().send(new ImportRestApiCommand({ body }))
    : server.client().send(new PutRestApiCommand({ restApiId, mode: 'overwrite', body })))
  return id
}

async function startBackEnd(name: string): Promise<Server> {
  const server = createServer((_request, response) => response.end(name))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function hostOf(server: Server): string {
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

async function text(url: string): Promise<string> {
  const answer = await fetch(url)
  return `${answer.status} ${await answer.text()}`
}
