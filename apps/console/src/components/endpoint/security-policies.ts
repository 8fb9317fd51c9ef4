import type { SecurityPolicy } from '@aws-sdk/client-api-gateway'

/** The TLS policies that an API or a domain name of an endpoint type may have, the plain ones first (developer guide, supported security policies). */
export function securityPolicies(type: 'REGIONAL' | 'EDGE' | 'PRIVATE'): readonly SecurityPolicy[] {
  if (type === 'EDGE') return ['TLS_1_2', 'TLS_1_0', ...edge]
  return type === 'PRIVATE' ? ['TLS_1_2', ...regional] : ['TLS_1_2', 'TLS_1_0', ...regional]
}

const regional: readonly SecurityPolicy[] = [
  'SecurityPolicy_TLS13_1_3_2025_09',
  'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
  'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_2021_06',
]
const edge: readonly SecurityPolicy[] = ['SecurityPolicy_TLS13_2025_EDGE', 'SecurityPolicy_TLS12_PFS_2025_EDGE', 'SecurityPolicy_TLS12_2018_EDGE']

/** Whether a policy is one of the newer ones, which ask for an endpoint access mode. */
export function isEnhancedPolicy(policy: string): boolean {
  return policy.startsWith('SecurityPolicy_')
}
