import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newStage } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer, trialStart } from '../../testing/trial-server.ts'
import { clientCertificatePatches } from './client-certificates.ts'

const yearInSeconds = 365 * 24 * 60 * 60

test('a certificate is made for a year, and its private key stays here', async () => {
  const { aws, context } = await trialServer()
  const { clientCertificateId = '', pemEncodedCertificate = '', ...rest } = await aws.generateClientCertificate({ description: 'mine' })
  expect(clientCertificateId).toMatch(/^[a-z0-9]{6}$/)
  expect(rest).toEqual({ description: 'mine', createdDate: new Date(trialStart * 1000), expirationDate: new Date((trialStart + yearInSeconds) * 1000) })
  expect(Date.parse(new X509Certificate(pemEncodedCertificate).validTo)).toBe((trialStart + yearInSeconds) * 1000)
  const shown = await aws.getClientCertificate({ clientCertificateId })
  expect(shown).toEqual({ clientCertificateId, pemEncodedCertificate, ...rest, tags: {} })
  expect(Object.values((await context.documents.get('clientCertificate', clientCertificateId)) ?? {})).toContainEqual(expect.stringContaining('PRIVATE KEY'))
})

test('certificates are listed in pages, and a tag chooses an id', async () => {
  const { aws } = await trialServer()
  for (const id of ['a', 'b']) await aws.generateClientCertificate({ tags: { _custom_id_: id, team: id } })
  const { items: first = [], position } = await aws.getClientCertificates({ limit: 1 })
  const { items: second = [], position: end } = await aws.getClientCertificates({ limit: 1, position })
  expect([...first, ...second].map(({ clientCertificateId, tags }) => [clientCertificateId, tags])).toEqual([
    ['a', { team: 'a' }],
    ['b', { team: 'b' }],
  ])
  expect(end).toBeUndefined()
})

test('an account has as many certificates as the quota allows', async () => {
  const { aws } = await trialServer({ limits: { clientCertificates: 1 } })
  await aws.generateClientCertificate({})
  expect(await refusalOf(aws.generateClientCertificate({}))).toMatch(/^LimitExceededException: Maximum number of Client Certificates /)
})

test('a certificate that a stage uses cannot be deleted before the stage lets it go', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const { clientCertificateId = '' } = await aws.generateClientCertificate({})
  const use = (value: string) => aws.updateStage({ restApiId, stageName, patchOperations: [{ op: 'replace', path: '/clientCertificateId', value }] })
  await use(clientCertificateId)
  expect(await refusalOf(aws.deleteClientCertificate({ clientCertificateId }))).toBe(
    `BadRequestException: Cannot delete Client Certificate ${clientCertificateId} because it is used by the stages [${restApiId}:prod]`,
  )
  await use('')
  await aws.deleteClientCertificate({ clientCertificateId })
  expect((await aws.getClientCertificates({})).items).toEqual([])
})

test('a certificate that is not there is said to be that', async () => {
  const { aws } = await trialServer()
  const refusal = 'NotFoundException: Invalid Client Certificate identifier specified'
  expect(await refusalOf(aws.getClientCertificate({ clientCertificateId: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.updateClientCertificate({ clientCertificateId: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.deleteClientCertificate({ clientCertificateId: 'none' }))).toBe(refusal)
})

describePatches(
  clientCertificatePatches,
  { 'replace /description': { value: 'x', gives: { description: 'x' }, also: [{ value: '', gives: { description: '' } }] } },
  async () => {
    const { aws } = await trialServer()
    const { clientCertificateId } = await aws.generateClientCertificate({})
    return {
      update: (patchOperations) => aws.updateClientCertificate({ clientCertificateId, patchOperations }),
      read: () => aws.getClientCertificate({ clientCertificateId }),
    }
  },
)
