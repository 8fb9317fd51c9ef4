import { expect, test } from 'vitest'
import { minimumTlsVersion } from './minimum-tls-version.ts'

test.each([
  ['TLS_1_0', 'TLSv1'],
  ['TLS_1_2', 'TLSv1.2'],
  ['SecurityPolicy_TLS13_1_3_2025_09', 'TLSv1.3'],
  ['SecurityPolicy_TLS13_1_3_FIPS_2025_09', 'TLSv1.3'],
  ['SecurityPolicy_TLS13_2025_EDGE', 'TLSv1.3'],
  ['SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09', 'TLSv1.2'],
  ['SecurityPolicy_TLS13_1_2_2021_06', 'TLSv1.2'],
  ['SecurityPolicy_TLS12_PFS_2025_EDGE', 'TLSv1.2'],
  ['SecurityPolicy_TLS12_2018_EDGE', 'TLSv1.2'],
])('the policy %s takes clients from %s on', (policy, version) => {
  expect(minimumTlsVersion(policy)).toBe(version)
})
