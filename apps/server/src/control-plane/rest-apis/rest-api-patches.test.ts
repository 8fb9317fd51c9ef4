import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { restApiPatches } from './rest-api-patches.ts'

const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/prod/*' }] })
const opRefused = "BadRequestException: Invalid patch operation specified. Must be 'add'|'remove'|'replace'"
const png = { op: 'add', path: '/binaryMediaTypes/image~1png' } as const
const inner = { types: ['PRIVATE'], ipAddressType: 'dualstack' }
const toPrivate = { op: 'replace', path: '/endpointConfiguration/types/EDGE', value: 'PRIVATE' } as const
const endpoints = { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1,vpce-2' } as const

describePatches(
  restApiPatches,
  {
    'replace /name': { value: 'cats', gives: { name: 'cats' }, also: [{ value: ' ', refused: 'BadRequestException: API Name cannot be blank' }] },
    'add /description': { value: 'x', gives: { description: 'x' } },
    'replace /description': {
      value: 'x',
      gives: { description: 'x' },
      also: [{ value: '', refused: 'BadRequestException: Description cannot be an empty string' }],
    },
    'remove /description': { before: [{ op: 'add', path: '/description', value: 'x' }], gives: { description: undefined } },
    'replace /apiKeySource': {
      value: 'AUTHORIZER',
      gives: { apiKeySource: 'AUTHORIZER' },
      also: [{ value: 'x', refused: 'BadRequestException: Invalid ApiKeySourceType specified. Valid options are HEADER,AUTHORIZER' }],
    },
    'replace /disableExecuteApiEndpoint': { value: 'true', gives: { disableExecuteApiEndpoint: true } },
    'replace /minimumCompressionSize': {
      value: '0',
      gives: { minimumCompressionSize: 0 },
      also: [
        { value: '', before: [{ op: 'replace', path: '/minimumCompressionSize', value: '5' }], gives: { minimumCompressionSize: undefined } },
        { value: 'x', refused: 'BadRequestException: Invalid minimum compression size, must be between 0 and 10485760' },
      ],
    },
    'replace /policy': {
      value: policy,
      gives: { policy: expect.stringContaining(':000000000000:') },
      also: [
        { value: '', before: [{ op: 'replace', path: '/policy', value: policy }], gives: { policy: undefined } },
        { value: 'x', refused: 'BadRequestException: Invalid policy document. Please check the policy syntax and ensure that Principals are valid.' },
      ],
    },
    'replace /securityPolicy': { value: 'TLS_1_2', gives: { securityPolicy: 'TLS_1_2' } },
    'replace /endpointAccessMode': {
      value: 'STRICT',
      gives: { endpointAccessMode: 'STRICT' },
      also: [{ value: 'x', refused: 'BadRequestException: Invalid EndpointAccessMode specified. Valid options are BASIC,STRICT' }],
    },
    'replace /endpointConfiguration/types/{type}': {
      path: '/endpointConfiguration/types/EDGE',
      value: 'REGIONAL',
      gives: { endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } },
      also: [
        { value: 'PRIVATE', gives: { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' } } },
        { value: 'x', refused: 'BadRequestException: Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE' },
      ],
    },
    'add /endpointConfiguration/types/{type}': { path: '/endpointConfiguration/types/EDGE', value: 'REGIONAL', refused: opRefused },
    'remove /endpointConfiguration/types/{type}': { path: '/endpointConfiguration/types/EDGE', refused: opRefused },
    'replace /endpointConfiguration/ipAddressType': {
      value: 'dualstack',
      gives: { endpointConfiguration: { types: ['EDGE'], ipAddressType: 'dualstack' } },
      also: [
        { value: 'ipv6', refused: 'BadRequestException: ipAddressType must be either ipv4 or dualstack.' },
        {
          value: 'ipv4',
          before: [{ op: 'replace', path: '/endpointConfiguration/types/EDGE', value: 'PRIVATE' }],
          refused: 'BadRequestException: Only dualstack ipAddressType is supported for Private APIs.',
        },
      ],
    },
    'add /endpointConfiguration/vpcEndpointIds': {
      value: 'vpce-1',
      before: [toPrivate],
      gives: { endpointConfiguration: { ...inner, vpcEndpointIds: ['vpce-1'] } },
      also: [{ value: 'vpce-1', refused: 'BadRequestException: VPCEndpoints can only be specified with PRIVATE apis.' }],
    },
    'remove /endpointConfiguration/vpcEndpointIds': {
      value: 'vpce-1',
      before: [toPrivate, endpoints],
      gives: { endpointConfiguration: { ...inner, vpcEndpointIds: ['vpce-2'] } },
      also: [
        {
          value: 'vpce-1,vpce-2',
          before: [toPrivate, endpoints],
          gives: { endpointConfiguration: inner },
        },
      ],
    },
    'add /binaryMediaTypes/{type}': { path: '/binaryMediaTypes/image~1png', gives: { binaryMediaTypes: ['image/png'] } },
    'replace /binaryMediaTypes/{type}': {
      path: '/binaryMediaTypes/image~1png',
      before: [png, { op: 'add', path: '/binaryMediaTypes/a~1b' }],
      value: 'image~1gif',
      gives: { binaryMediaTypes: ['a/b', 'image/gif'] },
    },
    'remove /binaryMediaTypes/{type}': { path: '/binaryMediaTypes/image~1png', before: [png], gives: { binaryMediaTypes: undefined } },
  },
  async () => {
    const { aws } = await trialServer()
    const { restApiId } = await newApi(aws)
    return {
      update: (patchOperations) => aws.updateRestApi({ restApiId, patchOperations }),
      read: () => aws.getRestApi({ restApiId }),
    }
  },
)

test('a path that an API has not is refused, and so is what its row does not take', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const refused = (op: 'add' | 'remove' | 'replace', path: string) => refusalOf(aws.updateRestApi({ restApiId, patchOperations: [{ op, path, value: 'x' }] }))
  expect(await refused('add', '/binaryMediaTypes')).toBe('BadRequestException: Invalid patch path /binaryMediaTypes')
  expect(await refused('remove', '/minimumCompressionSize')).toBe('BadRequestException: Invalid patch operation specified. Must be one of: [replace]')
})
