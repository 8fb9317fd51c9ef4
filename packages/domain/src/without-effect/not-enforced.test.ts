import { expect, test } from 'vitest'
import { defaultAccount } from '../account/account.ts'
import { newRestApi } from '../rest-api/new-rest-api.ts'
import type { Configured } from './configured.ts'
import { notEnforced } from './not-enforced.ts'

const api = newRestApi({ id: 'abc', name: 'Pets', createdDate: 0, newId: () => 'root' })
const nothing: Configured = {
  account: defaultAccount,
  https: false,
  restApis: [],
  stages: [],
  apiKeys: [],
  usagePlans: [],
  vpcLinks: [],
  domainNames: [],
  domainNameAccessAssociations: [],
}

test('an API with the defaults has no setting that would protect it at AWS and does not here', () => {
  expect(notEnforced({ ...nothing, restApis: [api] })).toEqual([])
})

test('a private API, a security policy and a role are told with where they stand', () => {
  const restApis = [
    {
      ...api,
      endpointConfiguration: { types: ['PRIVATE' as const], ipAddressType: 'dualstack' as const },
      securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      endpointAccessMode: 'STRICT' as const,
    },
  ]
  const found = notEnforced({ ...nothing, restApis, account: { ...defaultAccount, cloudwatchRoleArn: 'arn:aws:iam::000000000000:role/logs' } })
  expect(found.map(({ setting, uses }) => [setting, uses])).toEqual([
    ['RestApi.endpointConfiguration', ['Pets (abc)']],
    ['RestApi.securityPolicy', ['Pets (abc)']],
    ['RestApi.endpointAccessMode', ['Pets (abc)']],
    ['Account.cloudwatchRoleArn', ['Settings']],
  ])
})

test('a load balancer as the target of a VPC link is told, an address is followed', () => {
  const link = { id: 'l', name: 'inner', status: 'AVAILABLE' as const, tags: {} }
  const vpcLinks = [
    { ...link, targetArns: ['127.0.0.1:8080'] },
    { ...link, name: 'outer', targetArns: ['arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/one/1'] },
  ]
  expect(notEnforced({ ...nothing, vpcLinks })).toMatchObject([{ uses: ['VPC link outer'] }])
})

test('a strict domain name is told where no TLS is spoken, and obeyed where it is', () => {
  const strict = {
    domainName: 'api.example.com',
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    domainNameStatus: 'AVAILABLE',
    securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    endpointAccessMode: 'STRICT',
    routingMode: 'BASE_PATH_MAPPING_ONLY',
    tags: {},
    basePathMappings: [],
    routingRules: [],
  } as const
  const settingsOf = (https: boolean) => notEnforced({ ...nothing, https, domainNames: [strict] }).map(({ setting }) => setting)
  expect(settingsOf(true)).toEqual([])
  expect(settingsOf(false)).toEqual([expect.stringContaining('endpointAccessMode')])
})
