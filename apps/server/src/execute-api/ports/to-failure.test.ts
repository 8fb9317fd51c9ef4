import { BackendFailure } from '@fourbox/engine'
import { expect, test } from 'vitest'
import { ForbiddenAddress } from './forbidden-addresses.ts'
import { toFailure } from './to-failure.ts'

test.each([
  ['ENOTFOUND', 'unknown-host', "Host name 'b.invalid' could not be resolved"],
  ['EAI_AGAIN', 'unknown-host', "Host name 'b.invalid' could not be resolved"],
  [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'untrusted',
    'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  ],
  ['CERT_HAS_EXPIRED', 'untrusted', 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted', "Host name 'c.example' does not match the certificate subject provided by the peer"],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 'as it is'],
  ['UND_ERR_INVALID_ARG', 'invalid-endpoint', 'as it is'],
  ['ECONNRESET', 'network', 'as it is'],
  ['', 'network', 'as it is'],
])('the error %s of a back end is a failure %s', (code, reason, message) => {
  const failure = toFailure(Object.assign(new Error('as it is'), { code, hostname: 'b.invalid', host: 'c.example' }))
  expect([failure.reason, failure.message]).toEqual([reason, message])
})

test('what is known already stays as it is, what is no error is a network failure', () => {
  const known = new BackendFailure('too-large', 'much')
  expect(toFailure(known)).toBe(known)
  expect(toFailure(new ForbiddenAddress('no')).reason).toBe('invalid-endpoint')
  expect(toFailure('text')).toMatchObject({ reason: 'network', message: 'text' })
})
