import { choice, type Constraint } from '../constraint.ts'

const routingMode = choice('API_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_API_MAPPING')

/** Of the operations on domain names. */
export const constraints: ReadonlyMap<string, Constraint> = new Map<string, Constraint>([
  ['CreateDomainNameRequest.RoutingMode', routingMode],
  ['UpdateDomainNameRequest.RoutingMode', routingMode],
  ['DomainNameConfiguration.EndpointType', choice('REGIONAL', 'EDGE')],
  ['DomainNameConfiguration.IpAddressType', choice('ipv4', 'dualstack')],
  ['DomainNameConfiguration.SecurityPolicy', choice('TLS_1_0', 'TLS_1_2')],
])
