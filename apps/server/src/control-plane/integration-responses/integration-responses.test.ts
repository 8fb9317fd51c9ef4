import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newIntegration, newMethod } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { integrationResponsePatches } from './integration-responses.ts'

/** `GET /` with a mock and a method response 200 that declares the header A. */
async function newAddress(aws: Awaited<ReturnType<typeof trialServer>>['aws']) {
  const address = { ...(await newIntegration(aws)), statusCode: '200' }
  await aws.putMethodResponse({ ...address, responseParameters: { 'method.response.header.A': false } })
  return address
}

test('an integration response is read as it was put, and put again it is replaced', async () => {
  const { aws } = await trialServer()
  const address = await newAddress(aws)
  const whole = {
    statusCode: '200',
    selectionPattern: '2\\d{2}',
    contentHandling: 'CONVERT_TO_TEXT',
    responseParameters: { 'method.response.header.A': "'a'" },
    responseTemplates: { 'application/json': '{}' },
  } as const
  expect(await aws.putIntegrationResponse({ ...address, ...whole })).toEqual(whole)
  expect(await aws.getIntegrationResponse(address)).toEqual(whole)
  expect(await aws.putIntegrationResponse(address)).toEqual({ statusCode: '200' })
  expect(await aws.getIntegrationResponse(address)).toEqual({ statusCode: '200' })
})

test('a template without a character is null', async () => {
  const { aws, call } = await trialServer()
  const { restApiId, resourceId, httpMethod } = await newAddress(aws)
  const path = `/restapis/${restApiId}/resources/${resourceId}/methods/${httpMethod}/integration/responses/200`
  expect(await call('PUT', path, { responseTemplates: { 'application/json': '' } })).toMatchObject({
    status: 201,
    body: { responseTemplates: { 'application/json': null } },
  })
})

const invalidMapping = (text: string) => `BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [${text}]`

test.each([
  [{ responseTemplates: { json: '' } }, 'BadRequestException: Validation Result: warnings : [], errors : [Invalid content type specified: json]'],
  [{ responseParameters: { 'method.response.header.B': "'b'" } }, invalidMapping('Invalid mapping expression parameter specified: method.response.header.B')],
  [{ responseParameters: { 'method.response.header.A': 'b' } }, invalidMapping('Invalid mapping expression specified: b')],
])('an integration response with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  const address = await newAddress(aws)
  expect(await refusalOf(aws.putIntegrationResponse({ ...address, ...settings }))).toBe(refusal)
})

test('no two status codes have one pattern, none among them', async () => {
  const { aws } = await trialServer()
  const address = await newAddress(aws)
  await aws.putIntegrationResponse(address)
  await aws.putIntegrationResponse({ ...address, statusCode: '400', selectionPattern: '4..' })
  const other = { ...address, statusCode: '500' }
  expect(await refusalOf(aws.putIntegrationResponse(other))).toBe('ConflictException: Integration response with selection pattern default already exists')
  expect(await refusalOf(aws.putIntegrationResponse({ ...other, selectionPattern: '4..' }))).toBe(
    'ConflictException: Integration response with selection pattern 4.. already exists',
  )
  await aws.putIntegrationResponse({ ...address, statusCode: '400', selectionPattern: '4..' })
})

test('an integration response that is deleted is gone, and the integration stays', async () => {
  const { aws } = await trialServer()
  const address = await newAddress(aws)
  await aws.putIntegrationResponse(address)
  await aws.deleteIntegrationResponse(address)
  expect(await aws.getIntegration(address)).toMatchObject({ type: 'MOCK' })
  expect((await aws.getIntegration(address)).integrationResponses).toBeUndefined()
})

test('what is not there is the response, the integration, the method or the resource', async () => {
  const { aws } = await trialServer()
  const integrated = { ...(await newIntegration(aws)), statusCode: '200' }
  const bare = { ...(await newMethod(aws)), statusCode: '200' }
  for (const [address, refusal, ofDelete] of [
    [integrated, 'NotFoundException: Invalid Response status code specified', undefined],
    [bare, 'NotFoundException: Invalid Integration identifier specified', undefined],
    [{ ...bare, httpMethod: 'PUT' }, 'NotFoundException: Invalid Method identifier specified', 'NotFoundException: Invalid Integration identifier specified'],
    [{ ...bare, resourceId: 'none' }, 'NotFoundException: Invalid Resource identifier specified', undefined],
  ] as const) {
    expect(await refusalOf(aws.getIntegrationResponse(address))).toBe(refusal)
    expect(await refusalOf(aws.updateIntegrationResponse(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteIntegrationResponse(address))).toBe(ofDelete ?? refusal)
  }
  expect(await refusalOf(aws.putIntegrationResponse(bare))).toBe('NotFoundException: Invalid Integration identifier specified')
})

const headerPath = '/responseParameters/method.response.header.A'
const templatePath = '/responseTemplates/application~1json'
const header = { op: 'add', path: headerPath, value: "'a'" } as const
const template = { op: 'add', path: templatePath, value: '{}' } as const

describePatches(
  integrationResponsePatches,
  {
    'replace /contentHandling': {
      value: 'CONVERT_TO_BINARY',
      gives: { contentHandling: 'CONVERT_TO_BINARY' },
      also: [
        { value: '', before: [{ op: 'replace', path: '/contentHandling', value: 'CONVERT_TO_TEXT' }], gives: { contentHandling: undefined } },
        { value: 'x', refused: 'BadRequestException: Enumeration value for ContentHandlingStrategy must be one of CONVERT_TO_BINARY,CONVERT_TO_TEXT' },
      ],
    },
    'replace /selectionPattern': {
      value: '4..',
      gives: { selectionPattern: '4..' },
      also: [{ value: '5..', refused: 'ConflictException: Integration response with selection pattern 5.. already exists' }],
    },
    'add /responseParameters/{name}': { path: headerPath, value: "'a'", gives: { responseParameters: { 'method.response.header.A': "'a'" } } },
    'replace /responseParameters/{name}': {
      path: headerPath,
      value: 'integration.response.header.b',
      before: [header],
      gives: { responseParameters: { 'method.response.header.A': 'integration.response.header.b' } },
      also: [{ value: "'a'", refused: 'NotFoundException: Invalid parameter name specified' }],
    },
    'remove /responseParameters/{name}': {
      path: headerPath,
      before: [header],
      gives: { responseParameters: undefined },
      also: [{ refused: 'NotFoundException: Invalid parameter name specified' }],
    },
    'add /responseTemplates/{type}': { path: templatePath, value: '{}', gives: { responseTemplates: { 'application/json': '{}' } } },
    'replace /responseTemplates/{type}': {
      path: templatePath,
      value: '[]',
      before: [template],
      gives: { responseTemplates: { 'application/json': '[]' } },
      also: [{ value: '[]', refused: 'NotFoundException: Content-Type specified was not found' }],
    },
    'remove /responseTemplates/{type}': {
      path: templatePath,
      before: [template],
      gives: { responseTemplates: undefined },
      also: [{ refused: 'NotFoundException: Content-Type specified was not found' }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const address = await newAddress(aws)
    await aws.putIntegrationResponse(address)
    await aws.putIntegrationResponse({ ...address, statusCode: '500', selectionPattern: '5..' })
    return { update: (patchOperations) => aws.updateIntegrationResponse({ ...address, patchOperations }), read: () => aws.getIntegrationResponse(address) }
  },
)

test('a path that an integration response has not is refused, and so is what its row does not take', async () => {
  const { aws } = await trialServer()
  const address = await newAddress(aws)
  await aws.putIntegrationResponse(address)
  const refused = (op: 'add' | 'replace', path: string) => refusalOf(aws.updateIntegrationResponse({ ...address, patchOperations: [{ op, path, value: 'x' }] }))
  expect(await refused('replace', '/statusCode')).toBe('BadRequestException: Invalid patch path /statusCode')
  expect(await refused('add', '/selectionPattern')).toBe('BadRequestException: Invalid patch operation specified. Must be one of: [replace]')
})
