import { isJsonObject, type Json, type JsonObject } from '@fourbox/cloudformation'
import { parts, type PatchWriters, removable, setting, textsOf } from '../property-patches.ts'
import { domainOf } from './domain-of.ts'
import type { SomeHandlers } from './handler.ts'
import { answered, answeredAttributes, knownBy, nounHandler, textProperty } from './noun.ts'

const patches: PatchWriters = {
  CertificateArn: removable('/certificateArn'),
  RegionalCertificateArn: removable('/regionalCertificateArn'),
  OwnershipVerificationCertificateArn: removable('/ownershipVerificationCertificateArn'),
  EndpointConfiguration: (former, next) => {
    const [before, after] = [typeOf(former), typeOf(next)]
    const ofType = before === after ? [] : [{ op: 'replace', path: `/endpointConfiguration/types/${before}`, value: after }]
    return [...ofType, ...parts({ IpAddressType: setting('/endpointConfiguration/ipAddressType', 'ipv4') }, [])(former, next)]
  },
  MutualTlsAuthentication: parts(
    {
      TruststoreUri: setting('/mutualTlsAuthentication/truststoreUri'),
      TruststoreVersion: setting('/mutualTlsAuthentication/truststoreVersion'),
    },
    [{ op: 'replace', path: '/mutualTlsAuthentication/truststoreUri', value: '' }],
  ),
  SecurityPolicy: setting('/securityPolicy', 'TLS_1_2'),
  RoutingMode: setting('/routingMode', 'BASE_PATH_MAPPING_ONLY'),
  EndpointAccessMode: setting('/endpointAccessMode', 'BASIC'),
  Policy: setting('/policy'),
}

const mappingPatches: PatchWriters = { RestApiId: setting('/restapiId'), Stage: setting('/stage') }

export const domainNames = {
  'AWS::ApiGateway::DomainName': nounHandler({
    create: 'CreateDomainName',
    update: { operation: 'UpdateDomainName', patches },
    read: 'GetDomainName',
    remove: 'DeleteDomainName',
    address: ({ physicalId }) => ({ domainName: physicalId }),
    made: (answer) => ({ physicalId: answered(answer, 'domainName'), attributes: answeredAttributes(answer, attributes) }),
  }),
  'AWS::ApiGateway::DomainNameV2': nounHandler({
    create: 'CreateDomainName',
    // Private ones are what this type is for.
    given: ({ properties }) => (properties['EndpointConfiguration'] === undefined ? { endpointConfiguration: { types: ['PRIVATE'] } } : {}),
    update: { operation: 'UpdateDomainName', patches },
    read: 'GetDomainName',
    remove: 'DeleteDomainName',
    address: ({ physicalId }) => domainOf(physicalId),
    made: (answer) => ({
      physicalId: answered(answer, 'domainNameArn'),
      attributes: answeredAttributes(answer, { DomainNameArn: 'domainNameArn', DomainNameId: 'domainNameId' }),
    }),
  }),
  'AWS::ApiGateway::BasePathMapping': nounHandler({
    create: 'CreateBasePathMapping',
    update: { operation: 'UpdateBasePathMapping', patches: mappingPatches },
    read: 'GetBasePathMapping',
    remove: 'DeleteBasePathMapping',
    address: ({ properties }) => ({ domainName: textProperty(properties, 'DomainName'), basePath: basePathOf(properties) }),
    made: (answer, { properties }) => ({ physicalId: `${textProperty(properties, 'DomainName')}|${answered(answer, 'basePath')}`, attributes: {} }),
  }),
  'AWS::ApiGateway::BasePathMappingV2': nounHandler({
    create: 'CreateBasePathMapping',
    given: ({ properties }) => domainOf(textProperty(properties, 'DomainNameArn')),
    update: { operation: 'UpdateBasePathMapping', patches: mappingPatches },
    read: 'GetBasePathMapping',
    remove: 'DeleteBasePathMapping',
    address: ({ properties }) => ({ ...domainOf(textProperty(properties, 'DomainNameArn')), basePath: basePathOf(properties) }),
    made: (answer, { properties }) => {
      const physicalId = `${textProperty(properties, 'DomainNameArn')}/basepathmappings/${answered(answer, 'basePath')}`
      return { physicalId, attributes: { BasePathMappingArn: physicalId } }
    },
  }),
  'AWS::ApiGateway::DomainNameAccessAssociation': nounHandler({
    create: 'CreateDomainNameAccessAssociation',
    remove: 'DeleteDomainNameAccessAssociation',
    address: ({ physicalId }) => ({ domainNameAccessAssociationArn: physicalId }),
    made: knownBy('domainNameAccessAssociationArn', 'DomainNameAccessAssociationArn'),
  }),
} satisfies SomeHandlers

const attributes = {
  DomainNameArn: 'domainNameArn',
  RegionalDomainName: 'regionalDomainName',
  RegionalHostedZoneId: 'regionalHostedZoneId',
  DistributionDomainName: 'distributionDomainName',
  DistributionHostedZoneId: 'distributionHostedZoneId',
}

function basePathOf(properties: JsonObject): string {
  return textProperty(properties, 'BasePath') || '(none)'
}

function typeOf(endpoint: Json | undefined): string {
  return (isJsonObject(endpoint) ? textsOf(endpoint['Types'])[0] : undefined) ?? 'EDGE'
}
