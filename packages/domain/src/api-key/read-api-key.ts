import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { type Reading, reading } from '../reading/reading.ts'
import type { ApiKey } from './api-key.ts'

/** What an API key says of itself. Without a value, one is to be made for it. */
export type ApiKeyHead = Pick<ApiKey, 'name' | 'customerId' | 'description' | 'enabled' | 'stageKeys'> & { readonly value?: string }

export interface ApiKeySettings {
  readonly name?: string
  readonly value?: string
  readonly customerId?: string
  readonly description?: string
  readonly enabled?: boolean
  /** `{apiId}/{stage}` */
  readonly stageKeys?: readonly string[]
}

export interface ApiKeyRules {
  /** Whether there is a stage of that key. */
  readonly hasStage: (stageKey: string) => boolean
  /** Whether another key has the value. */
  readonly isValueTaken: (value: string) => boolean
}

const shortestValue = 20
const longestValue = 128

/** Makes the head of an API key of its settings. An empty name is dropped, as AWS does. */
export function readApiKey(settings: ApiKeySettings, { hasStage, isValueTaken }: ApiKeyRules): Reading<ApiKeyHead> {
  const { name = '', value = '', customerId, description, enabled = false, stageKeys = [] } = settings
  return reading((findings) => {
    const { fault } = findings
    if (value && value.length < shortestValue) fault('value', `API Key value should be at least ${shortestValue} characters`)
    if (value.length > longestValue) fault('value', `API Key value exceeds maximum size of ${longestValue} characters`)
    judgeLengths('API Key', settings, { name: longest.name, customerId: longest.name }, findings)
    if (description !== undefined && description.length > longest.description) fault('description', 'Invalid API Key description specified.')
    for (const key of stageKeys) {
      if (!/^[^/]+\/[^/]+$/.test(key)) fault('stageKeys', 'Invalid API Stage specified')
      else if (!hasStage(key)) fault('stageKeys', 'Invalid stage identifier specified')
    }
    if (value && isValueTaken(value)) fault('value', 'API Key already exists', 'conflict')
    return {
      ...(name && { name }),
      ...(value && { value }),
      ...(customerId !== undefined && { customerId }),
      ...(description !== undefined && { description }),
      enabled,
      stageKeys,
    }
  })
}
