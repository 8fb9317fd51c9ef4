import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'

export interface SigningOptions {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly sessionToken?: string
  readonly service?: string
  /** GET when absent. */
  readonly method?: string
  readonly body?: string
  readonly signingDate?: Date
}

/** Signs a call of an address with AWS's own signer, in its headers. */
export async function signedHeaders(address: string, options: SigningOptions = {}): Promise<Record<string, string>> {
  const { signer, request, signingDate } = prepare(address, options)
  const { headers } = await signer.sign(request, { signingDate })
  return headers
}

/** The same in its query: the address to call. */
export async function presignedUrl(address: string, options: SigningOptions = {}): Promise<string> {
  const { signer, request, signingDate } = prepare(address, options)
  const { query = {} } = await signer.presign(request, { signingDate, expiresIn: 60 })
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) if (name.startsWith('X-Amz-')) url.searchParams.set(name, String(value))
  return url.href
}

function prepare(address: string, options: SigningOptions) {
  const { accessKeyId = 'test', secretAccessKey = 'test', sessionToken, service = 'execute-api', method = 'GET', body, signingDate = new Date() } = options
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
  const signer = new SignatureV4({ credentials, region: 'us-east-1', service, sha256: Sha256, applyChecksum: false })
  const { protocol, hostname, host, port, pathname, searchParams } = new URL(address)
  const query = Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]))
  const request = { method, protocol, hostname, port: Number(port), path: pathname, query, headers: { host }, ...(body !== undefined && { body }) }
  return { signer, request, signingDate }
}

/** Node's hashes in the form that the signer wants. */
class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', typeof secret === 'string' ? secret : bytesOf(secret))
  }
  update(chunk: string | ArrayBuffer | ArrayBufferView) {
    this.#hash.update(typeof chunk === 'string' ? chunk : bytesOf(chunk))
  }
  async digest() {
    return new Uint8Array(this.#hash.digest())
  }
  reset() {
    throw new Error('A hash is used once')
  }
}

function bytesOf(value: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value)
}
