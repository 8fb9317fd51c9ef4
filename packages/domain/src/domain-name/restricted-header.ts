/** Whether a routing rule may not look at a header: the developer guide's list of restricted ones. */
export function isRestrictedHeader(header: string): boolean {
  const name = header.toLowerCase()
  return restricted.has(name) || restrictedPrefixes.some((prefix) => name.startsWith(prefix))
}

const restrictedPrefixes = ['access-control-', 'apigw-', 'x-amz-', 'x-amzn-']

const restricted: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-location',
  'forwarded',
  'keep-alive',
  'origin',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailers',
  'transfer-encoding',
  'upgrade',
  'via',
  'x-apigw-api-id',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-restapi',
])
