import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newMethod } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { requestValidatorPatches } from './request-validators.ts'

test('a validator begins without a name, and validates nothing', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const { id, ...bare } = await aws.createRequestValidator({ restApiId })
  expect(id).toMatch(/^[a-z0-9]{6}$/)
  expect(bare).toEqual({ validateRequestBody: false, validateRequestParameters: false })
  const whole = { name: 'all', validateRequestBody: true, validateRequestParameters: true }
  const created = await aws.createRequestValidator({ restApiId, ...whole })
  expect(created).toEqual({ id: created.id, ...whole })
  expect(await aws.getRequestValidator({ restApiId, requestValidatorId: created.id })).toEqual(created)
})

test('validators are listed in pages', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  for (const name of ['a', 'b']) await aws.createRequestValidator({ restApiId, name })
  const { items: [first] = [], position } = await aws.getRequestValidators({ restApiId, limit: 1 })
  const { items: [second] = [], position: end } = await aws.getRequestValidators({ restApiId, limit: 1, position })
  expect(new Set([first?.name, second?.name])).toEqual(new Set(['a', 'b']))
  expect(end).toBeUndefined()
})

test('a validator that a method uses cannot be deleted, another one can', async () => {
  const { aws } = await trialServer()
  const address = await newMethod(aws)
  const { restApiId } = address
  const { id: used } = await aws.createRequestValidator({ restApiId, name: 'used' })
  const { id: unused } = await aws.createRequestValidator({ restApiId })
  await aws.updateMethod({ ...address, patchOperations: [{ op: 'replace', path: '/requestValidatorId', value: used }] })
  await aws.deleteRequestValidator({ restApiId, requestValidatorId: unused })
  expect(await refusalOf(aws.deleteRequestValidator({ restApiId, requestValidatorId: used }))).toBe(
    "ConflictException: Cannot delete validator 'used', is referenced in method: GET//",
  )
  expect((await aws.getRequestValidators({ restApiId })).items?.map(({ id }) => id)).toEqual([used])
})

test('what is not there is the validator, also where the API is not', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  for (const address of [
    { restApiId, requestValidatorId: 'none' },
    { restApiId: 'none', requestValidatorId: 'none' },
  ]) {
    const refusal = 'NotFoundException: Invalid Request Validator identifier specified'
    expect(await refusalOf(aws.getRequestValidator(address))).toBe(refusal)
    expect(await refusalOf(aws.updateRequestValidator(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteRequestValidator(address))).toBe(refusal)
  }
  expect(await refusalOf(aws.createRequestValidator({ restApiId: 'none' }))).toBe('BadRequestException: Invalid REST API identifier specified')
  expect(await refusalOf(aws.getRequestValidators({ restApiId: 'none' }))).toBe('NotFoundException: Invalid API identifier specified 000000000000:none')
})

const blank = 'BadRequestException: Request Validator name cannot be blank'

describePatches(
  requestValidatorPatches,
  {
    'replace /name': { value: 'x', gives: { name: 'x' }, also: [{ value: ' ', refused: blank }, { refused: blank }] },
    'replace /validateRequestBody': { value: 'TRUE', gives: { validateRequestBody: true, validateRequestParameters: true } },
    'replace /validateRequestParameters': {
      value: 'false',
      gives: { validateRequestParameters: false },
      also: [{ gives: { validateRequestParameters: false } }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const { restApiId } = await newApi(aws)
    const { id: requestValidatorId } = await aws.createRequestValidator({ restApiId, validateRequestParameters: true })
    return {
      update: (patchOperations) => aws.updateRequestValidator({ restApiId, requestValidatorId, patchOperations }),
      read: () => aws.getRequestValidator({ restApiId, requestValidatorId }),
    }
  },
)
