import type { DomainName as Domain, PatchOperation } from '@aws-sdk/client-api-gateway'
import { type DomainNameSettings, readDomainName } from '@fourbox/domain'
import { valuePatch } from '../../client/patches.ts'
import { isEnhancedPolicy } from '../endpoint/security-policies.ts'
import type { SecurityPolicyDraft } from '../endpoint/security-policy-fields.tsx'
import { type Found, found } from '../form/faults.ts'
import { tagFaults, tagRows, type TagRow } from '../tags/tag-draft.ts'
import type { RoutingModeName } from './domain-labels.ts'

export interface DomainDraft extends SecurityPolicyDraft {
  readonly domainName: string
  readonly isPrivate: boolean
  readonly routingMode: RoutingModeName
  readonly endpointType: 'REGIONAL' | 'EDGE'
  readonly ipAddressType: 'ipv4' | 'dualstack'
  readonly certificateArn: string
  readonly mutualTls: boolean
  readonly truststoreUri: string
  readonly truststoreVersion: string
  readonly ownershipVerificationCertificateArn: string
  readonly policy: string
  readonly tags: readonly TagRow[]
}

export const emptyDomain: DomainDraft = {
  domainName: '',
  isPrivate: false,
  routingMode: 'BASE_PATH_MAPPING_ONLY',
  endpointType: 'REGIONAL',
  ipAddressType: 'ipv4',
  securityPolicy: 'TLS_1_2',
  endpointAccessMode: 'BASIC',
  certificateArn: '',
  mutualTls: false,
  truststoreUri: '',
  truststoreVersion: '',
  ownershipVerificationCertificateArn: '',
  policy: '',
  tags: [],
}

/** What a private domain begins with: nobody is let in until its policy says so. */
const denyAllPolicy = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }] },
  null,
  2,
)

export function draftOfDomain(domain: Domain): DomainDraft {
  const { endpointConfiguration: { types = [], ipAddressType } = {}, mutualTlsAuthentication: mutualTls } = domain
  const endpointType = types.includes('REGIONAL') ? 'REGIONAL' : 'EDGE'
  const isPrivate = types.includes('PRIVATE')
  return {
    domainName: domain.domainName ?? '',
    isPrivate,
    routingMode: domain.routingMode ?? 'BASE_PATH_MAPPING_ONLY',
    endpointType,
    ipAddressType: ipAddressType ?? 'ipv4',
    securityPolicy: domain.securityPolicy ?? 'TLS_1_2',
    endpointAccessMode: domain.endpointAccessMode ?? 'BASIC',
    certificateArn: (endpointType === 'REGIONAL' && !isPrivate ? domain.regionalCertificateArn : domain.certificateArn) ?? '',
    mutualTls: mutualTls !== undefined,
    truststoreUri: mutualTls?.truststoreUri ?? '',
    truststoreVersion: mutualTls?.truststoreVersion ?? '',
    ownershipVerificationCertificateArn: domain.ownershipVerificationCertificateArn ?? '',
    policy: domain.policy ?? '',
    tags: tagRows(domain.tags),
  }
}

/** AWS's name of the member that holds the certificate. */
export function certificateMember({ isPrivate, endpointType }: Pick<DomainDraft, 'isPrivate' | 'endpointType'>): 'certificateArn' | 'regionalCertificateArn' {
  return isPrivate || endpointType === 'EDGE' ? 'certificateArn' : 'regionalCertificateArn'
}

/** Mutual TLS is for regional domain names that are public. */
export function mayHaveMutualTls({ isPrivate, endpointType }: Pick<DomainDraft, 'isPrivate' | 'endpointType'>): boolean {
  return !isPrivate && endpointType === 'REGIONAL'
}

/** The settings that CreateDomainName is sent. */
export function domainSettings(draft: DomainDraft) {
  const { domainName, isPrivate, endpointType, ipAddressType, securityPolicy, routingMode, endpointAccessMode, certificateArn } = draft
  const withMutualTls = draft.mutualTls && mayHaveMutualTls(draft)
  return {
    domainName: domainName.trim(),
    ...(certificateArn.trim() !== '' && { [certificateMember(draft)]: certificateArn.trim() }),
    endpointConfiguration: isPrivate ? { types: ['PRIVATE' as const] } : { types: [endpointType], ipAddressType },
    securityPolicy,
    routingMode,
    ...(isEnhancedPolicy(draft.securityPolicy) && { endpointAccessMode }),
    ...(withMutualTls && {
      mutualTlsAuthentication: {
        truststoreUri: draft.truststoreUri.trim(),
        ...(draft.truststoreVersion !== '' && { truststoreVersion: draft.truststoreVersion }),
      },
      ...(draft.ownershipVerificationCertificateArn !== '' && { ownershipVerificationCertificateArn: draft.ownershipVerificationCertificateArn }),
    }),
    ...(isPrivate && { policy: draft.policy === '' ? denyAllPolicy : draft.policy }),
  } satisfies DomainNameSettings
}

/** The reader of domain, and the rows of tags. A certificate that is missing is the server's to refuse: it may let domains do without. */
export function checkDomain(draft: DomainDraft): Found {
  return found(tagFaults(draft.tags), readDomainName(domainSettings(draft), { optionalCertificates: true }))
}

/** What turns a domain into what was typed. */
export function domainPatches(domain: Domain, draft: DomainDraft): PatchOperation[] {
  const { endpointConfiguration: { types: [type] = [], ipAddressType } = {}, mutualTlsAuthentication: mutualTls } = domain
  const member = certificateMember(draft)
  const other = member === 'certificateArn' ? 'regionalCertificateArn' : 'certificateArn'
  const isMoved = !draft.isPrivate && type !== undefined && type !== draft.endpointType
  const withMutualTls = draft.mutualTls && mayHaveMutualTls(draft)
  return [
    ...valuePatch('/routingMode', domain.routingMode, draft.routingMode),
    ...(isMoved ? [...valuePatch(`/${other}`, domain[other], ''), ...valuePatch(`/endpointConfiguration/types/${type}`, type, draft.endpointType)] : []),
    ...valuePatch(`/${member}`, domain[member], draft.certificateArn.trim()),
    ...(draft.isPrivate ? [] : valuePatch('/endpointConfiguration/ipAddressType', ipAddressType, draft.ipAddressType)),
    ...valuePatch('/securityPolicy', domain.securityPolicy, draft.securityPolicy),
    ...(isEnhancedPolicy(draft.securityPolicy) ? valuePatch('/endpointAccessMode', domain.endpointAccessMode, draft.endpointAccessMode) : []),
    ...valuePatch('/mutualTlsAuthentication/truststoreUri', mutualTls?.truststoreUri, withMutualTls ? draft.truststoreUri.trim() : ''),
    ...(withMutualTls ? valuePatch('/mutualTlsAuthentication/truststoreVersion', mutualTls?.truststoreVersion, draft.truststoreVersion) : []),
    ...valuePatch(
      '/ownershipVerificationCertificateArn',
      domain.ownershipVerificationCertificateArn,
      withMutualTls ? draft.ownershipVerificationCertificateArn : '',
    ),
    ...(draft.isPrivate ? valuePatch('/policy', domain.policy, draft.policy) : []),
  ]
}
