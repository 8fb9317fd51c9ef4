import { expect, test } from 'vitest'
import { newApi, newMethod } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer, trialStart } from '../../testing/trial-server.ts'
import { imports } from './imports.ts'

const bytes = (definition: object | string) => new TextEncoder().encode(typeof definition === 'string' ? definition : JSON.stringify(definition))
const pets = { openapi: '3.0.1', info: { title: 'pets', version: '1' }, paths: { '/pets': { get: { responses: {} } } } }
const broken = bytes('not a definition')
const unreadable = /^BadRequestException: Invalid OpenAPI input\./

test('a definition becomes an API', async () => {
  const { aws } = await trialServer()
  const { id: restApiId, ...api } = await aws.importRestApi({ body: bytes(pets) })
  expect(api).toMatchObject({ name: 'pets', version: '1', createdDate: new Date(trialStart * 1000), endpointConfiguration: { types: ['EDGE'] } })
  expect(api).not.toHaveProperty('tags')
  expect((await aws.getResources({ restApiId })).items?.map(({ path, resourceMethods }) => [path, resourceMethods])).toContainEqual(['/pets', { GET: {} }])
  expect((await aws.getRestApi({ restApiId })).name).toBe('pets')
})

test('the parameters of an import say what becomes of the base path, the endpoint and the documentation', async () => {
  const { aws } = await trialServer()
  const definition = {
    ...pets,
    servers: [{ url: 'https://x.example/v1' }],
    'x-amazon-apigateway-documentation': { version: '1', documentationParts: [{ location: { type: 'API' }, properties: { a: 1 } }] },
  }
  const imported = async (parameters: Record<string, string>) => {
    const { id: restApiId, endpointConfiguration } = await aws.importRestApi({ body: bytes(definition), parameters })
    const { items: resources = [] } = await aws.getResources({ restApiId })
    const { items: parts = [] } = await aws.getDocumentationParts({ restApiId })
    return { endpointConfiguration, paths: new Set(resources.map(({ path }) => path)), parts: parts.length }
  }
  expect(await imported({ basepath: 'prepend' })).toMatchObject({ paths: new Set(['/', '/v1', '/v1/pets']), parts: 1 })
  expect(await imported({ basepath: 'ignore', ignore: 'documentation' })).toMatchObject({ paths: new Set(['/', '/pets']), parts: 0 })
  const endpoint = { endpointConfigurationTypes: 'PRIVATE', vpcEndpointIds: 'vpce-1,vpce-2' }
  expect(await imported(endpoint)).toMatchObject({ endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1', 'vpce-2'] } })
})

test('what cannot be imported leaves nothing', async () => {
  const { aws } = await trialServer()
  expect(await refusalOf(aws.importRestApi({ body: broken }))).toMatch(unreadable)
  expect(await refusalOf(aws.importRestApi({ body: bytes(pets), parameters: { basepath: 'x' } }))).toBe(
    'BadRequestException: Invalid basepath specified. Valid options are ignore,prepend,split',
  )
  expect(await refusalOf(aws.importRestApi({ body: bytes(pets), parameters: { endpointConfigurationTypes: 'x' } }))).toBe(
    'BadRequestException: Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE',
  )
  expect((await aws.getRestApis({})).items).toEqual([])
})

test('who wants no warnings imports nothing with them; others are told', async () => {
  const { aws } = await trialServer()
  const definition = { ...pets, servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }] }
  const warning = 'More than one server provided. Ignoring all but the first for defining endpoint configuration'
  const { warnings, id } = await aws.importRestApi({ body: bytes(definition) })
  expect(warnings).toEqual([warning])
  expect(await refusalOf(aws.importRestApi({ body: bytes(definition), failOnWarnings: true }))).toContain(warning)
  expect((await aws.getRestApis({})).items?.map((api) => api.id)).toEqual([id])
})

test('an imported API counts among the others of its kind', async () => {
  const { aws } = await trialServer({ limits: { edgeApis: 1 } })
  await newApi(aws)
  expect(await refusalOf(aws.importRestApi({ body: bytes(pets) }))).toMatch(/^LimitExceededException: Maximum number of \w+ APIs has been reached/i)
})

test('a definition is merged into an API, or takes its place', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newMethod(aws)
  const paths = async () =>
    new Set(
      (await aws.getResources({ restApiId })).items?.flatMap(({ path, resourceMethods }) =>
        Object.keys(resourceMethods ?? {}).map((verb) => `${verb} ${path}`),
      ),
    )
  expect(await aws.putRestApi({ restApiId, body: bytes(pets) })).toMatchObject({ id: restApiId, tags: {} })
  expect(await paths()).toEqual(new Set(['GET /', 'GET /pets']))
  await aws.putRestApi({ restApiId, body: bytes(pets), mode: 'overwrite' })
  expect(await paths()).toEqual(new Set(['GET /pets']))
})

test('PutRestApi tells of a broken file before an API that is not there, and of a mode that is none', async () => {
  const { aws, call } = await trialServer()
  const { restApiId } = await newApi(aws)
  expect(await refusalOf(aws.putRestApi({ restApiId: 'none', body: broken }))).toMatch(unreadable)
  expect(await refusalOf(aws.putRestApi({ restApiId: 'none', body: bytes(pets) }))).toBe(
    'NotFoundException: Invalid API identifier specified 000000000000:none',
  )
  expect(await refusalOf(aws.putRestApi({ restApiId, body: broken }))).toMatch(unreadable)
  expect(await call('PUT', `/restapis/${restApiId}?mode=x`, pets)).toMatchObject({
    status: 400,
    body: { message: 'Enumeration value of OpenAPI import mode must be "overwrite" or "merge"' },
  })
})

test('an import that meets another write loses neither', async () => {
  const { aws, context } = await trialServer()
  const { restApiId } = await newApi(aws)
  let met = false
  const { importer } = context
  // Between the reading of the API and the writing of the result, somebody renames it.
  const meeting: typeof importer.importDefinition = async (...order) => {
    if (!met) await aws.updateRestApi({ restApiId, patchOperations: [{ op: 'replace', path: '/description', value: 'renamed' }] })
    met = true
    return importer.importDefinition(...order)
  }
  await imports.PutRestApi({ restApiId, body: bytes(pets) }, { ...context, importer: { ...importer, importDefinition: meeting } })
  expect(await aws.getRestApi({ restApiId })).toMatchObject({ description: 'renamed' })
  expect((await aws.getResources({ restApiId })).items).toHaveLength(2)
})

test('an import that always meets another write gives up', async () => {
  const { aws, context } = await trialServer()
  const { restApiId } = await newApi(aws)
  const { importer } = context
  let writes = 0
  const meeting: typeof importer.importDefinition = async (...order) => {
    await aws.updateRestApi({ restApiId, patchOperations: [{ op: 'replace', path: '/description', value: `write ${++writes}` }] })
    return importer.importDefinition(...order)
  }
  const put = imports.PutRestApi({ restApiId, body: bytes(pets) }, { ...context, importer: { ...importer, importDefinition: meeting } })
  await expect(put).rejects.toMatchObject({ exception: 'ConflictException' })
  expect(await aws.getRestApi({ restApiId })).toMatchObject({ name: 'pets', description: 'write 5' })
})

const parts = (...types: readonly string[]) =>
  bytes({
    openapi: '3.0.1',
    info: {},
    'x-amazon-apigateway-documentation': { documentationParts: types.map((type) => ({ location: { type, path: '/' }, properties: { type } })) },
  })

test('documentation parts are merged into those that there are, or take their place', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const types = async () => new Set((await aws.getDocumentationParts({ restApiId })).items?.map(({ location }) => location?.type))
  expect((await aws.importDocumentationParts({ restApiId, body: parts('RESOURCE') })).ids).toHaveLength(1)
  await aws.importDocumentationParts({ restApiId, body: parts('METHOD') })
  expect(await types()).toEqual(new Set(['RESOURCE', 'METHOD']))
  await aws.importDocumentationParts({ restApiId, body: parts('METHOD'), mode: 'overwrite' })
  expect(await types()).toEqual(new Set(['METHOD']))
  expect(await refusalOf(aws.importDocumentationParts({ restApiId, body: broken }))).toBe('BadRequestException: Unable to build importer with provided input.')
  expect(await refusalOf(aws.importDocumentationParts({ restApiId: 'none', body: parts() }))).toBe(
    'NotFoundException: Invalid API identifier specified 000000000000:none',
  )
})
