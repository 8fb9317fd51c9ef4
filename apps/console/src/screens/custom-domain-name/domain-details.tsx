import type { DomainName } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { statusText } from '../../components/reading/status-text.ts'
import { endpointTypeText, routingModeText } from '../../components/domain-name/domain-labels.ts'
import { Copyable } from '../../components/reading/copyable.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** The domain's settings, and the names that DNS records would point to at AWS. */
export function DomainDetails({ domain }: { readonly domain: DomainName }) {
  const { domainNameArn = '', domainNameStatus, securityPolicy = '–', endpointAccessMode, mutualTlsAuthentication: mutualTls, tags = {} } = domain
  const gatewayNames = [domain.regionalDomainName, domain.distributionDomainName].flatMap((name) => name ?? [])
  const zones = [domain.regionalHostedZoneId, domain.distributionHostedZoneId].flatMap((zone) => zone ?? [])
  const certificates = [domain.regionalCertificateArn, domain.certificateArn].flatMap((arn) => arn ?? [])
  const tagTexts = Object.entries(tags).map(([key, value]) => `${key} = ${value}`)
  return (
    <Container header={<Header variant="h2">Domain details</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Routing mode', value: routingModeText(domain) },
          { label: 'API endpoint type', value: endpointTypeText(domain) },
          { label: 'Status', value: statusText(domainNameStatus) },
          { label: 'Security policy', value: securityPolicy },
          ...(endpointAccessMode === undefined ? [] : [{ label: 'Endpoint access mode', value: endpointAccessMode === 'STRICT' ? 'Strict' : 'Basic' }]),
          { label: 'Mutual TLS', value: mutualTls?.truststoreUri ?? 'Inactive' },
          { label: 'IP address type', value: domain.endpointConfiguration?.ipAddressType === 'dualstack' ? 'Dualstack' : 'IPv4' },
          { label: 'ACM certificate', value: certificates.join(', ') || '–' },
          { label: 'API Gateway domain name', value: gatewayNames.join(', ') || '–' },
          { label: 'Hosted zone ID', value: zones.join(', ') || '–' },
          { label: 'ARN', value: <Copyable text={domainNameArn} what="ARN" /> },
          { label: 'Tags', value: tagTexts.join(', ') || '–' },
        ]}
      />
    </Container>
  )
}
