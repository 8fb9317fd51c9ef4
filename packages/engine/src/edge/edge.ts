import type { Call } from '../call/call.ts'
import { remembered } from '../content/remembered.ts'
import type { HeaderList, MethodResponse } from '../call/hand-offs.ts'
import type { NewIdPort } from '../ports/world.ts'

/** The point of presence that all calls seem to pass, in AWS's form. */
const via = '1.1 f0ab0c5d6e7f8091a2b3c4d5e6f70819.cloudfront.net (CloudFront)'
const pointOfPresence = 'IAD89-C1'

/** What CloudFront, in front of an edge-optimised API, tells the API of a client on this machine. */
const told: HeaderList = [
  'CloudFront-Forwarded-Proto',
  'https',
  'CloudFront-Is-Desktop-Viewer',
  'true',
  'CloudFront-Is-Mobile-Viewer',
  'false',
  'CloudFront-Is-SmartTV-Viewer',
  'false',
  'CloudFront-Is-Tablet-Viewer',
  'false',
  'CloudFront-Viewer-ASN',
  '16509',
  'CloudFront-Viewer-Country',
  'US',
]

/** `X-Amz-Cf-Id`: forty bytes in Base64 that fits into URLs. */
export function newEdgeId(newId: NewIdPort): string {
  return newId.randomText(40, 'base64url')
}

/** The headers of a request behind CloudFront: what the client says in its name is replaced, `Via` is lengthened. */
export function edgeRequestHeaders(headers: HeaderList, edgeId: string): HeaderList {
  const list: string[] = []
  const passed: string[] = []
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const value = headers[index + 1] ?? ''
    const owner = ownerOf(name)
    if (owner === 'client') list.push(name, value)
    else if (owner === 'both') passed.push(value)
  }
  list.push(...told, 'Via', [...passed, via].join(', '), 'X-Amz-Cf-Id', edgeId)
  return list
}

/** Whose word counts under a name: `Via` is told by both. */
const ownerOf = remembered((name): 'client' | 'edge' | 'both' => {
  const lower = name.toLowerCase()
  if (lower === 'via') return 'both'
  return lower === 'x-amz-cf-id' || lower.startsWith('cloudfront-') ? 'edge' : 'client'
})

/** What CloudFront adds to an answer. */
export function edgeResponse(response: MethodResponse, call: Call): MethodResponse {
  if (call.marks.edgeId === undefined) return response
  const { status, headers, body } = response
  const added = [
    'X-Cache',
    status < 400 ? 'Miss from cloudfront' : 'Error from cloudfront',
    'Via',
    via,
    'X-Amz-Cf-Pop',
    pointOfPresence,
    'X-Amz-Cf-Id',
    call.marks.edgeId,
  ]
  return { status, headers: headers.concat(added), body }
}
