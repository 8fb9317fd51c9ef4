import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { createServer, type SecureVersion, type Server as TlsServer, type TLSSocket } from 'node:tls'
import { handshakeByte, readHello } from './client-hello.ts'
import type { ServerCertificate } from './server-certificate.ts'

/** How the clients of a name are spoken to. */
export interface TlsSettings extends ServerCertificate {
  readonly minimumVersion: SecureVersion
  /** What may be spoken inside, the best first: `h2`, `http/1.1`. */
  readonly protocols: readonly string[]
  /** Clients are asked for a certificate, and told to be authorized where one of these has issued it. Absent: nobody is asked. */
  readonly clientAuthorities?: readonly string[]
}

export interface TlsParts<Settings extends TlsSettings> {
  /** The same object as long as they have not changed; undefined asks for no name. Who gets a rejection is cut off. */
  readonly settingsFor: (serverName: string | undefined) => Settings | Promise<Settings>
  /** Sees every connection whose handshake is done; answers whether it takes it over, so that HTTP/1.1 is not spoken there. */
  readonly takeOver?: (socket: TLSSocket, settings: Settings) => boolean
}

export interface TlsListener {
  /** Cuts off whoever has not begun to speak HTTP: a server's own `close` waits for them. */
  close(): void
}

/** From its first byte to the end of its handshake a connection may take so long. */
const handshakeInMillis = 10_000

/**
 * Lets a server of plain HTTP speak TLS on the same port: the first byte of a connection decides. Plain HTTP pays for a look
 * at that byte, once a connection; what is decrypted goes to the same server, whose limits hold for both.
 */
export function speakTls<Settings extends TlsSettings>(server: Server, { settingsFor, takeOver }: TlsParts<Settings>): TlsListener {
  const serveHttp = server.listeners('connection')
  server.removeAllListeners('connection')
  const serve = (socket: Socket) => {
    for (const listener of serveHttp) Reflect.apply(listener, server, [socket])
  }

  /** Until HTTP is spoken, by the client's address: what comes out of a handshake is another object than what went in. */
  const beginning = new Map<string, Socket>()
  const terminators = new WeakMap<Settings, TlsServer>()
  const terminatorOf = (settings: Settings): TlsServer => {
    const known = terminators.get(settings)
    if (known) return known
    const made = newTerminator(settings, (socket) => {
      beginning.delete(addressOf(socket))
      if (takeOver?.(socket, settings) !== true) serve(socket)
    })
    made.on('clientError', (error: Error, socket: TLSSocket) => {
      if (!server.emit('clientError', error, socket)) socket.destroy()
    })
    terminators.set(settings, made)
    return made
  }
  const greet = async (socket: Socket, serverName: string | undefined, hello: Uint8Array) => {
    try {
      const terminator = terminatorOf(await settingsFor(serverName))
      if (socket.destroyed) return
      // As of a server of TLS alone: who leaves before HTTP listens to them is let go.
      socket.allowHalfOpen = false
      socket.unshift(hello)
      terminator.emit('connection', socket)
    } catch {
      socket.destroy()
    }
  }

  server.on('connection', (socket: Socket) => {
    const address = addressOf(socket)
    const cutOff = () => void socket.destroy()
    const tooLate = setTimeout(cutOff, handshakeInMillis)
    const forget = () => {
      clearTimeout(tooLate)
      if (beginning.get(address) === socket) beginning.delete(address)
    }
    let bytes: Buffer | undefined
    const look = (piece: Buffer) => {
      if (bytes === undefined && piece[0] !== handshakeByte) {
        forget()
        socket.off('data', look).off('error', cutOff).off('close', forget).pause().unshift(piece)
        serve(socket)
        socket.resume()
        return
      }
      bytes = bytes === undefined ? piece : Buffer.concat([bytes, piece])
      const hello = readHello(bytes)
      if (hello.kind === 'unfinished') return
      if (hello.kind === 'garbage') return cutOff()
      // From here on the terminator counts its own time.
      clearTimeout(tooLate)
      socket.off('data', look).pause()
      void greet(socket, hello.serverName, bytes)
    }
    beginning.set(address, socket)
    socket.on('data', look).on('error', cutOff).on('close', forget)
  })

  return {
    close: () => {
      for (const socket of beginning.values()) socket.destroy()
    },
  }
}

function newTerminator(settings: TlsSettings, secured: (socket: TLSSocket) => void): TlsServer {
  const { certificate, key, minimumVersion, protocols, clientAuthorities } = settings
  return createServer(
    {
      cert: certificate,
      key,
      minVersion: minimumVersion,
      // OpenSSL's own level of security has no place for what came before TLS 1.2.
      ...(minimumVersion < 'TLSv1.2' && { ciphers: 'DEFAULT@SECLEVEL=0' }),
      ALPNProtocols: [...protocols],
      handshakeTimeout: handshakeInMillis,
      // Who is not authorized is told so in HTTP.
      ...(clientAuthorities && { requestCert: true, rejectUnauthorized: false, ca: [...clientAuthorities] }),
    },
    secured,
  )
}

function addressOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}
