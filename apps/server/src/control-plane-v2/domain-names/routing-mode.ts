import type { RoutingMode } from '@fourbox/domain'

/** What the two generations call the modes of a domain name. */
const modes = {
  BASE_PATH_MAPPING_ONLY: 'API_MAPPING_ONLY',
  ROUTING_RULE_ONLY: 'ROUTING_RULE_ONLY',
  ROUTING_RULE_THEN_BASE_PATH_MAPPING: 'ROUTING_RULE_THEN_API_MAPPING',
} as const satisfies Record<RoutingMode, string>

type V2RoutingMode = (typeof modes)[RoutingMode]

export function writeRoutingMode(mode: RoutingMode): V2RoutingMode {
  return modes[mode]
}

/** Every mode that the schema lets through has one of the first generation's names. */
export function readRoutingMode(mode: V2RoutingMode): RoutingMode {
  if (mode === 'API_MAPPING_ONLY') return 'BASE_PATH_MAPPING_ONLY'
  return mode === 'ROUTING_RULE_ONLY' ? mode : 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'
}
