import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { oneOf } from '../reading/one-of.ts'
import { type Findings, type Reading, reading } from '../reading/reading.ts'
import { type EndpointSettings, readEndpointConfiguration } from '../rest-api/read-endpoint-configuration.ts'
import type { EndpointConfiguration } from '../rest-api/rest-api.ts'
import type { DomainName, MutualTlsAuthentication } from './domain-name.ts'

export interface DomainNameSettings {
  readonly domainName?: string
  readonly certificateName?: string
  readonly certificateArn?: string
  /** A certificate that is sent along, as edge domains once had them. */
  readonly certificateBody?: string
  readonly regionalCertificateName?: string
  readonly regionalCertificateArn?: string
  readonly endpointConfiguration?: EndpointSettings
  readonly securityPolicy?: string
  readonly endpointAccessMode?: string
  readonly mutualTlsAuthentication?: { readonly truststoreUri?: string; readonly truststoreVersion?: string }
  readonly ownershipVerificationCertificateArn?: string
  readonly policy?: string
  readonly routingMode?: string
}

export interface DomainNameRules {
  /** Whether a missing certificate, which AWS refuses, is only warned of. */
  readonly optionalCertificates: boolean
}

/** What a domain name says of itself; its DNS names, its id and its dates are the server's to know. */
export type DomainNameHead = Pick<
  DomainName,
  | 'domainName'
  | 'certificateName'
  | 'certificateArn'
  | 'regionalCertificateName'
  | 'regionalCertificateArn'
  | 'endpointConfiguration'
  | 'securityPolicy'
  | 'endpointAccessMode'
  | 'mutualTlsAuthentication'
  | 'ownershipVerificationCertificateArn'
  | 'policy'
  | 'routingMode'
>

/** A host name, or a wildcard for one level. */
const hostName = /^(\*\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/
const routingModes = ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'] as const

const lengths = {
  certificateName: longest.name,
  certificateArn: longest.arn,
  regionalCertificateName: longest.name,
  regionalCertificateArn: longest.arn,
  ownershipVerificationCertificateArn: longest.arn,
} as const

/** Makes the head of a domain name of its settings, with the defaults of CreateDomainName. Capitals are kept as small letters (aws-cdk#8428). */
export function readDomainName(settings: DomainNameSettings, rules: DomainNameRules): Reading<DomainNameHead> {
  return reading((findings) => {
    const { fault } = findings
    const domainName = (settings.domainName ?? '').toLowerCase()
    if (domainName === '') fault('domainName', 'No Domain Name specified')
    else if (domainName.length > 253 || !hostName.test(domainName)) fault('domainName', `Invalid domain name specified: ${settings.domainName}`)
    judgeLengths('domain name', settings, lengths, findings)
    const endpointConfiguration = readEndpointConfiguration(settings.endpointConfiguration ?? {}, findings)
    judgeCertificates(settings, endpointConfiguration, rules, findings)
    const mutualTlsAuthentication = readMutualTls(settings, endpointConfiguration, findings)
    const endpointAccessMode = oneOf(['BASIC', 'STRICT'] as const, settings.endpointAccessMode)
    const routingMode = oneOf(routingModes, settings.routingMode ?? 'BASE_PATH_MAPPING_ONLY')
    if (!routingMode) fault('routingMode', `Invalid routingMode specified. Valid options are ${routingModes.join(',')}`)
    const { certificateName, certificateArn, regionalCertificateName, regionalCertificateArn, ownershipVerificationCertificateArn, policy } = settings
    return {
      domainName,
      ...(certificateName !== undefined && { certificateName }),
      ...(certificateArn !== undefined && { certificateArn }),
      ...(regionalCertificateName !== undefined && { regionalCertificateName }),
      ...(regionalCertificateArn !== undefined && { regionalCertificateArn }),
      endpointConfiguration,
      securityPolicy: settings.securityPolicy ?? 'TLS_1_2',
      ...(endpointAccessMode && { endpointAccessMode }),
      ...(mutualTlsAuthentication && { mutualTlsAuthentication }),
      ...(ownershipVerificationCertificateArn !== undefined && { ownershipVerificationCertificateArn }),
      ...(policy !== undefined && { policy }),
      routingMode: routingMode ?? 'BASE_PATH_MAPPING_ONLY',
    }
  })
}

/** Each endpoint type has a certificate of its own (sst#4131, terraform-provider-aws#3276). */
export function judgeCertificates(
  { certificateArn, certificateBody, regionalCertificateArn }: DomainNameSettings,
  { types }: Pick<EndpointConfiguration, 'types'>,
  { optionalCertificates }: DomainNameRules,
  { fault, warn }: Findings,
): void {
  const isRegional = types.includes('REGIONAL')
  const edge = certificateArn ?? certificateBody
  if (isRegional && types.length === 1 && edge !== undefined) fault('certificateArn', 'Cannot import certificates for EDGE while REGIONAL is active.')
  if (!isRegional && regionalCertificateArn !== undefined)
    fault('regionalCertificateArn', `Cannot import certificates for REGIONAL while ${types.join(',')} is active.`)
  for (const type of types) {
    const field = type === 'REGIONAL' ? 'regionalCertificateArn' : 'certificateArn'
    if ((type === 'REGIONAL' ? regionalCertificateArn : edge) !== undefined) continue
    const tell = optionalCertificates ? warn : fault
    tell(field, `A certificate was not provided for the endpoint type ${type}.`)
  }
}

function readMutualTls(
  { mutualTlsAuthentication }: DomainNameSettings,
  { types }: EndpointConfiguration,
  { fault }: Findings,
): MutualTlsAuthentication | undefined {
  if (!mutualTlsAuthentication) return undefined
  const { truststoreUri = '', truststoreVersion } = mutualTlsAuthentication
  judgeLengths('mutual TLS', mutualTlsAuthentication, { truststoreUri: longest.url, truststoreVersion: longest.name }, { fault }, 'mutualTlsAuthentication.')
  if (!types.includes('REGIONAL')) fault('mutualTlsAuthentication', 'Mutual TLS is supported for REGIONAL domain names only')
  if (!truststoreUri.startsWith('s3://')) fault('mutualTlsAuthentication.truststoreUri', 'Invalid truststore URI specified')
  return { truststoreUri, ...(truststoreVersion !== undefined && { truststoreVersion }) }
}
