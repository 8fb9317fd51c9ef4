import type { CompressionPort } from '@fourbox/engine'
import { promisify } from 'node:util'
import { deflate, gunzip, gzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib'

const compressors = { gzip: promisify<Uint8Array, Buffer>(gzip), deflate: promisify<Uint8Array, Buffer>(deflate) }
const inflaters = {
  gzip: promisify<Uint8Array, ZlibOptions, Buffer>(gunzip),
  deflate: promisify<Uint8Array, ZlibOptions, Buffer>(inflate),
}
const inflateBare = promisify<Uint8Array, ZlibOptions, Buffer>(inflateRaw)

/** Node's zlib, off the main thread, never inflating beyond the limit. */
export const compression: CompressionPort = {
  compress: (coding, bytes) => compressors[coding](bytes),
  inflate: async (coding, bytes, limitInBytes) => {
    const options = { maxOutputLength: limitInBytes }
    // Some clients send deflate without its zlib wrapper, whose first byte ends in 8.
    const inflateIt = coding === 'deflate' && ((bytes[0] ?? 0) & 0x0f) !== 8 ? inflateBare : inflaters[coding]
    try {
      return await inflateIt(bytes, options)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return undefined
      throw error
    }
  },
}
