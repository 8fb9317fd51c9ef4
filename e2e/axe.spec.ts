import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { furnishApi, type Parameters } from './furnished-api.ts'
import { expect, test as journey, withoutComplaint } from './journeys/journey.ts'
import { type RunningServer, startServer } from './server.ts'
import { walkByTab } from './walk-by-tab.ts'
import { withSheet } from './with-sheet.ts'

interface Furnished {
  readonly server: RunningServer
  readonly parameters: Parameters
}

/**
 * The pages only read: those that one worker visits share a server and one page of the browser, which has compiled the
 * console (and axe) once. Each is loaded from its address all the same.
 */
const test = journey.extend<object, { readonly furnished: Furnished; readonly visitor: Page }>({
  furnished: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from this pattern
    async ({}, use) => {
      const server = await startServer()
      await use({ server, parameters: await furnishApi(server) })
      await server.stop()
    },
    { scope: 'worker' },
  ],
  visitor: [
    async ({ browser, furnished }, use) => {
      const context = await browser.newContext({ baseURL: furnished.server.controlOrigin, reducedMotion: 'reduce' })
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],
  server: async ({ furnished }, use) => {
    await use(furnished.server)
  },
  page: async ({ visitor }, use) => {
    await withoutComplaint(visitor, use)
  },
})

test.describe.configure({ mode: 'parallel' })

interface VisitedPage {
  /** As `routes.tsx` has it. */
  readonly route: string
  /** The address to visit, where it is not the route with all its parameters. */
  readonly at?: string
  readonly heading: string
  /** It draws its form without asking the server for anything of the API. */
  readonly asksNothing?: true
  /** The walk by Tab takes in the menus around the page, which are the same on all pages of a part of the console. */
  readonly withMenus?: true
}

const resources = '/apis/:restApiId/resources/:resourceId?/:httpMethod?/:tab?'
const method = '/apis/:restApiId/resources/:resourceId/:httpMethod'
const stages = '/apis/:restApiId/stages/:stageName?'
const stage = '/apis/:restApiId/stages/:stageName'
const plan = '/usage-plans/:usagePlanId'
const logEvents = '/log-groups/:logGroupName/events'
const tabs = ['method-request', 'integration-request', 'integration', 'integration-response', 'method-response', 'test']

const pages: readonly VisitedPage[] = [
  { route: '/apis', heading: 'APIs', withMenus: true },
  { route: '/apis/create', heading: 'Create REST API' },
  { route: resources, at: '/apis/:restApiId/resources', heading: 'Resources', withMenus: true },
  { route: resources, at: '/apis/:restApiId/resources/:resourceId', heading: 'Resources' },
  ...tabs.map((tab) => ({ route: resources, at: `${method}/${tab}`, heading: 'Resources' })),
  { route: '/apis/:restApiId/create-resource', heading: 'Create resource' },
  { route: '/apis/:restApiId/resources/:resourceId/create-method', heading: 'Create method' },
  { route: '/apis/:restApiId/resources/:resourceId/enable-cors', heading: 'Enable CORS' },
  { route: '/apis/:restApiId/import', heading: 'Import API', asksNothing: true },
  { route: `${method}/method-request/edit`, heading: 'Edit method request' },
  { route: `${method}/integration-request/edit`, heading: 'Edit integration request' },
  { route: `${method}/integration-response/edit`, at: `${method}/integration-response/edit?status=200`, heading: 'Edit integration response' },
  { route: `${method}/integration-response/create`, heading: 'Create integration response' },
  { route: `${method}/method-response/edit`, at: `${method}/method-response/edit?status=200`, heading: 'Edit method response' },
  { route: `${method}/method-response/create`, heading: 'Create method response' },
  { route: stages, heading: 'Stages', withMenus: true },
  { route: stages, at: `${stage}?path=/pets/{petId}&method=GET`, heading: 'Stages' },
  ...['deployments', 'documentation', 'canary', 'caches', 'tags'].map((tab) => ({ route: stages, at: `${stage}?tab=${tab}`, heading: 'Stages' })),
  { route: '/apis/:restApiId/deployment-history', heading: 'Deployment history' },
  { route: '/apis/:restApiId/create-stage', heading: 'Create stage' },
  { route: `${stage}/edit`, heading: 'Edit stage' },
  { route: `${stage}/logs/edit`, heading: 'Edit logs and tracing' },
  { route: `${stage}/variables/edit`, heading: 'Edit stage variables' },
  { route: `${stage}/method-overrides/edit`, at: `${stage}/method-overrides/edit?path=/pets&method=GET`, heading: 'Method overrides' },
  { route: `${stage}/canary/edit`, heading: 'Canary settings' },
  { route: `${stage}/traffic`, heading: 'Live traffic' },
  { route: `${stage}/tags/edit`, heading: 'Manage tags' },
  { route: '/apis/:restApiId/authorizers', heading: 'Authorizers' },
  { route: '/apis/:restApiId/authorizers/create', heading: 'Create authorizer', asksNothing: true },
  { route: '/apis/:restApiId/authorizers/:authorizerId', heading: 'Gatekeeper' },
  { route: '/apis/:restApiId/authorizers/:authorizerId/edit', heading: 'Edit Gatekeeper' },
  { route: '/apis/:restApiId/gateway-responses/:responseType?', heading: 'Gateway responses' },
  { route: '/apis/:restApiId/gateway-responses/:responseType/edit', heading: 'Edit gateway response' },
  { route: '/apis/:restApiId/models', heading: 'Models' },
  { route: '/apis/:restApiId/models/create', heading: 'Create model', asksNothing: true },
  { route: '/apis/:restApiId/models/:modelName', heading: 'Pet' },
  { route: '/apis/:restApiId/models/:modelName/edit', heading: 'Edit Pet' },
  { route: '/apis/:restApiId/resource-policy', heading: 'Resource policy' },
  { route: '/apis/:restApiId/resource-policy/edit', heading: 'Edit resource policy' },
  { route: '/apis/:restApiId/documentation', heading: 'Documentation' },
  {
    route: '/apis/:restApiId/documentation/edit',
    at: '/apis/:restApiId/documentation/edit?type=METHOD&path=/pets&method=GET',
    heading: 'Edit documentation part',
  },
  { route: '/apis/:restApiId/documentation/create', heading: 'Create documentation part' },
  { route: '/apis/:restApiId/documentation/import', heading: 'Import documentation', asksNothing: true },
  { route: '/apis/:restApiId/tests', heading: 'Saved tests' },
  { route: '/apis/:restApiId/history', heading: 'History' },
  { route: '/apis/:restApiId/lint', heading: 'Lint' },
  { route: '/apis/:restApiId/dashboard', heading: 'Dashboard' },
  { route: '/apis/:restApiId/dashboard', at: '/apis/:restApiId/dashboard?from=1&to=1000', heading: 'Dashboard' },
  { route: '/apis/:restApiId/settings', heading: 'API settings' },
  { route: '/apis/:restApiId/settings/edit', heading: 'Edit API settings' },
  { route: '/custom-domain-names', heading: 'Custom domain names' },
  { route: '/create-custom-domain-name', heading: 'Add domain name', asksNothing: true },
  { route: '/custom-domain-names/:domain', heading: 'api.example.com' },
  { route: '/custom-domain-names/:domain/edit', heading: 'Edit api.example.com' },
  { route: '/custom-domain-names/:domain/api-mappings', heading: 'Configure API mappings' },
  { route: '/custom-domain-names/:domain/routing-rules/create', heading: 'Add routing rule' },
  { route: '/custom-domain-names/:domain/routing-rules/:routingRuleId/edit', heading: 'Edit routing rule' },
  { route: '/usage-plans', heading: 'Usage plans' },
  { route: '/usage-plans/create', heading: 'Create usage plan' },
  { route: plan, heading: 'Partner' },
  ...['keys', 'usage'].map((tab) => ({ route: plan, at: `${plan}?tab=${tab}`, heading: 'Partner' })),
  { route: `${plan}/edit`, heading: 'Edit Partner' },
  { route: '/api-keys', heading: 'API keys' },
  { route: '/api-keys/create', heading: 'Create API key' },
  { route: '/api-keys/import', heading: 'Import API keys' },
  { route: '/api-keys/:apiKeyId', heading: 'scanner' },
  { route: '/api-keys/:apiKeyId/edit', heading: 'Edit scanner' },
  { route: '/log-groups', heading: 'Log groups', withMenus: true },
  { route: '/live-tail', at: '/live-tail?log-group=furnished-log&live=on', heading: 'Live tail' },
  { route: '/create-log-group', heading: 'Create log group', asksNothing: true },
  { route: '/log-groups/:logGroupName', heading: 'furnished-log' },
  { route: '/log-groups/:logGroupName/edit', heading: 'Edit log group' },
  { route: logEvents, heading: 'Log events' },
  { route: logEvents, at: `${logEvents}?pattern=ERROR&group=request&from=1&to=9999999999999`, heading: 'Log events' },
  { route: logEvents, at: `${logEvents}?pattern=[broken`, heading: 'Log events' },
  { route: '/vpc-links', heading: 'VPC links' },
  { route: '/vpc-links/create', heading: 'Create VPC link' },
  { route: '/vpc-links/:vpcLinkId', heading: 'private' },
  { route: '/vpc-links/:vpcLinkId/edit', heading: 'Edit private' },
  { route: '/domain-name-access-associations', heading: 'Domain name access associations' },
  { route: '/create-domain-name-access-association', heading: 'Create domain name access association' },
  { route: '/client-certificates', heading: 'Client certificates' },
  { route: '/client-certificates/generate', heading: 'Generate certificate', asksNothing: true },
  { route: '/client-certificates/:clientCertificateId', heading: 'Client certificate' },
  { route: '/settings', heading: 'Settings' },
  { route: '/settings/edit', heading: 'Edit logging' },
  { route: '/users', heading: 'Users' },
  { route: '/users/create', heading: 'Create user' },
  { route: '/users/:userName', heading: 'dave' },
  { route: '/audit', heading: 'Audit log' },
  { route: '/lessons', heading: 'Lessons' },
  { route: '/functions', heading: 'Functions', withMenus: true },
  { route: '/create-function', heading: 'Create function', asksNothing: true },
  ...['code', 'test', 'monitor', 'configuration', 'aliases', 'versions'].map((tab) => ({
    route: '/functions/:functionName/:tab?',
    at: `/functions/:functionName/${tab}`,
    heading: 'furnished',
  })),
  { route: '/functions/:functionName/configuration/edit', heading: 'Edit configuration' },
  { route: '/functions/:functionName/add-trigger', heading: 'Add trigger' },
]

test('no page of the console is forgotten here', () => {
  expect(new Set(pages.map(({ route }) => route))).toEqual(new Set(routesOfTheConsole()))
})

for (const visited of pages) {
  test(`${addressOf(visited)}: for every eye, width and keyboard`, async ({ page, furnished }) => {
    await page.setViewportSize({ width: 800, height: 900 })
    await visit(page, visited, furnished.parameters)
    await expect(page.getByRole('heading', { level: 1, name: visited.heading, exact: true })).toBeVisible()
    await expectLoaded(page)
    // Widths and the walk ask for places and styles. A page that cannot be seen through and through has both, and no picture of it is drawn at each step.
    const { met, unseen } = await withSheet(page, ':root { opacity: 0 }', async () => {
      await expectNoSidewaysScrolling(page)
      await page.setViewportSize({ width: 2560, height: 1440 })
      await expectNoSidewaysScrolling(page)
      await page.setViewportSize({ width: 1280, height: 900 })
      return walkByTab(page, { skippingMenus: visited.withMenus !== true })
    })
    expect(met[0]).toBe('a "Skip to the page"')
    expect(met.length, 'places to go on the page itself').toBeGreaterThan(1)
    expect(unseen, 'places at which the focus cannot be seen').toEqual([])
    await expectAccessible(page)
  })
}

for (const visited of pages.filter(({ route, asksNothing }) => route.includes(':restApiId') && asksNothing !== true)) {
  test(`${addressOf(visited)}: an API that does not exist is said in the server’s words`, async ({ page, furnished }) => {
    await visit(page, visited, { ...furnished.parameters, restApiId: 'nowhere000' })
    await expect(page.getByRole('main').getByText(/^Invalid .* specified/)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  })
}

for (const visited of pages.filter(({ heading }) => ['APIs', 'Resources', 'Create method', 'Edit Pet', 'Stages'].includes(heading))) {
  test(`${addressOf(visited)}: an answer that is awaited is said to be so`, async ({ page, furnished }) => {
    const held = await holdAnswers(page, '*/restapis*')
    await visit(page, visited, furnished.parameters)
    await expect(page.getByRole('main').getByText('Loading')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    await held.detach()
  })
}

function addressOf({ route, at }: VisitedPage): string {
  return at ?? route.replaceAll('?', '')
}

async function visit(page: Page, visited: VisitedPage, parameters: Parameters): Promise<void> {
  await page.goto(`/console${addressOf(visited).replaceAll(/:(\w+)/g, (_whole, name: string) => parameters[name] ?? name)}`)
}

/** Lets no answer to such a request arrive until it is detached. A route would hand over every request and keep nothing in the browser's cache. */
async function holdAnswers(page: Page, urlPattern: string): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Fetch.enable', { patterns: [{ urlPattern }] })
  return session
}

/** Editors included, which load after the page. */
async function expectLoaded(page: Page): Promise<void> {
  await expect(page.getByText('Loading', { exact: true })).toHaveCount(0)
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), { message: `pixels too wide at ${page.viewportSize()?.width}` })
    .toBeLessThanOrEqual(0)
}

/** The paths in the console's own table, which is read as text: nothing here imports anything of the product. */
function routesOfTheConsole(): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, '../apps/console/src/routes.tsx'), 'utf8')
  const constants = new Map([...text.matchAll(/^const (\w+) = ['`](.+)['`]$/gm)].map(([, name = '', value = '']) => [name, value]))
  const table = text.slice(text.indexOf('export const routes'))
  const written = [...table.matchAll(/\bpath: (?:['`]([^'`]+)['`]|(\w+))/g)].map(([, literal, name = '']) => literal ?? constants.get(name) ?? name)
  return written
    .map((path) => path.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => constants.get(name) ?? whole))
    .flatMap((path) => (path.includes('${action}') ? ['edit', 'create'].map((action) => path.replace('${action}', action)) : [path]))
}
