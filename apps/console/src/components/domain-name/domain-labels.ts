import type { DomainName as Domain } from '@aws-sdk/client-api-gateway'

export const routingModes = [
  { value: 'BASE_PATH_MAPPING_ONLY', label: 'API mappings only' },
  { value: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING', label: 'Routing rules then API mappings' },
  { value: 'ROUTING_RULE_ONLY', label: 'Routing rules only' },
] as const

export type RoutingModeName = (typeof routingModes)[number]['value']

/** Whether a domain looks at its mappings, and at its rules. */
export function usesMappings({ routingMode }: Pick<Domain, 'routingMode'>): boolean {
  return routingMode !== 'ROUTING_RULE_ONLY'
}

export function usesRules({ routingMode }: Pick<Domain, 'routingMode'>): boolean {
  return routingMode === 'ROUTING_RULE_ONLY' || routingMode === 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'
}

export function routingModeText({ routingMode }: Pick<Domain, 'routingMode'>): string {
  return routingModes.find(({ value }) => value === routingMode)?.label ?? 'API mappings only'
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ['REGIONAL', 'Regional'],
  ['EDGE', 'Edge-optimized'],
  ['PRIVATE', 'Private'],
])

export function endpointTypeText({ endpointConfiguration: { types = [] } = {} }: Pick<Domain, 'endpointConfiguration'>): string {
  return types.map((type) => typeNames.get(type) ?? type).join(', ')
}
