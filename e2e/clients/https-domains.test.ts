import { CreateBasePathMappingCommand, CreateDomainNameCommand, type CreateDomainNameCommandInput, UpdateDomainNameCommand } from '@aws-sdk/client-api-gateway'
import { X509Certificate } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, mock } from '../deploy.ts'
import { askSecurely, authorityOf, overPlainHttp, type SecureOptions } from '../https.ts'
import { sendRaw } from '../raw-http.ts'
import { type RunningServer, startServer } from '../server.ts'

const certificates = join(import.meta.dirname, 'cases/certificates')
const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-e2e-'))
const arn = 'arn:aws:acm:us-east-1:000000000000:certificate/a'
const facts = `$context.identity.clientCert.subjectDN|$context.identity.clientCert.issuerDN|$context.identity.clientCert.serialNumber|$context.identity.clientCert.validity.notBefore|$context.identity.clientCert.validity.notAfter|$context.tlsVersion|$util.base64Encode($context.identity.clientCert.clientCertPem)`

let server: RunningServer
let api: Deployed
let ca: string

beforeAll(async () => {
  server = await startServer({ arguments: ['--https'], dataFolder })
  ca = authorityOf(server)
  mkdirSync(join(dataFolder, 'truststores/bucket'), { recursive: true })
  copyFileSync(join(certificates, 'authority.pem'), join(dataFolder, 'truststores/bucket/devices.pem'))
  copyFileSync(join(certificates, 'authority.pem'), join(dataFolder, 'truststores/by-name.pem'))
  api = await deploy(overPlainHttp(server), {
    '/place': { any: { integration: mock('$context.domainName') } },
    '/facts': { any: { integration: mock(facts) } },
  })
})
afterAll(async () => {
  await server.stop()
  rmSync(dataFolder, { recursive: true })
})

async function newDomain(domainName: string, settings: Partial<CreateDomainNameCommandInput> = {}): Promise<void> {
  const client = overPlainHttp(server).client()
  await client.send(new CreateDomainNameCommand({ domainName, regionalCertificateArn: arn, endpointConfiguration: { types: ['REGIONAL'] }, ...settings }))
  await client.send(new CreateBasePathMappingCommand({ domainName, restApiId: api.restApiId, stage: api.stage }))
}

const ask = (name: string, path: string, options: SecureOptions = {}) => askSecurely(server.ports.execute, name, path, { ca, ...options })
const askPlainly = (host: string, path: string) => sendRaw(server.ports.execute, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)

/** A client's certificate with its key. */
function shown(name: string): SecureOptions {
  const pem = readFileSync(join(certificates, name), 'utf8')
  return { cert: pem, key: pem }
}

test('a custom domain shows a certificate of its own, over TLS as over plain HTTP', async () => {
  await newDomain('pets.example.com')
  await newDomain('*.shops.example.com')
  expect(await ask('pets.example.com', '/place')).toMatchObject({ status: 200, body: 'pets.example.com', names: 'DNS:pets.example.com' })
  expect(await ask('any.shops.example.com', '/place')).toMatchObject({ status: 200, names: 'DNS:*.shops.example.com' })
  expect(await askPlainly('pets.example.com', '/place')).toMatchObject({ status: 200 })
})

test('a domain shows the certificate that its owner puts in the data folder, from the next connection on', async () => {
  await newDomain('api.example.com')
  const trusted = [ca, readFileSync(join(certificates, 'authority.pem'), 'utf8')]
  const issuer = async () => new X509Certificate((await ask('api.example.com', '/place', { ca: trusted })).certificate).issuer
  expect(await issuer()).toContain('Fourbox local authority')
  mkdirSync(join(dataFolder, 'certificates'))
  copyFileSync(join(certificates, 'api.example.com.pem'), join(dataFolder, 'certificates/api.example.com.pem'))
  expect(await issuer()).toContain('Example devices')
  writeFileSync(join(dataFolder, 'certificates/api.example.com.pem'), 'nonsense')
  expect(await issuer()).toContain('Fourbox local authority')
  expect(server.errors()).toContain('api.example.com.pem cannot be used for api.example.com: there is no “-----BEGIN CERTIFICATE-----” in it')
  rmSync(join(dataFolder, 'certificates/api.example.com.pem'))
})

test.each([
  ['client.pem', /api\.example\.com\.pem cannot be used for api\.example\.com: it is for /],
  ['authority.pem', /there is no private key in it/],
])('a server does not start with the file %s for a domain, and says why', async (name, why) => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-e2e-'))
  mkdirSync(join(folder, 'certificates'))
  copyFileSync(join(certificates, name), join(folder, 'certificates/api.example.com.pem'))
  await expect(startServer({ arguments: ['--https'], dataFolder: folder })).rejects.toThrow(why)
  rmSync(folder, { recursive: true })
})

test('a security policy refuses the versions of TLS below the one that it names', async () => {
  await newDomain('new.example.com', { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'STRICT' })
  await newDomain('old.example.com', { securityPolicy: 'TLS_1_0' })
  const older = { maxVersion: 'TLSv1.2' } as const
  expect(await ask('new.example.com', '/place')).toMatchObject({ status: 200, protocol: 'TLSv1.3' })
  await expect(ask('new.example.com', '/place', older)).rejects.toThrow(/protocol.version/i)
  expect(await ask('pets.example.com', '/place', older)).toMatchObject({ status: 200, protocol: 'TLSv1.2' })
  const oldest = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  await expect(ask('pets.example.com', '/place', oldest)).rejects.toThrow(/protocol.version/i)
  expect(await ask('old.example.com', '/place', oldest)).toMatchObject({ status: 200, protocol: 'TLSv1' })
})

test('in the strict access mode the name of the greeting is the name of the request', async () => {
  expect(await ask('pets.example.com', '/place', { headers: { Host: 'new.example.com' } })).toMatchObject({ status: 403 })
  expect(await ask('new.example.com', '/place', { headers: { Host: 'pets.example.com' } })).toMatchObject({ status: 200 })
})

const mutual = (truststoreUri: string) => ({ mutualTlsAuthentication: { truststoreUri } })

test('mutual TLS lets in whose certificate the trust store knows, and tells the API of it', async () => {
  await newDomain('devices.example.com', mutual('s3://bucket/devices.pem'))
  const { status, body } = await ask('devices.example.com', '/facts', shown('client.pem'))
  expect(status).toBe(200)
  const [subject, issuer, serial, notBefore, notAfter, version, pem = ''] = body.split('|')
  const certificate = new X509Certificate(readFileSync(join(certificates, 'client.pem')))
  expect([subject, issuer]).toEqual([String.raw`CN=device-1,OU=Devices,O=Example\, Inc.,C=DE`, String.raw`CN=Example devices,O=Example\, Inc.,C=DE`])
  expect(serial).toMatch(/^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/)
  expect(serial?.replaceAll(':', '')).toBe(certificate.serialNumber.toLowerCase())
  expect([notBefore, notAfter, version]).toEqual(['Jan  1 00:00:00 2020 GMT', 'Jan  1 00:00:00 2120 GMT', 'TLSv1.3'])
  expect(new X509Certificate(Buffer.from(pem, 'base64')).fingerprint256).toBe(certificate.fingerprint256)
})

test('mutual TLS cuts off a client without a certificate, and forbids what the trust store does not know and what is over', async () => {
  await expect(ask('devices.example.com', '/place')).rejects.toThrow(/socket hang up|ECONNRESET|disconnected/)
  for (const name of ['stranger.pem', 'expired.pem'])
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
      expect(await ask('devices.example.com', '/place', { ...shown(name), maxVersion: version })).toMatchObject({
        status: 403,
        body: '{"message":"Forbidden"}',
      })
})

test('there is no way round mutual TLS: neither plain HTTP, nor another name in the greeting, nor no name', async () => {
  expect(await askPlainly('devices.example.com', '/place')).toMatchObject({ status: 403 })
  const headers = { Host: 'devices.example.com' }
  for (const name of ['pets.example.com', 'localhost', ''])
    expect(await ask(name, '/place', { ...shown('client.pem'), headers, checkServerIdentity: () => undefined })).toMatchObject({ status: 403 })
  await newDomain('others.example.com', mutual('s3://bucket/devices.pem'))
  expect(await ask('others.example.com', '/place', { ...shown('client.pem'), headers })).toMatchObject({ status: 403 })
})

test('a trust store is found by the name of its object alone; one that is not there trusts nobody, and is told', async () => {
  await newDomain('named.example.com', mutual('s3://some-bucket/any/by-name.pem'))
  expect(await ask('named.example.com', '/place', shown('client.pem'))).toMatchObject({ status: 200 })
  await newDomain('missing.example.com', mutual('s3://bucket/missing.pem'))
  expect(await ask('missing.example.com', '/place', shown('client.pem'))).toMatchObject({ status: 403 })
  expect(server.errors()).toContain('The trust store of missing.example.com: there is neither')
  await newDomain('hostile.example.com', mutual('s3://bucket/../../fourbox.sqlite'))
  expect(await ask('hostile.example.com', '/place', shown('client.pem'))).toMatchObject({ status: 403 })
  expect(server.errors()).toContain('has parts that no file can have')
})

test('mutual TLS that is switched off asks nobody any more', async () => {
  const patchOperations = [{ op: 'remove' as const, path: '/mutualTlsAuthentication/truststoreUri' }]
  await overPlainHttp(server)
    .client()
    .send(new UpdateDomainNameCommand({ domainName: 'named.example.com', patchOperations }))
  expect(await ask('named.example.com', '/place')).toMatchObject({ status: 200 })
})
