import type { IncomingMessage } from 'node:http'
import { largestPayload } from '@fourbox/engine'

const noBody = new Uint8Array()
const gone = Promise.resolve('gone' as const)

/** What became of a request's body; `gone` when the client went away before it was whole. */
export type ReadBody = Uint8Array | 'too-large' | 'gone'

/** The whole body, without a promise where the request announces none. Stops reading at the limit. */
export function readBody(request: IncomingMessage, announced: boolean): Uint8Array | Promise<ReadBody> {
  if (!announced) return noBody
  return request.destroyed ? gone : collect(request)
}

function collect(request: IncomingMessage): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= largestPayload) {
        chunks.push(chunk)
        return
      }
      chunks.length = 0
      request.removeAllListeners('data')
      request.pause()
      resolve('too-large')
    })
    request.on('end', () => {
      const [first] = chunks
      resolve(first && chunks.length === 1 ? first : Buffer.concat(chunks, size))
    })
    // After `end` this changes nothing.
    request.on('close', () => resolve('gone'))
    request.on('error', () => resolve('gone'))
  })
}
