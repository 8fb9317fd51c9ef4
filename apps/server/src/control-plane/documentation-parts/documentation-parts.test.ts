import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newMethod } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { documentationPartPatches } from './documentation-parts.ts'

const properties = '{"description":"x"}'

test('a part is read as it was created', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const location = { type: 'RESPONSE_HEADER', path: '/pets', method: 'GET', statusCode: '200', name: 'A' } as const
  const part = await aws.createDocumentationPart({ restApiId, location, properties })
  expect(part).toEqual({ id: part.id, location, properties })
  expect(part.id).toMatch(/^[a-z0-9]{6}$/)
  expect(await aws.getDocumentationPart({ restApiId, documentationPartId: part.id })).toEqual(part)
})

test('there is one part of a place, and its properties are a JSON object', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const create = (location: Parameters<typeof aws.createDocumentationPart>[0]['location'], text = properties) =>
    aws.createDocumentationPart({ restApiId, location, properties: text })
  await create({ type: 'METHOD', path: '/', method: 'GET' })
  await create({ type: 'METHOD', path: '/', method: 'PUT' })
  expect(await refusalOf(create({ type: 'METHOD', path: '/', method: 'GET' }))).toBe(
    "ConflictException: Documentation part already exists for the specified location: type 'METHOD', path '/', method 'GET'",
  )
  for (const text of ['{', '[]', 'null', '"x"']) {
    expect(await refusalOf(create({ type: 'API' }, text))).toBe(
      'BadRequestException: Invalid documentation properties specified. Properties must be a valid JSON object',
    )
  }
  const unknownType = JSON.parse('{"type":"NONE"}')
  expect(await refusalOf(create(unknownType))).toMatch(
    /^ValidationException: 1 validation error detected: Value 'NONE' at 'createDocumentationPartInput\.location\.type' failed to satisfy constraint/,
  )
})

test('an API has as many parts as the quota allows', async () => {
  const { aws } = await trialServer({ limits: { documentationPartsPerApi: 1 } })
  const { restApiId } = await newApi(aws)
  await aws.createDocumentationPart({ restApiId, location: { type: 'API' }, properties })
  expect(await refusalOf(aws.createDocumentationPart({ restApiId, location: { type: 'RESOURCE', path: '/' }, properties }))).toMatch(
    /^LimitExceededException: Maximum number of /,
  )
})

test('parts are found by type, path and name, in pages', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  for (const location of [{ type: 'API' }, { type: 'MODEL', name: 'Pet' }, { type: 'MODEL', name: 'Error' }, { type: 'RESOURCE', path: '/pets' }] as const)
    await aws.createDocumentationPart({ restApiId, location, properties })
  const found = async (query: Omit<Parameters<typeof aws.getDocumentationParts>[0], 'restApiId'>) =>
    new Set((await aws.getDocumentationParts({ restApiId, ...query })).items?.map(({ location }) => location?.name ?? location?.path ?? location?.type))
  expect(await found({})).toEqual(new Set(['API', 'Pet', 'Error', '/pets']))
  expect(await found({ type: 'MODEL' })).toEqual(new Set(['Pet', 'Error']))
  expect(await found({ nameQuery: 'e' })).toEqual(new Set(['Pet']))
  expect(await found({ path: '/pets' })).toEqual(new Set(['/pets']))
  const { items = [], position } = await aws.getDocumentationParts({ restApiId, limit: 3 })
  expect([items.length, (await aws.getDocumentationParts({ restApiId, position })).items?.length]).toEqual([3, 1])
})

test('what nobody has documented is listed on request', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws, { requestParameters: { 'method.request.querystring.page': false, 'method.request.header.A': false } })
  const { restApiId } = address
  await aws.putMethodResponse({ ...address, statusCode: '200', responseParameters: { 'method.response.header.B': false } })
  await aws.createDocumentationPart({ restApiId, location: { type: 'METHOD', path: '/', method: 'GET' }, properties })
  const { items = [] } = await aws.getDocumentationParts({ restApiId, locationStatus: 'UNDOCUMENTED' })
  const places = items.map(({ location: { type, path = '', method = '', statusCode = '', name = '' } = { type: undefined } }) =>
    [type, path, method, statusCode, name].filter((each) => each !== '').join(' '),
  )
  expect(new Set(places)).toEqual(
    new Set([
      'API',
      'MODEL Empty',
      'MODEL Error',
      'RESOURCE /',
      'QUERY_PARAMETER / GET page',
      'REQUEST_HEADER / GET A',
      'REQUEST_BODY / GET',
      'RESPONSE / GET 200',
      'RESPONSE_HEADER / GET 200 B',
      'RESPONSE_BODY / GET 200',
    ]),
  )
})

test('a part that is deleted is gone', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const { id: documentationPartId } = await aws.createDocumentationPart({ restApiId, location: { type: 'API' }, properties })
  await aws.deleteDocumentationPart({ restApiId, documentationPartId })
  expect((await aws.getDocumentationParts({ restApiId })).items).toEqual([])
})

test('what is not there is the part, or the API', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const unknownPart = 'NotFoundException: Invalid Documentation part identifier specified'
  const unknownApi = 'NotFoundException: Invalid API identifier specified 000000000000:none'
  const [here, nowhere] = [
    { restApiId, documentationPartId: 'none' },
    { restApiId: 'none', documentationPartId: 'none' },
  ]
  expect(await refusalOf(aws.getDocumentationPart(here))).toBe(unknownPart)
  expect(await refusalOf(aws.updateDocumentationPart(here))).toBe(unknownPart)
  expect(await refusalOf(aws.deleteDocumentationPart(here))).toBe(unknownPart)
  expect(await refusalOf(aws.getDocumentationPart(nowhere))).toBe(unknownPart)
  expect(await refusalOf(aws.updateDocumentationPart(nowhere))).toBe(unknownPart)
  expect(await refusalOf(aws.deleteDocumentationPart(nowhere))).toBe(unknownApi)
  expect(await refusalOf(aws.getDocumentationParts(nowhere))).toBe(unknownApi)
  expect(await refusalOf(aws.createDocumentationPart({ ...nowhere, location: { type: 'API' }, properties }))).toBe(unknownApi)
})

describePatches(
  documentationPartPatches,
  {
    'replace /properties': {
      value: '{}',
      gives: { properties: '{}' },
      also: [{ value: 'x', refused: 'BadRequestException: Invalid documentation properties specified. Properties must be a valid JSON object' }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const { restApiId } = await newApi(aws)
    const { id: documentationPartId } = await aws.createDocumentationPart({ restApiId, location: { type: 'API' }, properties })
    return {
      update: (patchOperations) => aws.updateDocumentationPart({ restApiId, documentationPartId, patchOperations }),
      read: () => aws.getDocumentationPart({ restApiId, documentationPartId }),
    }
  },
)
