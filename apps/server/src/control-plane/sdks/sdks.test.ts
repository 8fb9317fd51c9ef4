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

test('an SDK that is not generated here is refused before its parameters are judged, with the way that leads to one', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const { items = [] } = await aws.getSdkTypes({})
  for (const { id: sdkType = '', configurationProperties = [] } of items.filter(({ id }) => id !== 'javascript')) {
    const all = Object.fromEntries(configurationProperties.map(({ name = '' }) => [name, 'x']))
    for (const parameters of [undefined, {}, { unheard: 'of' }, all]) {
      expect(await refusalOf(aws.getSdk({ restApiId, stageName, sdkType, ...(parameters && { parameters }) }))).toBe(
        `BadRequestException: Fourbox generates SDKs for javascript only. For ${sdkType}, export the stage with GetExport and give the definition to a generator of clients.`,
      )
    }
  }
})

test('an SDK of nothing, or of a kind that there is not, is refused in AWS’s words', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const refused = (input: object) => refusalOf(aws.getSdk({ restApiId, stageName, sdkType: 'ruby', ...input }))
  expect(await refused({ sdkType: 'none' })).toBe('NotFoundException: Invalid SDK type specified')
  expect(await refused({ stageName: 'none' })).toBe('NotFoundException: Invalid stage identifier specified')
  expect(await refused({ restApiId: 'none' })).toBe('NotFoundException: Invalid stage identifier specified')
  const { restApiId: bare } = await newApi(aws)
  expect(await refused({ restApiId: bare })).toBe('NotFoundException: Invalid stage identifier specified')
})
