import { readAccessLogFormat } from '@fourbox/domain'

/** The formats that AWS offers, each with both request ids; one line each, as an access log must be. */
export const accessLogFormats = [
  {
    id: 'CLF',
    format:
      '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId $context.extendedRequestId',
  },
  {
    id: 'JSON',
    format:
      '{ "requestId":"$context.requestId", "extendedRequestId":"$context.extendedRequestId", "ip":"$context.identity.sourceIp", "caller":"$context.identity.caller", "user":"$context.identity.user", "requestTime":"$context.requestTime", "httpMethod":"$context.httpMethod", "resourcePath":"$context.resourcePath", "status":"$context.status", "protocol":"$context.protocol", "responseLength":"$context.responseLength" }',
  },
  {
    id: 'XML',
    format:
      '<request id="$context.requestId"> <extendedRequestId>$context.extendedRequestId</extendedRequestId> <ip>$context.identity.sourceIp</ip> <caller>$context.identity.caller</caller> <user>$context.identity.user</user> <requestTime>$context.requestTime</requestTime> <httpMethod>$context.httpMethod</httpMethod> <resourcePath>$context.resourcePath</resourcePath> <status>$context.status</status> <protocol>$context.protocol</protocol> <responseLength>$context.responseLength</responseLength> </request>',
  },
  {
    id: 'CSV',
    format:
      '$context.identity.sourceIp,$context.identity.caller,$context.identity.user,$context.requestTime,$context.httpMethod,$context.resourcePath,$context.protocol,$context.status,$context.responseLength,$context.requestId,$context.extendedRequestId',
  },
] as const

/** What an imagined call would write; what a call has no value for is written as a hyphen. */
const example: ReadonlyMap<string, string> = new Map([
  ['requestId', 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef'],
  ['extendedRequestId', 'AbCdEfGhIjKlMnO='],
  ['identity.sourceIp', '127.0.0.1'],
  ['identity.userAgent', 'curl/8.9.1'],
  ['requestTime', '29/Nov/2026:08:30:00 +0000'],
  ['requestTimeEpoch', '1795941000000'],
  ['httpMethod', 'GET'],
  ['resourcePath', '/pets/{petId}'],
  ['path', '/dev/pets/1'],
  ['protocol', 'HTTP/1.1'],
  ['stage', 'dev'],
  ['status', '200'],
  ['responseLength', '1024'],
  ['responseLatency', '17'],
  ['integrationLatency', '12'],
  ['integration.latency', '12'],
  ['integration.status', '200'],
  ['accountId', '000000000000'],
])

/** The line that a format would write. */
export function exampleLine(format: string): string {
  return readAccessLogFormat(format)
    .map((part) => ('variable' in part ? (example.get(part.variable) ?? '-') : part.text))
    .join('')
}
