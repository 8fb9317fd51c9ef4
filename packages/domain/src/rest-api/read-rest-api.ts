import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { oneOf } from '../reading/one-of.ts'
import { type Findings, type Reading, reading } from '../reading/reading.ts'
import { type EndpointSettings, readEndpointConfiguration } from './read-endpoint-configuration.ts'
import { invalidPolicy, type PolicyOwner, readResourcePolicy } from './read-resource-policy.ts'
import type { RestApi } from './rest-api.ts'

/** What an API says of itself, without what hangs on it. */
export type RestApiHead = Pick<
  RestApi,
  | 'name'
  | 'description'
  | 'version'
  | 'apiKeySource'
  | 'binaryMediaTypes'
  | 'minimumCompressionSize'
  | 'endpointConfiguration'
  | 'policy'
  | 'disableExecuteApiEndpoint'
  | 'securityPolicy'
  | 'endpointAccessMode'
>

export interface RestApiSettings {
  readonly name?: string
  readonly description?: string
  readonly version?: string
  readonly apiKeySource?: string
  readonly binaryMediaTypes?: readonly string[]
  readonly minimumCompressionSize?: number
  readonly endpointConfiguration?: EndpointSettings
  readonly policy?: string
  readonly disableExecuteApiEndpoint?: boolean
  readonly securityPolicy?: string
  readonly endpointAccessMode?: string
}

export const apiKeySources = ['HEADER', 'AUTHORIZER'] as const
export const invalidApiKeySource = `Invalid ApiKeySourceType specified. Valid options are ${apiKeySources.join(',')}`

export const largestMinimumCompressionSize = 10_485_760

const lengths = { name: longest.name, description: longest.description, version: longest.name, binaryMediaTypes: longest.name } as const

/** Makes the head of an API of its settings, with the defaults of CreateRestApi (control-plane reference, sections 4 and 5). */
export function readRestApi(settings: RestApiSettings, owner: PolicyOwner): Reading<RestApiHead> {
  const { name = '', description, version, binaryMediaTypes = [], minimumCompressionSize, disableExecuteApiEndpoint = false, securityPolicy } = settings
  return reading((findings) => {
    const { fault } = findings
    if (description === '') fault('description', 'Description cannot be an empty string')
    if (name.trim() === '') fault('name', 'API Name cannot be blank')
    judgeApiTexts(settings, findings)
    if (minimumCompressionSize !== undefined) judgeCompression(minimumCompressionSize, findings)
    const apiKeySource = oneOf(apiKeySources, settings.apiKeySource ?? 'HEADER')
    if (!apiKeySource) fault('apiKeySource', invalidApiKeySource)
    const policy = settings.policy ? readResourcePolicy(settings.policy, owner) : undefined
    if (settings.policy && policy === undefined) fault('policy', invalidPolicy)
    const endpointAccessMode = oneOf(['BASIC', 'STRICT'] as const, settings.endpointAccessMode)
    if (settings.endpointAccessMode && !endpointAccessMode) fault('endpointAccessMode', 'Invalid EndpointAccessMode specified. Valid options are BASIC,STRICT')
    return {
      name,
      ...(description && { description }),
      ...(version !== undefined && { version }),
      apiKeySource: apiKeySource ?? 'HEADER',
      ...(binaryMediaTypes.length > 0 && { binaryMediaTypes: [...new Set(binaryMediaTypes)] }),
      ...(minimumCompressionSize !== undefined && { minimumCompressionSize }),
      endpointConfiguration: readEndpointConfiguration(settings.endpointConfiguration ?? {}, findings),
      ...(policy !== undefined && { policy }),
      disableExecuteApiEndpoint,
      ...(securityPolicy && { securityPolicy }),
      ...(endpointAccessMode && { endpointAccessMode }),
    }
  })
}

/** What an API says of itself is not endless. */
export function judgeApiTexts(settings: Pick<RestApiSettings, keyof typeof lengths>, findings: Pick<Findings, 'fault'>): void {
  judgeLengths('API', settings, lengths, findings)
}

/** Bytes, up to 10 MB; what is no number is none of them. */
export function judgeCompression(size: number, { fault }: Pick<Findings, 'fault'>): void {
  if (!Number.isInteger(size) || size < 0 || size > largestMinimumCompressionSize)
    fault('minimumCompressionSize', `Invalid minimum compression size, must be between 0 and ${largestMinimumCompressionSize}`)
}
