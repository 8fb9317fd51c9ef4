export type TlsVersion = 'TLSv1' | 'TLSv1.2' | 'TLSv1.3'

/** The least version of TLS that a security policy lets clients speak, which the policy's name tells (developer guide, supported security policies). */
export function minimumTlsVersion(securityPolicy: string): TlsVersion {
  if (securityPolicy === 'TLS_1_0') return 'TLSv1'
  return /^SecurityPolicy_TLS13_(?:1_3|2025)_/.test(securityPolicy) ? 'TLSv1.3' : 'TLSv1.2'
}
