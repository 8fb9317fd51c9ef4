import type { Page } from '@playwright/test'
import { type FailingApi, makeFailingApi } from '../failing-api.ts'
import { expect, said, test } from './journey.ts'

interface Failure {
  readonly name: string
  readonly call: (api: FailingApi) => Promise<string>
  readonly box: string
  readonly why: RegExp
  /** Links to places, and buttons. */
  readonly ways: readonly string[]
}

/** The Test page's: each with the resource on whose page it is explained. */
const ofTests: readonly (Failure & { readonly path: string })[] = (
  [
    {
      name: 'a body that does not fit its model',
      path: '/orders',
      sent: { body: '{\n  "lines": [\n    {"quantity": "1"}\n  ]\n}' },
      box: 'Method request',
      why: /\$\.lines\[0\]\.quantity is "1": instance type \(string\) .* \(body line 3, model line \d+\)/,
      ways: ['Open the body at line 3, column 18', 'Open the model Order at line', 'Choose another validator'],
    },
    {
      name: 'a body that is no JSON',
      path: '/orders',
      sent: { body: '{"lines": [],\n}' },
      box: 'Method request',
      why: /The body is not well-formed JSON, at line 2, column 1/,
      ways: ['Open the body at line 2, column 1'],
    },
    {
      name: 'a parameter that is missing',
      path: '/shop',
      box: 'Method request',
      why: /lacks the header parameter X-Shop/,
      ways: ['Fill in X-Shop', 'Make X-Shop optional'],
    },
    {
      name: 'a content type without a template',
      path: '/typed',
      box: 'Integration request',
      why: /No mapping template is for application\/json/,
      ways: ['Add a template for application/json', 'Let such a body pass'],
    },
    {
      name: 'a template that is broken',
      path: '/template',
      box: 'Integration request',
      why: /could not be rendered/,
      ways: ['Open the template at line 3, column 2'],
    },
    { name: 'a mock that renders no status', path: '/mock', box: 'Integration', why: /The integration is a mock/, ways: ['Edit the request template'] },
    { name: 'a back end that is away', path: '/away', box: 'Integration', why: /was refused, reset, or closed/, ways: ['Correct the endpoint'] },
    { name: 'a back end that is too slow', path: '/slow', box: 'Integration', why: /did not answer within the timeout/, ways: ['Raise the timeout'] },
    { name: 'an endpoint that is none', path: '/nowhere', box: 'Integration request', why: /no address that may be called/, ways: ['Correct the endpoint'] },
    {
      name: 'a function that is not here',
      path: '/missing',
      box: 'Integration',
      why: /does not exist here/,
      ways: ['Create the function not-here', 'Choose another function'],
    },
    {
      name: 'a function that the API may not call',
      path: '/forbidden',
      box: 'Integration',
      why: /its policy does not let this API call it/,
      ways: ['Grant API Gateway permission to call faulty'],
    },
    {
      name: 'a function that throws',
      path: '/faulty/throws',
      box: 'Integration response',
      why: /ended with an error: no pets today/,
      ways: ['Open the function’s code', 'Its log'],
    },
    {
      name: 'a function whose answer is none of a proxy',
      path: '/faulty/answers',
      box: 'Integration response',
      why: /answered what a proxy integration cannot read/,
      ways: ['Open the function’s code'],
    },
    {
      name: 'a function that is called by GET',
      path: '/by-get',
      box: 'Integration request',
      why: /by another verb than POST/,
      ways: ['Call Lambda by POST'],
    },
    {
      name: 'an answer that no response is for',
      path: '/unmatched',
      box: 'Integration response',
      why: /No integration response is for .*\(404\)/,
      ways: ['Add a default response, 404', 'Correct a pattern'],
    },
    {
      name: 'a failure that the default took',
      path: '/defaulted',
      box: 'Integration response',
      why: /The back end answered 404; 5\\d\{2\} was tried/,
      ways: ['Correct a pattern', 'Add a response'],
    },
    {
      name: 'a status that is not declared',
      path: '/undeclared',
      box: 'Integration response',
      why: /is for 201, which is no method response/,
      ways: ['Add the method response 201'],
    },
  ] satisfies readonly (Omit<Failure, 'call'> & { readonly path: string; readonly sent?: { readonly body: string } })[]
).map(({ sent, ...failure }: { readonly sent?: object } & Omit<Failure, 'call'> & { readonly path: string }) => ({
  ...failure,
  call: (api: FailingApi) => api.test({ path: failure.path, ...sent }),
}))

/** In the live traffic of the stage that was called. */
const ofStage: readonly Failure[] = [
  {
    name: 'a path that nothing answers',
    call: (api) => api.callStage({ path: '/orders/17' }),
    box: 'Method request',
    why: /No resource answers \/orders\/17; the nearest is \/orders with POST/,
    ways: ['Create a resource for /orders/17', 'Show POST /orders'],
  },
  {
    name: 'a verb that the resource lacks',
    call: (api) => api.callStage({ path: '/orders', verb: 'GET' }),
    box: 'Method request',
    why: /\/orders has no method GET, but POST/,
    ways: ['Create the method GET', 'Show POST /orders'],
  },
  {
    name: 'a method that is not deployed yet',
    call: (api) => api.callStage({ path: '/new' }),
    box: 'Method request',
    why: /No resource answers \/new/,
    ways: ['Deploy the API', 'Show POST /new'],
  },
  {
    name: 'a statement that denies',
    call: (api) => api.callStage({ path: '/denied' }),
    box: 'Method request',
    why: /The resource policy denies .*, by NobodyHere/,
    ways: ['Edit the resource policy'],
  },
  {
    name: 'a key that is missing',
    call: (api) => api.callStage({ path: '/keyed' }),
    box: 'Method request',
    why: /requires an API key, and the header x-api-key brought none/,
    ways: ['Find a key', 'Usage plans'],
  },
  {
    name: 'a key that is switched off',
    call: (api) => api.callStage({ path: '/keyed', headers: { 'x-api-key': api.disabledKey } }),
    box: 'Method request',
    why: /The API key of the shop \(\w+\) is switched off/,
    ways: ['Enable the key'],
  },
  {
    name: 'a bucket that is empty',
    call: (api) => api.callStage({ path: '/full' }),
    box: 'Method request',
    why: /The bucket of the stage for this method is empty/,
    ways: ['Raise rate and burst of the stage'],
  },
  {
    name: 'a request that is not signed',
    call: (api) => api.callStage({ path: '/signed' }),
    box: 'Method request',
    why: /authorized by IAM, and the request is not signed/,
    ways: [],
  },
]

test('each kind of failure is explained in its box, with its places and what mends it', async ({ page, server }) => {
  const api = await makeFailingApi(server)
  const tests = new Map<string, string>()
  for (const { name, call } of ofTests) tests.set(name, await call(api))
  const calls = new Map<string, string>()
  for (const { name, call } of ofStage) calls.set(name, await call(api))
  const traffic = `/console/apis/${api.restApiId}/stages/prod/traffic`
  const methodPage = (path: string, tab: string, call: string) => `/console/apis/${api.restApiId}/resources/${api.resourceId(path)}/POST/${tab}?call=${call}`
  await page.goto(`/console/apis/${api.restApiId}/resources`)

  for (const { name, path, box, why, ways } of ofTests) {
    await test.step(name, async () => {
      await goWithin(page, methodPage(path, box.toLowerCase().replace(' ', '-'), tests.get(name) ?? ''))
      await expectExplained(page, box, why, ways)
    })
  }

  await test.step('what a button changes mends the call', async () => {
    await page.getByRole('button', { name: 'Add the method response 201' }).click()
    await expect(said(page, 'The method response 201 is declared. Test again.')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByRole('link', { name: /^Client/ })).toContainText('201')
    await expect(page.getByText(/^Why: /)).toHaveCount(0)
  })

  await test.step('a place leads to the line in the model, and in the body', async () => {
    const [body] = ofTests
    if (body === undefined) throw new Error('There are failures')
    await goWithin(page, methodPage(body.path, 'method-request', tests.get(body.name) ?? ''))
    await page.getByRole('link', { name: /^Open the body at line 3/ }).click()
    await page.getByRole('button', { name: 'Put it here' }).click()
    await expect(page.getByRole('textbox', { name: 'Request body' })).toBeFocused()
    await page.getByRole('link', { name: /^Open the model Order at line/ }).click()
    await expect(page.getByRole('textbox', { name: 'Model schema' })).toBeFocused()
  })

  for (const { name, box, why, ways } of ofStage) {
    await test.step(name, async () => {
      await goWithin(page, `${traffic}?call=${calls.get(name)}`)
      await expectExplained(page, box, why, ways)
    })
  }
  api.close()
})

/** A step of the console's router, without a load of the page. */
async function goWithin(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
}

async function expectExplained(page: Page, box: string, why: RegExp, ways: readonly string[]): Promise<void> {
  await expect(page.getByText(/^Why: /).filter({ hasText: why })).toBeVisible()
  // The box of the back end is named for what it calls.
  await expect(page.getByRole('link', { name: box === 'Integration' ? /^(?!Integration).* integration\b/ : new RegExp(`^${box} `) })).toContainText(why)
  for (const way of ways)
    await expect(
      page
        .getByRole('link', { name: way })
        .or(page.getByRole('button', { name: way }))
        .first(),
    ).toBeVisible()
}
