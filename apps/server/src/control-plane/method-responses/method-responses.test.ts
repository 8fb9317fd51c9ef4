import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newMethod } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { methodResponsePatches } from './method-responses.ts'

const declared = { 'method.response.header.A': true }
const models = { 'application/json': 'Error' }

test('a method response is read as it was put', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  expect(await aws.putMethodResponse({ ...address, statusCode: '200' })).toEqual({ statusCode: '200' })
  const whole = { statusCode: '404', responseParameters: declared, responseModels: models }
  expect(await aws.putMethodResponse({ ...address, ...whole })).toEqual(whole)
  expect(await aws.getMethodResponse({ ...address, statusCode: '404' })).toEqual(whole)
})

test('a method response is updated with the status of a creation', async () => {
  const { aws, call } = await trialServer()
  const { restApiId, resourceId, httpMethod } = await newMethod(aws)
  await aws.putMethodResponse({ restApiId, resourceId, httpMethod, statusCode: '200' })
  const path = `/restapis/${restApiId}/resources/${resourceId}/methods/${httpMethod}/responses/200`
  expect(await call('PATCH', path, { patchOperations: [] })).toMatchObject({ status: 201 })
})

test('there is one response of a status code, and it names models that there are', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  await aws.putMethodResponse({ ...address, statusCode: '200' })
  expect(await refusalOf(aws.putMethodResponse({ ...address, statusCode: '200' }))).toBe('ConflictException: Response already exists for this resource')
  const unknown = aws.putMethodResponse({ ...address, statusCode: '201', responseModels: { 'application/json': 'None' } })
  expect(await refusalOf(unknown)).toBe('BadRequestException: Invalid model identifier specified: None')
  expect(await refusalOf(aws.putMethodResponse({ ...address, statusCode: '2' }))).toBe(
    "ValidationException: 1 validation error detected: Value '2' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d",
  )
})

test('a method response that is deleted is gone', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  await aws.putMethodResponse({ ...address, statusCode: '200' })
  await aws.deleteMethodResponse({ ...address, statusCode: '200' })
  expect((await aws.getMethod(address)).methodResponses).toBeUndefined()
})

test('what is not there is the response, the method or the resource', async () => {
  const { aws } = await trialServer()
  const method = await newMethod(aws)
  for (const [changed, refusal] of [
    [{}, 'NotFoundException: Invalid Response status code specified'],
    [{ httpMethod: 'PUT' }, 'NotFoundException: Invalid Method identifier specified'],
    [{ restApiId: 'none' }, 'NotFoundException: Invalid Resource identifier specified'],
  ] as const) {
    const address = { ...method, ...changed, statusCode: '200' }
    expect(await refusalOf(aws.getMethodResponse(address))).toBe(refusal)
    expect(await refusalOf(aws.updateMethodResponse(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteMethodResponse(address))).toBe(refusal)
  }
  expect(await refusalOf(aws.putMethodResponse({ ...method, httpMethod: 'PUT', statusCode: '200' }))).toBe(
    'NotFoundException: Invalid Method identifier specified',
  )
})

const headerPath = '/responseParameters/method.response.header.B'
const modelPath = '/responseModels/application~1json'

describePatches(
  methodResponsePatches,
  {
    'add /responseParameters/{name}': { path: headerPath, value: 'true', gives: { responseParameters: { ...declared, 'method.response.header.B': true } } },
    'replace /responseParameters/{name}': {
      path: '/responseParameters/method.response.header.A',
      value: 'false',
      gives: { responseParameters: { 'method.response.header.A': false } },
    },
    'remove /responseParameters/{name}': {
      path: headerPath,
      before: [{ op: 'add', path: headerPath, value: 'true' }],
      gives: { responseParameters: declared },
      also: [{ refused: 'NotFoundException: Invalid parameter name specified' }],
    },
    'add /responseModels/{type}': {
      path: modelPath,
      value: 'Empty',
      gives: { responseModels: { 'application/json': 'Empty' } },
      also: [{ value: 'None', refused: 'BadRequestException: Invalid model identifier specified: None' }],
    },
    'replace /responseModels/{type}': {
      path: modelPath,
      value: 'Empty',
      before: [{ op: 'add', path: modelPath, value: 'Error' }],
      gives: { responseModels: { 'application/json': 'Empty' } },
      also: [{ value: 'Empty', refused: 'NotFoundException: Content-Type specified was not found' }],
    },
    'remove /responseModels/{type}': {
      path: modelPath,
      before: [{ op: 'add', path: modelPath, value: 'Error' }],
      gives: { responseModels: undefined },
      also: [{ refused: 'NotFoundException: Content-Type specified was not found' }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const address = { ...(await newMethod(aws)), statusCode: '200' }
    await aws.putMethodResponse({ ...address, responseParameters: declared })
    return { update: (patchOperations) => aws.updateMethodResponse({ ...address, patchOperations }), read: () => aws.getMethodResponse(address) }
  },
)

test('a path that a method response has not is refused by its name', async () => {
  const { aws } = await trialServer()
  const address = { ...(await newMethod(aws)), statusCode: '200' }
  await aws.putMethodResponse(address)
  expect(await refusalOf(aws.updateMethodResponse({ ...address, patchOperations: [{ op: 'add', path: '/wrong/x', value: '' }] }))).toBe(
    'BadRequestException: Invalid patch path /wrong/x',
  )
})
