import type { PatchOperation, RestApi } from '@aws-sdk/client-api-gateway'
import { judgeApiTexts, judgeCompression, reading } from '@fourbox/domain'
import { listPatches, valuePatch } from '../../client/patches.ts'
import { type EndpointDraft, endpointTypes, readVpcEndpointIds } from '../../components/endpoint/endpoint-draft.ts'
import { isEnhancedPolicy } from '../../components/endpoint/security-policies.ts'
import type { SecurityPolicyDraft } from '../../components/endpoint/security-policy-fields.tsx'
import { nameFaults } from '../../components/api/name-faults.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { numberOf } from '../../components/form/number-of.ts'
import { tagFaults, type TagRow, tagRows } from '../../components/tags/tag-draft.ts'

export interface SettingsDraft extends EndpointDraft, SecurityPolicyDraft {
  readonly name: string
  readonly description: string
  readonly defaultEndpoint: boolean
  readonly apiKeySource: string
  readonly compresses: boolean
  readonly minimumCompressionSize: string
  readonly binaryMediaTypes: readonly string[]
  readonly tags: readonly TagRow[]
}

export function draftOfSettings(api: RestApi): SettingsDraft {
  const { types = [], ipAddressType, vpcEndpointIds = [] } = api.endpointConfiguration ?? {}
  return {
    name: api.name ?? '',
    description: api.description ?? '',
    endpointType: endpointTypes.find(({ value }) => types.includes(value))?.value ?? 'REGIONAL',
    ipAddressType: ipAddressType === 'dualstack' ? 'dualstack' : 'ipv4',
    vpcEndpointIds: vpcEndpointIds.join('\n'),
    securityPolicy: api.securityPolicy ?? (types.includes('PRIVATE') ? 'TLS_1_2' : 'TLS_1_0'),
    endpointAccessMode: api.endpointAccessMode ?? 'BASIC',
    defaultEndpoint: api.disableExecuteApiEndpoint !== true,
    apiKeySource: api.apiKeySource ?? 'HEADER',
    compresses: api.minimumCompressionSize !== undefined,
    minimumCompressionSize: String(api.minimumCompressionSize ?? 0),
    binaryMediaTypes: api.binaryMediaTypes ?? [],
    tags: tagRows(api.tags),
  }
}

/** What can be said before sending. */
export function checkSettings({ name, description, compresses, minimumCompressionSize, binaryMediaTypes, tags }: SettingsDraft): Found {
  const isNamed = binaryMediaTypes.every((type) => type.trim() !== '')
  return found(
    [...nameFaults(name), ...fault('binaryMediaTypes', isNamed ? undefined : 'Every row needs a media type.'), ...tagFaults(tags)],
    reading((findings) => {
      judgeApiTexts({ description, binaryMediaTypes }, findings)
      if (compresses) judgeCompression(numberOf(minimumCompressionSize), findings)
    }),
  )
}

/** What turns the API's settings into the draft. */
export function settingsPatches(api: RestApi, draft: SettingsDraft): PatchOperation[] {
  const before = draftOfSettings(api)
  const size = draft.compresses ? draft.minimumCompressionSize : undefined
  return [
    ...valuePatch('/name', before.name, draft.name.trim()),
    ...descriptionPatch(before.description, draft.description),
    ...(before.endpointType === draft.endpointType
      ? []
      : [{ op: 'replace' as const, path: `/endpointConfiguration/types/${before.endpointType}`, value: draft.endpointType }]),
    ...(draft.endpointType === 'PRIVATE' ? [] : valuePatch('/endpointConfiguration/ipAddressType', before.ipAddressType, draft.ipAddressType)),
    ...vpcEndpointPatches(readVpcEndpointIds(before), readVpcEndpointIds(draft)),
    ...(draft.securityPolicy === before.securityPolicy ? [] : valuePatch('/securityPolicy', api.securityPolicy, draft.securityPolicy)),
    // The newer policies ask for an access mode, the plain ones take none.
    ...valuePatch('/endpointAccessMode', api.endpointAccessMode, isEnhancedPolicy(draft.securityPolicy) ? draft.endpointAccessMode : undefined),
    ...valuePatch('/disableExecuteApiEndpoint', !before.defaultEndpoint, !draft.defaultEndpoint),
    ...valuePatch('/apiKeySource', before.apiKeySource, draft.apiKeySource),
    ...valuePatch('/minimumCompressionSize', api.minimumCompressionSize === undefined ? undefined : String(api.minimumCompressionSize), size),
    ...listPatches(
      '/binaryMediaTypes',
      before.binaryMediaTypes,
      draft.binaryMediaTypes.map((type) => type.trim()),
    ),
  ]
}

/** AWS refuses an empty description; an absent one is removed. */
function descriptionPatch(before: string, after: string): PatchOperation[] {
  if (before === after) return []
  return after === '' ? [{ op: 'remove', path: '/description' }] : [{ op: 'replace', path: '/description', value: after }]
}

function vpcEndpointPatches(before: readonly string[], after: readonly string[]): PatchOperation[] {
  const path = '/endpointConfiguration/vpcEndpointIds'
  return [
    ...before.filter((id) => !after.includes(id)).map((value): PatchOperation => ({ op: 'remove', path, value })),
    ...after.filter((id) => !before.includes(id)).map((value): PatchOperation => ({ op: 'add', path, value })),
  ]
}
