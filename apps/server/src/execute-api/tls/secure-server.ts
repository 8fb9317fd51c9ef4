import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { speakTls } from '../../tls/speak-tls.ts'
import { http2Sessions } from '../http2/http2-sessions.ts'
import { SecuredConnections } from './secured-connections.ts'
import type { ServerNames } from './server-names.ts'

export interface SecureServer {
  readonly connections: SecuredConnections
  /** Ends what has not begun, and HTTP/2's connections once their calls are answered. */
  close(): void
  /** Cuts off HTTP/2's calls that are not answered. */
  end(): void
}

/** Lets the server of deployed APIs speak TLS as well, and HTTP/2 with clients that would rather have it. */
export function secureServer(server: Server, serverNames: ServerNames, answer: (request: IncomingMessage, response: ServerResponse) => void): SecureServer {
  const connections = new SecuredConnections()
  const http2 = http2Sessions(answer)
  const tls = speakTls(server, {
    settingsFor: (serverName) => serverNames.settingsFor(serverName),
    takeOver: (socket, settings) => {
      connections.begin(socket, settings)
      if (socket.destroyed) return true
      if (socket.alpnProtocol !== 'h2') return false
      http2.begin(socket)
      return true
    },
  })
  return {
    connections,
    close: () => {
      tls.close()
      http2.close()
    },
    end: () => http2.end(),
  }
}
