import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newMethod } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { modelPatches } from './models.ts'

const json = 'application/json'
const pet = '{"type":"object","properties":{"name":{"type":"string"}}}'
const address = (restApiId: string, name: string) => `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${name}`

test('a model is read as it was created', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const model = await aws.createModel({ restApiId, name: 'Pet', contentType: json, schema: pet, description: 'a pet' })
  expect(model).toEqual({ id: model.id, name: 'Pet', contentType: json, schema: pet, description: 'a pet' })
  expect(model.id).toMatch(/^[a-z0-9]{6}$/)
  expect(await aws.getModel({ restApiId, modelName: 'Pet' })).toEqual(model)
})

test('models are listed in pages', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const { items: [first] = [], position } = await aws.getModels({ restApiId, limit: 1 })
  const { items: [second] = [], position: end } = await aws.getModels({ restApiId, limit: 1, position })
  expect(new Set([first?.name, second?.name])).toEqual(new Set(['Empty', 'Error']))
  expect(end).toBeUndefined()
})

const invalidModel = (fault: string) => `BadRequestException: Invalid model specified: Validation Result: warnings : [], errors : [${fault}]`

test.each([
  [{ name: '' }, 'BadRequestException: Model name must be non-empty'],
  [{ name: 'my-pet' }, 'BadRequestException: Model name must be alphanumeric: my-pet'],
  [{ name: 'Empty' }, 'ConflictException: Model name already exists for this REST API'],
  [{ schema: '' }, 'BadRequestException: Model schema must have at least 1 property or array items defined'],
  [{ schema: undefined, contentType: 'text/plain' }, 'BadRequestException: Model schema must have at least 1 property or array items defined'],
  [{ schema: '{' }, invalidModel('Invalid model schema specified')],
  [{ schema: JSON.stringify({ $ref: address('abc', 'None') }) }, invalidModel('Invalid model specified: None')],
])('a model with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  expect(await refusalOf(aws.createModel({ restApiId, name: 'Pet', contentType: json, schema: pet, ...settings }))).toBe(refusal)
  expect((await aws.getModels({ restApiId })).items).toHaveLength(2)
})

test('what is no JSON is not looked into', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  expect(await aws.createModel({ restApiId, name: 'Pet', contentType: 'application/xml', schema: '<' })).toMatchObject({ schema: '<' })
})

test('a model is flattened, and gives a template', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  await aws.createModel({ restApiId, name: 'Pet', contentType: json, schema: pet })
  const schema = JSON.stringify({ type: 'array', items: { $ref: address(restApiId, 'Pet') } })
  await aws.createModel({ restApiId, name: 'Pets', contentType: json, schema })
  expect((await aws.getModel({ restApiId, modelName: 'Pets' })).schema).toBe(schema)
  expect((await aws.getModel({ restApiId, modelName: 'Pets', flatten: true })).schema).not.toContain(address(restApiId, 'Pet'))
  expect((await aws.getModelTemplate({ restApiId, modelName: 'Pets' })).value).toContain('#foreach')
})

test.each([
  ['requestModels', 'in method request: //GET'],
  ['responseModels', 'in method response: //GET'],
] as const)('a model that a method names among its %s cannot be deleted', async (member, where) => {
  const { aws } = await trialServer()
  const method = await newMethod(aws, member === 'requestModels' ? { requestModels: { [json]: 'Error' } } : {})
  await aws.putMethodResponse({ ...method, statusCode: '200', ...(member === 'responseModels' && { responseModels: { [json]: 'Error' } }) })
  expect(await refusalOf(aws.deleteModel({ ...method, modelName: 'Error' }))).toBe(`ConflictException: Cannot delete model 'Error', is referenced ${where}`)
})

test('a model that another one refers to cannot be deleted before that one', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  await aws.createModel({ restApiId, name: 'Pets', contentType: json, schema: JSON.stringify({ $ref: address(restApiId, 'Empty') }) })
  const remove = (modelName: string) => aws.deleteModel({ restApiId, modelName })
  expect(await refusalOf(remove('Empty'))).toBe("ConflictException: Cannot delete model 'Empty', is referenced by another model: Pets")
  await remove('Pets')
  await remove('Empty')
  expect((await aws.getModels({ restApiId })).items?.map(({ name }) => name)).toEqual(['Error'])
})

test('what is not there is the model, also where the API is not', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const refusal = 'NotFoundException: Invalid model name specified: None'
  for (const address of [
    { restApiId, modelName: 'None' },
    { restApiId: 'none', modelName: 'None' },
  ]) {
    expect(await refusalOf(aws.getModel(address))).toBe(refusal)
    expect(await refusalOf(aws.getModelTemplate(address))).toBe(refusal)
    expect(await refusalOf(aws.updateModel(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteModel(address))).toBe(refusal)
  }
  const unknownApi = 'NotFoundException: Invalid API identifier specified 000000000000:none'
  expect(await refusalOf(aws.getModels({ restApiId: 'none' }))).toBe(unknownApi)
  expect(await refusalOf(aws.createModel({ restApiId: 'none', name: 'Pet', contentType: json, schema: pet }))).toBe(unknownApi)
})

describePatches(
  modelPatches,
  {
    'replace /description': {
      value: 'x',
      gives: { description: 'x' },
      also: [{ value: '', before: [{ op: 'replace', path: '/description', value: 'x' }], gives: { description: undefined } }],
    },
    'replace /schema': {
      value: '{"type":"string"}',
      gives: { schema: '{"type":"string"}' },
      also: [
        { value: '', refused: 'BadRequestException: Model schema must have at least 1 property or array items defined' },
        { value: '{', refused: invalidModel('Invalid model schema specified') },
      ],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const { restApiId } = await newApi(aws)
    await aws.createModel({ restApiId, name: 'Pet', contentType: json, schema: pet })
    return {
      update: (patchOperations) => aws.updateModel({ restApiId, modelName: 'Pet', patchOperations }),
      read: () => aws.getModel({ restApiId, modelName: 'Pet' }),
    }
  },
)

test('a path that a model has not is refused by those that it has', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  expect(await refusalOf(aws.updateModel({ restApiId, modelName: 'Empty', patchOperations: [{ op: 'replace', path: '/name', value: 'x' }] }))).toBe(
    "BadRequestException: Invalid patch path  '/name' specified for op 'replace'. Must be one of: [/description, /schema]",
  )
})
