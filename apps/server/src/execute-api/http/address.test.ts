import type { DomainName } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { compileDomain } from '../custom-domains/compile-domain.ts'
import { readAddress, readHost } from './address.ts'

const domain: DomainName = {
  domainName: 'api.example.com',
  endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
  domainNameStatus: 'AVAILABLE',
  securityPolicy: 'TLS_1_2',
  routingMode: 'BASE_PATH_MAPPING_ONLY',
  tags: {},
  basePathMappings: [
    { apiMappingId: 'aaaaa1', basePath: '(none)', restApiId: 'rootapi', stage: 'prod' },
    { apiMappingId: 'aaaaa2', basePath: 'v1', restApiId: 'firstapi', stage: 'one' },
    { apiMappingId: 'aaaaa3', basePath: 'v1/deep', restApiId: 'deepapi', stage: 'two' },
    { apiMappingId: 'aaaaa4', basePath: 'free', restApiId: 'freeapi' },
  ],
  routingRules: [],
}

function find(host: string, path: string) {
  return readAddress(
    readHost(host, (name) => (name === domain.domainName ? compileDomain(domain) : undefined)),
    path,
    [],
  )
}

test.each([
  'abc.execute-api.localhost:4401',
  'ABC.Execute-API.us-east-1.localhost',
  'abc.execute-api.localhost.localstack.cloud:4566',
  'abc.execute-api.us-east-1.localhost.localstack.cloud',
  'abc.execute-api.us-gov-west-1.amazonaws.com',
  'abc.execute-api.cn-north-1.amazonaws.com.cn',
  'abc.execute-api.us-east-1.amazonaws.com',
  'abc.execute-api.localhost.',
  'abc-vpce-0123.execute-api.us-east-1.amazonaws.com',
])('the host %s names the API, whatever its case', (host) => {
  expect(find(host, '/prod/pets/1')).toMatchObject({ kind: 'stage', restApiId: 'abc', stageName: 'prod', path: '/pets/1', requestPath: '/prod/pets/1' })
})

test.each([
  'abc.execute-api.localhost.evil.example',
  'abc.execute-api.evil.example',
  'abc.execute-api.us-east-1.amazonaws.com.evil.example',
  'abc.execute-api.localhost.localstack.cloud.evil.example',
  'abc.execute-api.evil.localhost',
  'abc.execute-api',
  'abc.execute-api.',
  '.execute-api.localhost',
  'x.abc.execute-api.localhost',
  'abc.execute-apis.localhost',
  'abc.execute-api.localhost evil.example',
  'abc.execute-api.localhost:4401.evil.example',
])('the host %s is none of the documented forms and names no API', (host) => {
  expect(find(host, '/prod/pets/1')).toEqual({ kind: 'no-api' })
})

test('the host of a private API names its VPC endpoint too, and an id with hyphens stays whole', () => {
  expect(find('abc-vpce-0123.execute-api.us-east-1.amazonaws.com', '/prod/pets')).toMatchObject({ restApiId: 'abc', vpceId: 'vpce-0123', path: '/pets' })
  expect(find('my-own-id-vpce-0123.execute-api.localhost', '/prod/pets')).toMatchObject({ restApiId: 'my-own-id', vpceId: 'vpce-0123' })
  expect(find('my-own-id.execute-api.localhost', '/prod/pets')).toMatchObject({ restApiId: 'my-own-id' })
  expect(find('my-own-id.execute-api.localhost', '/prod/pets')).not.toHaveProperty('vpceId')
})

test.each(['/_aws/execute-api/abc/prod/pets/1', '/restapis/abc/prod/_user_request_/pets/1'])('the path form %s names API and stage', (path) => {
  expect(find('localhost:4401', path)).toEqual({
    kind: 'stage',
    restApiId: 'abc',
    stageName: 'prod',
    path: '/pets/1',
    requestPath: '/prod/pets/1',
    domainName: 'abc.execute-api.localhost',
  })
})

test('a path that stops at the stage has nothing behind it, not even a slash', () => {
  expect(find('abc.execute-api.localhost', '/prod')).toMatchObject({ stageName: 'prod', path: '' })
  expect(find('localhost', '/_aws/execute-api/abc/prod')).toMatchObject({ stageName: 'prod', path: '' })
  expect(find('localhost', '/restapis/abc/prod/_user_request_')).toMatchObject({ stageName: 'prod', path: '' })
})

test('escapes and doubled slashes behind the stage stay as they are', () => {
  expect(find('abc.execute-api.localhost', '/prod//a%2Fb//c/')).toMatchObject({ path: '//a%2Fb//c/', requestPath: '/prod//a%2Fb//c/' })
})

test('without a stage there is nothing', () => {
  expect(find('abc.execute-api.localhost', '/')).toEqual({ kind: 'nothing' })
  expect(find('localhost', '/_aws/execute-api/abc')).toEqual({ kind: 'nothing' })
})

test.each([
  ['/pets', 'rootapi', 'prod', '/pets', '(none)'],
  ['/v1/pets', 'firstapi', 'one', '/pets', 'v1'],
  ['/v1', 'firstapi', 'one', '/', 'v1'],
  ['/v1/', 'firstapi', 'one', '/', 'v1'],
  ['/free/dev', 'freeapi', 'dev', '/', 'free'],
  ['/v10/pets', 'firstapi', 'one', '/0/pets', 'v1'],
  ['/v1%2Fdeep/pets', 'firstapi', 'one', '/%2Fdeep/pets', 'v1'],
  ['/V1/pets', 'rootapi', 'prod', '/V1/pets', '(none)'],
  ['/v1/deep/pets', 'deepapi', 'two', '/pets', 'v1/deep'],
  ['/free/dev/pets', 'freeapi', 'dev', '/pets', 'free'],
])('a custom domain’s %s leads to %s, the longest base path winning', (path, restApiId, stageName, rest, basePathMatched) => {
  expect(find('API.example.com', path)).toMatchObject({
    restApiId,
    stageName,
    path: rest,
    custom: { basePathMatched },
    requestPath: path,
    domainName: 'api.example.com',
  })
})

test('a base path without a stage needs one in the path', () => {
  expect(find('api.example.com', '/free')).toEqual({ kind: 'nothing' })
})

test('a custom domain answers its own pings', () => {
  expect(find('api.example.com', '/ping')).toEqual({ kind: 'ping' })
  expect(find('api.example.com', '/sping')).toEqual({ kind: 'ping' })
})

test('any other host names no API', () => {
  expect(find('localhost:4401', '/healthz')).toEqual({ kind: 'no-api' })
  expect(find('localhost:4401', '/restapis/abc/prod')).toEqual({ kind: 'no-api' })
})
