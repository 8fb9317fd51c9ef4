import { lastHeader } from '../content/header-list.ts'
import { decodePercent } from '../content/parse-query.ts'
import type { HeaderList } from './hand-offs.ts'

/** What the headers of a request tell the gateway itself, found in one pass. */
export interface Arrival {
  readonly requestId: string | undefined
  readonly traceId: string | undefined
  /** In upper case; undefined also where a signature does not cover the header. */
  readonly methodOverride: string | undefined
  readonly contentEncoding: string | undefined
  /** How many APIs of this machine the call has passed already; see `hopsHeader`. */
  readonly hops: number
  /** The lengths of all values together, which AWS bounds. */
  readonly headerBytes: number
}

/** Counts the APIs that a call passes on its way from one of this machine to the next; no API sees it. In lower case. */
export const hopsHeader = 'x-fourbox-hops'

export function readArrival(headers: HeaderList, query = ''): Arrival {
  let requestId: string | undefined
  let traceId: string | undefined
  let methodOverride: string | undefined
  let contentEncoding: string | undefined
  let headerBytes = 0
  let hops = 0
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const value = headers[index + 1] ?? ''
    headerBytes += value.length
    // The length sorts out most names without making a lower-case copy.
    switch (name.length) {
      case hopsHeader.length:
        if (name.toLowerCase() === hopsHeader) hops = Math.max(hops, /^\d{1,9}$/.test(value) ? Number(value) : 0)
        break
      case 15:
        if (name.toLowerCase() === 'x-amzn-trace-id') traceId = value
        break
      case 16: {
        const lower = name.toLowerCase()
        if (lower === 'x-amzn-requestid') requestId = value
        else if (lower === 'content-encoding') contentEncoding = value
        break
      }
      case 22:
        if (value !== '' && name.toLowerCase() === 'x-http-method-override') methodOverride = value.toUpperCase()
        break
      default:
    }
  }
  if (methodOverride !== undefined && isLeftUnsigned('x-http-method-override', headers, query)) methodOverride = undefined
  return { requestId, traceId, methodOverride, contentEncoding, hops, headerBytes }
}

/** Whether a request is signed, but not this header of it: then somebody else may have put it there. */
function isLeftUnsigned(lowerName: string, headers: HeaderList, query: string): boolean {
  const authorization = lastHeader(headers, 'authorization')
  const signed = (authorization?.startsWith('AWS4-') === true ? signedInHeader.exec(authorization) : signedInQuery.exec(query))?.[1]
  return signed !== undefined && !decodePercent(signed).toLowerCase().split(';').includes(lowerName)
}
const signedInHeader = /SignedHeaders=([^,\s]*)/
const signedInQuery = /(?:^|&)X-Amz-SignedHeaders=([^&]*)/i
