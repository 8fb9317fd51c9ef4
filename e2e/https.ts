import { readFileSync } from 'node:fs'
import { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request, type RequestOptions } from 'node:https'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { makeClient, type RunningServer } from './server.ts'

/** The certificate that a client is told to trust. */
export function authorityOf({ dataFolder }: Pick<RunningServer, 'dataFolder'>): string {
  return readFileSync(join(dataFolder, 'certificate-authority/fourbox-ca.pem'), 'utf8')
}

/** The same server, changed over plain HTTP: Node reads what it trusts when it starts. */
export function overPlainHttp(server: RunningServer): RunningServer {
  const controlOrigin = server.controlOrigin.replace('https:', 'http:')
  return { ...server, controlOrigin, client: () => makeClient(controlOrigin) }
}

export interface SecureAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly protocol: string | null
  /** The names of the certificate that was shown. */
  readonly names: string
  /** The certificate itself. */
  readonly certificate: string
}

export interface SecureOptions extends Omit<RequestOptions, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>
}

/** One call over TLS to a name, which leads to this machine; `Host` is that name unless the options say another. Rejects where Node's client does. */
export function askSecurely(port: number, name: string, path: string, options: SecureOptions = {}, body = ''): Promise<SecureAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<SecureAnswer>()
  const whole = { host: '127.0.0.1', port, servername: name, path, agent: false, ...options, headers: { Host: `${name}:${port}`, ...options.headers } }
  const call = request(whole, (answer: IncomingMessage & { readonly socket: TLSSocket | IncomingMessage['socket'] }) => {
    const facts =
      'getPeerCertificate' in answer.socket
        ? {
            protocol: answer.socket.getProtocol(),
            names: answer.socket.getPeerCertificate().subjectaltname ?? '',
            certificate: answer.socket.getPeerX509Certificate()?.toString() ?? '',
          }
        : { protocol: null, names: '', certificate: '' }
    let text = ''
    answer.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text, ...facts }))
    answer.on('error', reject)
  })
  call.on('error', reject).end(body)
  return promise
}
