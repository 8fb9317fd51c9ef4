import { expect, test } from 'vitest'
import { newApi, newStage } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'

test('the kinds of SDKs are those of AWS, with what each asks for', async () => {
  const { aws } = await trialServer()
  const { items = [] } = await aws.getSdkTypes({})
  expect(items.map(({ id }) => id)).toEqual(['android', 'java', 'javascript', 'objectivec', 'ruby', 'swift'])
  for (const type of items) expect(await aws.getSdkType({ id: type.id })).toEqual(type)
  expect((await aws.getSdkTypes({ limit: 1 })).items?.map(({ id }) => id)).toEqual(['android'])
  expect(await refusalOf(aws.getSdkType({ id: 'none' }))).toBe('NotFoundException: Invalid SDK type specified')
})

test('a stage gives a JavaScript SDK as a zip, which calls it where it answers', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const { body, contentType, contentDisposition } = await aws.getSdk({ restApiId, stageName, sdkType: 'javascript' })
  expect([contentType, contentDisposition]).toEqual(['application/octet-stream', 'attachment; filename="javascript_2027-01-15T08-00-00-000Z.zip"'])
  // A zip names its files as they are.
  expect(Buffer.from(body ?? []).toString('latin1')).toContain('apiGateway-js-sdk/apigClient.js')
})

test('an SDK that cannot be made says what is missing', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const refused = (input: object) => refusalOf(aws.getSdk({ restApiId, stageName, sdkType: 'ruby', ...input }))
  expect(await refused({})).toBe('BadRequestException: service.name is required for ruby')
  expect(await refused({ parameters: { 'service.name': 'pets' } })).toMatch(/^BadRequestException: Fourbox generates SDKs for javascript only\./)
  expect(await refused({ sdkType: 'none' })).toBe('NotFoundException: Invalid SDK type specified')
  expect(await refused({ stageName: 'none' })).toBe('NotFoundException: Invalid stage identifier specified')
  expect(await refused({ restApiId: 'none' })).toBe('NotFoundException: Invalid stage identifier specified')
  const { restApiId: bare } = await newApi(aws)
  expect(await refused({ restApiId: bare })).toBe('NotFoundException: Invalid stage identifier specified')
})
