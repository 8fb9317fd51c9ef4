import { expect, test } from 'vitest'

import { faultsOf } from '../reading/reading.ts'
import { type DomainNameSettings, readDomainName } from './read-domain-name.ts'

const strict = { optionalCertificates: false }
const arn = 'arn:aws:acm:us-east-1:000000000000:certificate/a'
const edge = { domainName: 'api.example.com', certificateArn: arn }
const regional = { domainName: 'api.example.com', regionalCertificateArn: arn, endpointConfiguration: { types: ['REGIONAL'] } }

test('a domain name is kept in small letters, with the defaults of CreateDomainName', () => {
  expect(readDomainName({ ...edge, domainName: 'My.Example.com' }, strict)).toEqual({
    value: {
      domainName: 'my.example.com',
      certificateArn: arn,
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      securityPolicy: 'TLS_1_2',
      routingMode: 'BASE_PATH_MAPPING_ONLY',
    },
    warnings: [],
  })
})

test.each<[DomainNameSettings, field: string, text: string]>([
  [{ ...edge, domainName: '' }, 'domainName', 'No Domain Name specified'],
  [{ ...edge, domainName: 'a_b' }, 'domainName', 'Invalid domain name specified: a_b'],
  [{ domainName: 'a.example.com' }, 'certificateArn', 'A certificate was not provided for the endpoint type EDGE.'],
  [
    { domainName: 'a.example.com', endpointConfiguration: { types: ['PRIVATE'] } },
    'certificateArn',
    'A certificate was not provided for the endpoint type PRIVATE.',
  ],
  [
    { domainName: 'a.example.com', endpointConfiguration: { types: ['REGIONAL'] } },
    'regionalCertificateArn',
    'A certificate was not provided for the endpoint type REGIONAL.',
  ],
  [{ ...regional, certificateArn: arn }, 'certificateArn', 'Cannot import certificates for EDGE while REGIONAL is active.'],
  [{ ...edge, regionalCertificateArn: arn }, 'regionalCertificateArn', 'Cannot import certificates for REGIONAL while EDGE is active.'],
  [{ ...regional, mutualTlsAuthentication: { truststoreUri: 'x' } }, 'mutualTlsAuthentication.truststoreUri', 'Invalid truststore URI specified'],
  [{ ...edge, mutualTlsAuthentication: { truststoreUri: 's3://b/k' } }, 'mutualTlsAuthentication', 'Mutual TLS is supported for REGIONAL domain names only'],
])('a domain name with %o is refused by its field', (settings, field, text) => {
  expect(faultsOf(readDomainName(settings, strict))).toEqual([{ field, text }])
})

test('where certificates are optional, AWS’s refusal becomes a warning', () => {
  expect(readDomainName({ domainName: 'a.example.com' }, { optionalCertificates: true })).toMatchObject({
    value: { domainName: 'a.example.com' },
    warnings: [{ field: 'certificateArn', text: 'A certificate was not provided for the endpoint type EDGE.' }],
  })
})
