import { hash } from 'node:crypto'
import type { DomainName, EndpointType } from '@fourbox/domain'

/** Route 53's zone of the gateway in each region (AWS General Reference, API Gateway endpoints). */
const regionalHostedZones: ReadonlyMap<string, string> = new Map([
  ['us-east-1', 'Z1UJRXOUMOOFQ8'],
  ['us-east-2', 'ZOJJZC49E0EPZ'],
  ['us-west-1', 'Z2MUQ32089INYE'],
  ['us-west-2', 'Z2OJLYMUO9EFXC'],
  ['ca-central-1', 'Z19DQILCV0OWEC'],
  ['sa-east-1', 'ZCMLWB8V5SYIT'],
  ['eu-central-1', 'Z1U9ULNL0V5AJ3'],
  ['eu-north-1', 'Z3UWIKFBOOGXPP'],
  ['eu-west-1', 'ZLY8HYME6SFDD'],
  ['eu-west-2', 'ZJ5UAJN8Y3Z2Q'],
  ['eu-west-3', 'Z3KY65QIEKYHQQ'],
  ['ap-northeast-1', 'Z1YSHQZHG15GKL'],
  ['ap-northeast-2', 'Z20JF4UZKIW1U8'],
  ['ap-south-1', 'Z3VO1THU9YC4UR'],
  ['ap-southeast-1', 'ZL327KTPIQFUL'],
  ['ap-southeast-2', 'Z2RPCDW04V8134'],
])
const cloudFrontHostedZone = 'Z2FDTNDATAQYW2'

/** Gives a domain the names that DNS records would point to, for each endpoint type that it has. They depend on the domain alone. */
export function withEndpointNames(domain: DomainName, { region }: { readonly region: string }): DomainName {
  const has = (type: EndpointType) => domain.endpointConfiguration.types.includes(type)
  return {
    ...domain,
    ...(has('EDGE') && { distributionDomainName: `d${label(domain, 13)}.cloudfront.net`, distributionHostedZoneId: cloudFrontHostedZone }),
    ...(has('REGIONAL') && {
      regionalDomainName: `d-${label(domain, 10)}.execute-api.${region}.amazonaws.com`,
      regionalHostedZoneId: regionalHostedZones.get(region) ?? 'Z1UJRXOUMOOFQ8',
    }),
  }
}

function label({ domainName }: DomainName, length: number): string {
  return BigInt(`0x${hash('sha256', domainName)}`)
    .toString(36)
    .slice(0, length)
}
