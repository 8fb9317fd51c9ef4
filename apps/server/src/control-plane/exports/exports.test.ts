import { expect, test } from 'vitest'
import { newStage } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'

const text = (body: Uint8Array | undefined) => new TextDecoder().decode(body)

test.each([
  ['oas30', 'openapi', '3.0.1'],
  ['swagger', 'swagger', '2.0'],
])('a stage is exported as %s', async (exportType, member, version) => {
  const { aws } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const { body, contentType, contentDisposition } = await aws.getExport({ restApiId, stageName, exportType })
  expect(contentType).toBe('application/octet-stream')
  expect(contentDisposition).toBe(`attachment; filename="${exportType}_2027-01-15T08:00:00Z.json"`)
  expect(JSON.parse(text(body))).toMatchObject({ [member]: version, info: { title: 'pets' }, paths: { '/': { get: {} } } })
})

test('what is exported is what was deployed, not the draft', async () => {
  const { aws } = await trialServer()
  const address = await newStage(aws)
  await aws.deleteMethod(address)
  expect(JSON.parse(text((await aws.getExport({ ...address, exportType: 'oas30' })).body))).toMatchObject({ paths: { '/': { get: {} } } })
})

test('an export has the extensions that it is asked for, and the form', async () => {
  const { aws } = await trialServer()
  const address = { ...(await newStage(aws)), exportType: 'oas30' }
  const exported = async (input: object) => text((await aws.getExport({ ...address, ...input })).body)
  expect(await exported({})).not.toContain('x-amazon-apigateway-integration')
  expect(await exported({ parameters: { extensions: 'integrations' } })).toContain('x-amazon-apigateway-integration')
  const { contentDisposition, body } = await aws.getExport({ ...address, accepts: 'application/yaml' })
  expect(contentDisposition).toMatch(/\.ya?ml"$/)
  expect(text(body)).toMatch(/^openapi: "?3\.0\.1"?$/m)
})

test('an export shows the documentation that its stage shows', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const exported = async () => text((await aws.getExport({ restApiId, stageName, exportType: 'oas30', parameters: { extensions: 'documentation' } })).body)
  await aws.createDocumentationPart({ restApiId, location: { type: 'API' }, properties: '{"description":"of all pets"}' })
  expect(await exported()).not.toContain('of all pets')
  await aws.createDocumentationVersion({ restApiId, documentationVersion: 'v1', stageName })
  expect(await exported()).toContain('of all pets')
})

test('what cannot be exported is refused', async () => {
  const { aws } = await trialServer()
  const address = { ...(await newStage(aws)), exportType: 'oas30' }
  const refused = (input: object) => refusalOf(aws.getExport({ ...address, ...input }))
  expect(await refused({ exportType: 'x' })).toBe("BadRequestException: No API exporter for type 'x'")
  expect(await refused({ parameters: { extensions: 'x' } })).toMatch(/^BadRequestException: Invalid extension specified: x\. Valid options are /)
  expect(await refused({ stageName: 'none' })).toBe('NotFoundException: Invalid stage identifier specified')
  expect(await refused({ restApiId: 'none' })).toBe('NotFoundException: Invalid stage identifier specified')
})
