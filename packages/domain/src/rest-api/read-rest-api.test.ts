import { expect, test } from 'vitest'

import { faultsOf } from '../reading/reading.ts'
import { readRestApi, type RestApiSettings } from './read-rest-api.ts'

const owner = { region: 'us-east-1', account: '000000000000', restApiId: 'abcdefghij' }

test('an API that says little has the defaults of CreateRestApi', () => {
  expect(readRestApi({ name: 'a' }, owner)).toEqual({
    value: { name: 'a', apiKeySource: 'HEADER', endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' }, disableExecuteApiEndpoint: false },
    warnings: [],
  })
  expect(readRestApi({ name: 'a', endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] } }, owner)).toMatchObject({
    value: { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] } },
  })
})

test('a policy is kept without its blanks, and its short resources are written out', () => {
  const policy = '{ "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*" }] }'
  expect(readRestApi({ name: 'a', policy }, owner)).toMatchObject({
    value: {
      policy:
        '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:us-east-1:000000000000:abcdefghij/*"}]}',
    },
  })
})

test.each<[RestApiSettings, field: string, text: string]>([
  [{ name: ' ' }, 'name', 'API Name cannot be blank'],
  [{ description: '' }, 'description', 'Description cannot be an empty string'],
  [{ minimumCompressionSize: 10_485_761 }, 'minimumCompressionSize', 'Invalid minimum compression size, must be between 0 and 10485760'],
  [{ minimumCompressionSize: Number.NaN }, 'minimumCompressionSize', 'Invalid minimum compression size, must be between 0 and 10485760'],
  [{ apiKeySource: 'COOKIE' }, 'apiKeySource', 'Invalid ApiKeySourceType specified. Valid options are HEADER,AUTHORIZER'],
  [{ policy: '{}' }, 'policy', 'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.'],
  [{ endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } }, 'endpointConfiguration.types', 'Cannot create an api with multiple Endpoint Types.'],
  [{ endpointConfiguration: { types: [] } }, 'endpointConfiguration.types', 'REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.'],
  [
    { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } },
    'endpointConfiguration.ipAddressType',
    'Only dualstack ipAddressType is supported for Private APIs.',
  ],
  [
    { endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: ['vpce-1'] } },
    'endpointConfiguration.vpcEndpointIds',
    'VPCEndpoints can only be specified with PRIVATE apis.',
  ],
])('an API with %o is refused by its field', (settings, field, text) => {
  expect(faultsOf(readRestApi({ name: 'a', ...settings }, owner))).toEqual([{ field, text }])
})
