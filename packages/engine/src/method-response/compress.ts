import type { Call } from '../call/call.ts'
import type { MethodResponse } from '../call/hand-offs.ts'
import { lastHeader } from '../content/header-list.ts'

/** Compresses an answer of at least `minimumSize` bytes in the coding that the client likes best, unless it is compressed already. */
export async function compress(response: MethodResponse, minimumSize: number, call: Call): Promise<MethodResponse> {
  const { status, headers, body } = response
  if (!(body instanceof Uint8Array) || body.length < minimumSize || body.length === 0) return response
  const coding = preferredCoding(lastHeader(call.incoming.headers, 'accept-encoding'))
  if (coding === undefined || lastHeader(headers, 'content-encoding') !== undefined) return response

  const compressed = await call.ports.compression.compress(coding, body)
  const rest = headers.filter((_, index) => headers[index - (index % 2)]?.toLowerCase() !== 'content-length')
  return { status, headers: [...rest, 'Content-Encoding', coding, 'Content-Length', String(compressed.length)], body: compressed }
}

/** Of an Accept-Encoding: the best of gzip and deflate by their q-values, gzip first; undefined when identity is better. */
export function preferredCoding(acceptEncoding: string | undefined): 'gzip' | 'deflate' | undefined {
  if (acceptEncoding === undefined) return undefined
  const weights = new Map<string, number>()
  for (const entry of acceptEncoding.split(',')) {
    const [coding = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    weights.set(coding, q === undefined ? 1 : Number(q.slice(2)) || 0)
  }
  const weightOf = (coding: string) => weights.get(coding) ?? weights.get('*') ?? 0
  const best = weightOf('gzip') >= weightOf('deflate') ? 'gzip' : 'deflate'
  return weightOf(best) > 0 && weightOf(best) >= (weights.get('identity') ?? 0) ? best : undefined
}
