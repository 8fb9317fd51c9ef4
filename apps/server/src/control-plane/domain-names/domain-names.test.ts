import { expect, test } from 'vitest'
import { trialServer } from '../../testing/trial-server.ts'

const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/a'
const edge = { domainName: 'api.example.com', certificateArn: certificate }

test('a domain name is kept in small letters, and calls with capitals do not find it', async () => {
  const server = await trialServer()
  expect(await server.done('POST', '/domainnames', { ...edge, domainName: 'My.Example.com' })).toMatchObject({ domainName: 'my.example.com' })
  expect(await server.call('GET', '/domainnames/my.example.com')).toMatchObject({ status: 200 })
  expect(await server.call('GET', '/domainnames/My.Example.com')).toMatchObject({ status: 404, body: { message: 'Invalid domain name identifier specified' } })
  expect(await server.call('POST', '/domainnames', { ...edge, domainName: 'MY.EXAMPLE.COM' })).toMatchObject({ status: 400 })
})

test('a domain name without a certificate, or with that of another endpoint type, is refused', async () => {
  const server = await trialServer()
  const refused = await server.call('POST', '/domainnames', { domainName: 'a.example.com' })
  expect(refused).toMatchObject({ status: 400, body: { message: 'A certificate was not provided for the endpoint type EDGE.' } })
  expect(refused.headers.get('x-fourbox-field')).toBe('certificateArn')
  expect(await server.call('POST', '/domainnames', { ...edge, endpointConfiguration: { types: ['REGIONAL'] } })).toMatchObject({
    status: 400,
    body: { message: 'Cannot import certificates for EDGE while REGIONAL is active.' },
  })
  expect(server.reports).toEqual([])
})

test('where certificates are optional, a domain without one is made and the log says what AWS would have said', async () => {
  const server = await trialServer({ optionalCertificates: true })
  await server.done('POST', '/domainnames', { domainName: 'a.example.com' })
  expect(server.reports).toEqual(['CreateDomainName a.example.com: A certificate was not provided for the endpoint type EDGE.'])
})

test('endpoint types are changed by their names, with the certificate of the new type; an index is refused', async () => {
  const server = await trialServer()
  await server.done('POST', '/domainnames', edge)
  const patch = (...patchOperations: readonly object[]) => server.call('PATCH', '/domainnames/api.example.com', { patchOperations })
  const type = (path: string) => ({ op: 'replace', path, value: 'REGIONAL' })
  expect(await patch(type('/endpointConfiguration/types/0'))).toMatchObject({
    status: 400,
    body: { message: '/endpointConfiguration/types/0 Invalid request input' },
  })
  expect(await patch(type('/endpointConfiguration/types/EDGE'))).toMatchObject({ status: 400 })
  const certificates = [
    { op: 'remove', path: '/certificateArn' },
    { op: 'add', path: '/regionalCertificateArn', value: certificate },
  ]
  expect(await patch(...certificates, type('/endpointConfiguration/types/EDGE'))).toMatchObject({
    status: 200,
    body: { endpointConfiguration: { types: ['REGIONAL'] }, regionalCertificateArn: certificate },
  })
})
