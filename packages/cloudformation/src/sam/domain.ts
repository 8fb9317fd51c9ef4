import { own } from '@fourbox/domain'

import { hashOf } from '../plan/generated-text.ts'
import { isJsonList, isJsonObject, type Json, members } from '../template/json.ts'
import type { ApiDraft } from './api-draft.ts'
import type { SamContext } from './sam-context.ts'

/** Writes `Domain`: a custom domain name, which several APIs may share, and a mapping for each base path. */
export function addDomain(context: SamContext, { resource }: ApiDraft, stage: string): void {
  const { logicalId, properties } = resource
  const domain = own(properties, 'Domain')
  if (!isJsonObject(domain)) return
  const name = own(domain, 'DomainName')
  const certificate = own(domain, 'CertificateArn')
  if (name === undefined || certificate === undefined) {
    context.fault(logicalId, 'Custom Domains only works if both DomainName and CertificateArn are provided.')
    return
  }
  const endpoint = own(domain, 'EndpointConfiguration') ?? 'REGIONAL'
  const isPrivate = context.literal(endpoint) === 'PRIVATE'
  const id = `ApiGatewayDomainName${isPrivate ? 'V2' : ''}${hashOf(context.literal(name) ?? name)}`
  context.references.set(`${logicalId}.DomainName${isPrivate ? 'V2' : ''}`, id)
  context.make(logicalId, id, {
    Type: isPrivate ? 'AWS::ApiGateway::DomainNameV2' : 'AWS::ApiGateway::DomainName',
    Properties: members({
      DomainName: name,
      EndpointConfiguration: members({ Types: [endpoint], IpAddressType: own(domain, 'IpAddressType') }),
      EndpointAccessMode: own(domain, 'EndpointAccessMode'),
      [context.literal(endpoint) === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn']: certificate,
      SecurityPolicy: own(domain, 'SecurityPolicy'),
      MutualTlsAuthentication: own(domain, 'MutualTlsAuthentication'),
      OwnershipVerificationCertificateArn: own(domain, 'OwnershipVerificationCertificateArn'),
      Policy: isPrivate ? own(domain, 'Policy') : undefined,
    }),
  })
  const written = own(domain, 'BasePath')
  const paths: readonly Json[] = written === undefined ? ['/'] : isJsonList(written) ? written : [written]
  for (const path of paths) addMapping(context, { logicalId, stage, id, isPrivate, normalize: own(domain, 'NormalizeBasePath') !== false }, path)
  const association = own(domain, 'AccessAssociation')
  const endpointId = isPrivate && isJsonObject(association) ? own(association, 'VpcEndpointId') : undefined
  if (endpointId !== undefined) {
    context.make(logicalId, `DomainNameAccessAssociation${hashOf([name, endpointId])}`, {
      Type: 'AWS::ApiGateway::DomainNameAccessAssociation',
      Properties: { AccessAssociationSource: endpointId, AccessAssociationSourceType: 'VPCE', DomainNameArn: { Ref: id } },
    })
  }
  if (own(domain, 'Route53') !== undefined) context.warn(logicalId, 'The Route 53 records of the domain name are left out.')
}

interface Mapping {
  readonly logicalId: string
  readonly stage: string
  readonly id: string
  readonly isPrivate: boolean
  readonly normalize: boolean
}

function addMapping(context: SamContext, { logicalId, stage, id, isPrivate, normalize }: Mapping, path: Json): void {
  const literal = context.literal(path)
  const bare = literal?.replaceAll(/[^A-Za-z0-9]/g, '')
  context.make(logicalId, `${logicalId}${bare ?? hashOf(path)}BasePathMapping`, {
    Type: `AWS::ApiGateway::BasePathMapping${isPrivate ? 'V2' : ''}`,
    Properties: members({
      BasePath: literal === '/' || literal === '' ? undefined : normalize && bare !== undefined ? bare : path,
      [isPrivate ? 'DomainNameArn' : 'DomainName']: { Ref: id },
      RestApiId: { Ref: logicalId },
      Stage: { Ref: stage },
    }),
  })
}
