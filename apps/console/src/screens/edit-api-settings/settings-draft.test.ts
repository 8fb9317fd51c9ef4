import { expect, test } from 'vitest'
import { checkSettings, draftOfSettings, settingsPatches } from './settings-draft.ts'

const api = {
  id: 'abc',
  name: 'Pets',
  description: 'Old',
  apiKeySource: 'HEADER' as const,
  endpointConfiguration: { types: ['REGIONAL' as const], ipAddressType: 'ipv4' as const },
  minimumCompressionSize: 0,
  binaryMediaTypes: ['image/png', 'image/gif'],
}

test('nothing changed is nothing to patch', () => {
  expect(settingsPatches(api, draftOfSettings(api))).toEqual([])
})

test('a description is removed, not set to nothing, which AWS refuses', () => {
  expect(settingsPatches(api, { ...draftOfSettings(api), description: '' })).toEqual([{ op: 'remove', path: '/description' }])
})

test('compression from 0 bytes is not the same as none', () => {
  expect(draftOfSettings(api).compresses).toBe(true)
  expect(settingsPatches(api, { ...draftOfSettings(api), compresses: false })).toEqual([{ op: 'replace', path: '/minimumCompressionSize', value: '' }])
  expect(settingsPatches({ ...api, minimumCompressionSize: undefined }, { ...draftOfSettings(api) })).toEqual([
    { op: 'replace', path: '/minimumCompressionSize', value: '0' },
  ])
})

test('binary media types are added and removed one by one', () => {
  expect(settingsPatches(api, { ...draftOfSettings(api), binaryMediaTypes: ['image/gif', '*/*'] })).toEqual([
    { op: 'remove', path: '/binaryMediaTypes/image~1png' },
    { op: 'add', path: '/binaryMediaTypes/*~1*' },
  ])
})

test('a private API takes its address type by itself and its VPC endpoints one by one', () => {
  const draft = { ...draftOfSettings(api), endpointType: 'PRIVATE' as const, ipAddressType: 'dualstack' as const, vpcEndpointIds: 'vpce-1\nvpce-2' }
  expect(settingsPatches(api, draft)).toEqual([
    { op: 'replace', path: '/endpointConfiguration/types/REGIONAL', value: 'PRIVATE' },
    { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' },
    { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-2' },
  ])
})

test('a newer security policy comes with its access mode, and leaves with it', () => {
  expect(settingsPatches(api, { ...draftOfSettings(api), securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'STRICT' })).toEqual([
    { op: 'replace', path: '/securityPolicy', value: 'SecurityPolicy_TLS13_1_3_2025_09' },
    { op: 'replace', path: '/endpointAccessMode', value: 'STRICT' },
  ])
  const newer = { ...api, securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' as const, endpointAccessMode: 'STRICT' as const }
  expect(settingsPatches(newer, { ...draftOfSettings(newer), securityPolicy: 'TLS_1_2' })).toEqual([
    { op: 'replace', path: '/securityPolicy', value: 'TLS_1_2' },
    { op: 'replace', path: '/endpointAccessMode', value: '' },
  ])
})

test('what AWS would refuse is said before it is sent', () => {
  const draft = draftOfSettings(api)
  const fields = (changes: Partial<typeof draft>) => checkSettings({ ...draft, ...changes }).faults.map(({ field }) => field)
  expect(fields({})).toEqual([])
  expect(fields({ name: ' ' })).toEqual(['name'])
  expect(fields({ compresses: true, minimumCompressionSize: '10485761' })).toEqual(['minimumCompressionSize'])
  expect(fields({ compresses: true, minimumCompressionSize: '' })).toEqual(['minimumCompressionSize'])
  expect(fields({ compresses: false, minimumCompressionSize: 'none' })).toEqual([])
  expect(fields({ binaryMediaTypes: [' '] })).toEqual(['binaryMediaTypes'])
  expect(fields({ description: 'x'.repeat(125_001) })).toEqual(['description'])
  expect(fields({ tags: [{ key: '', value: 'x' }] })).toEqual(['tags'])
})

test('an API keeps the media types that its definition brought, whatever they are', () => {
  const imported = draftOfSettings({ ...api, binaryMediaTypes: ['multipart/form-data; boundary=x', 'image'] })
  expect(checkSettings(imported).faults).toEqual([])
})
