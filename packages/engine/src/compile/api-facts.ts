import type { RestApi } from '@fourbox/domain'
import { compileBinaryTypes } from '../content/binary-types.ts'

/** What all methods of an API share. */
export interface ApiFacts {
  readonly isBinary: (mediaType: string) => boolean
  readonly acceptsBinary: (mediaType: string | undefined) => boolean
}

export function apiFactsOf(api: RestApi): ApiFacts {
  const isBinary = compileBinaryTypes(api.binaryMediaTypes)
  return { isBinary, acceptsBinary: (mediaType) => isBinary(mediaType ?? '*/*') }
}
