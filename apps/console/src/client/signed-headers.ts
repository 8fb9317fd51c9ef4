import { Sha256Js } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'

export interface SigningKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

/** The headers that sign a call of this page's server without a body, by AWS's own signer. Browsers lend no hashes to pages over plain HTTP. */
export async function signedHeaders(method: string, path: string, { region, ...credentials }: SigningKey): Promise<Record<string, string>> {
  const { protocol, hostname, host } = location
  const signer = new SignatureV4({ credentials, region, service: 'apigateway', sha256: Sha256Js, applyChecksum: false })
  const { headers } = await signer.sign({ method, protocol, hostname, path, query: {}, headers: { host } })
  // A page may not set it: the browser does.
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'host'))
}
