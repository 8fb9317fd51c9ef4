import type { DomainName } from '@fourbox/domain'
import type { V2Output } from '../context.ts'

type Configurations = NonNullable<V2Output<'GetDomainName'>['DomainNameConfigurations']>

/** Where the first generation keeps the certificate of each endpoint type that the second one knows. */
export const certificateMembers = {
  EDGE: { arn: 'certificateArn', name: 'certificateName' },
  REGIONAL: { arn: 'regionalCertificateArn', name: 'regionalCertificateName' },
} as const

/** One configuration for each endpoint type of a domain name. */
export function writeConfigurations(domain: DomainName): Configurations {
  const { endpointConfiguration, securityPolicy: SecurityPolicy, domainNameStatus: DomainNameStatus, ownershipVerificationCertificateArn } = domain
  return endpointConfiguration.types
    .filter((type) => type !== 'PRIVATE')
    .map((type) => {
      const { arn, name } = certificateMembers[type]
      return {
        ApiGatewayDomainName: type === 'EDGE' ? domain.distributionDomainName : domain.regionalDomainName,
        CertificateArn: domain[arn],
        CertificateName: domain[name],
        CertificateUploadDate: type === 'EDGE' ? domain.certificateUploadDate : undefined,
        DomainNameStatus,
        EndpointType: type,
        HostedZoneId: type === 'EDGE' ? domain.distributionHostedZoneId : domain.regionalHostedZoneId,
        IpAddressType: endpointConfiguration.ipAddressType,
        SecurityPolicy,
        OwnershipVerificationCertificateArn: ownershipVerificationCertificateArn,
      }
    })
}
