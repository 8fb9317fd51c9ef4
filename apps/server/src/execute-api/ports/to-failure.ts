import { BackendFailure, type BackendFailureReason } from '@fourbox/engine'
import { ForbiddenAddress } from './forbidden-addresses.ts'

/** Every error of undici, Node, TLS and the connector, as the engine knows it. */
export function toFailure(error: unknown): BackendFailure {
  if (error instanceof BackendFailure) return error
  if (error instanceof ForbiddenAddress) return new BackendFailure('invalid-endpoint', error.message)
  if (!(error instanceof Error)) return new BackendFailure('network', String(error))
  const [reason, tell] = failures.get('code' in error ? String(error.code) : '') ?? network
  return new BackendFailure(reason, tell(error))
}

type Failure = readonly [reason: BackendFailureReason, tell: (error: Error) => string]

const network: Failure = ['network', itself]
const unknownHost: Failure = ['unknown-host', (error) => `Host name '${memberOf(error, 'hostname')}' could not be resolved`]
// AWS hands on what its Java says of a certificate (its knowledge center, SSL errors of back ends).
const untrusted: Failure = [
  'untrusted',
  () => 'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
]
const outdated: Failure = ['untrusted', () => 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed']
const otherName: Failure = ['untrusted', (error) => `Host name '${memberOf(error, 'host')}' does not match the certificate subject provided by the peer`]

const failures: ReadonlyMap<string, Failure> = new Map([
  ['ENOTFOUND', unknownHost],
  ['EAI_AGAIN', unknownHost],
  ['EAI_NODATA', unknownHost],
  ['UND_ERR_CONNECT_TIMEOUT', ['timeout', itself]],
  ['UND_ERR_HEADERS_OVERFLOW', ['too-large', () => 'Response headers are larger than allowed maximum of 10240 bytes']],
  ['UND_ERR_INVALID_ARG', ['invalid-endpoint', itself]],
  ['CERT_HAS_EXPIRED', outdated],
  ['CERT_NOT_YET_VALID', outdated],
  ['CERT_REJECTED', untrusted],
  ['CERT_SIGNATURE_FAILURE', untrusted],
  ['CERT_UNTRUSTED', untrusted],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', untrusted],
  ['ERR_TLS_CERT_ALTNAME_INVALID', otherName],
  ['INVALID_CA', untrusted],
  ['INVALID_PURPOSE', untrusted],
  ['SELF_SIGNED_CERT_IN_CHAIN', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', untrusted],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', untrusted],
])

function itself({ message }: Error): string {
  return message
}

function memberOf(error: object, name: string): string {
  const value = new Map<string, unknown>(Object.entries(error)).get(name)
  return typeof value === 'string' ? value : ''
}
