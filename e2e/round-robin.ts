import { Agent, createServer, request as ask } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

/** How often a node is asked whether it should be sent calls. */
const askedEveryMillis = 50

/** A load balancer: hands each call to the next of the nodes whose `/readyz` says that they should be sent some. It tries nothing twice. */
export interface RoundRobin {
  readonly origin: string
  /** How many nodes it sends calls to. */
  readonly ready: () => number
  close(): Promise<void>
}

/** @param ports of the nodes' data planes */
export async function startRoundRobin(ports: readonly number[]): Promise<RoundRobin> {
  const agent = new Agent({ keepAlive: true })
  const ended = new AbortController()
  const ready = new Set<number>()
  const looking = ports.map(async (port) => {
    while (!ended.signal.aborted) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
      if (answer?.ok === true) ready.add(port)
      else ready.delete(port)
      await answer?.body?.cancel()
      await delay(askedEveryMillis, undefined, { signal: ended.signal }).catch(() => undefined)
    }
  })
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    const open = ports.filter((port) => ready.has(port))
    const { method = 'GET', url = '/', headers } = incoming
    const port = open[turn++ % open.length]
    if (port === undefined) return void outgoing.writeHead(502).end('no node is ready')
    const forwarded = ask({ host: '127.0.0.1', port, agent, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { 'x-node': port, 'content-type': answer.headers['content-type'] ?? '' })
      answer.pipe(outgoing)
    })
    forwarded.on('error', (error) => outgoing.writeHead(502).end(`${port}: ${error.message}`))
    incoming.pipe(forwarded)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    ready: () => ready.size,
    close: async () => {
      ended.abort()
      await Promise.all(looking)
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
}
