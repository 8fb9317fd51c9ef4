import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** The way from one node to its database, which can do what networks do. */
export interface Line {
  /** The database's address by this way. */
  readonly address: string
  /** Nothing passes any more, in either direction, and nobody is told: what is sent waits, also the end of a connection. */
  cut(): void
  /** What the node sends, or what it is sent, gets lost from now on, though whoever sends it is told that it has come; who connects is let in, too. */
  lose(direction: Direction): void
  /** What was sent while it was cut arrives, and all that follows; what is lost is lost. */
  heal(): void
  /** Cuts itself in front of the first words of the node's that hold a text, and resolves then. */
  cutAt(text: string): Promise<void>
  /** Nothing of whatever is connected passes ever again, and nobody is told; who connects from now on is let through. */
  forget(): void
  /** What passes takes so long in each direction, and by chance up to so much more; in the order in which it was sent, as TCP has it. */
  slowDown(delayInMillis: number, jitterInMillis?: number): void
  close(): void
}

/** As the node sees it. */
export type Direction = 'sent' | 'heard'

export async function openLine(address: string): Promise<Line> {
  const { hostname, port } = new URL(address)
  const sockets = new Set<Socket>()
  const forgotten = new WeakSet<Socket>()
  let healed: PromiseWithResolvers<void> | undefined
  let [delayInMillis, jitterInMillis] = [0, 0]
  let watched: { readonly text: string; readonly seen: () => void } | undefined
  let lost: Direction | undefined
  const cut = () => void (healed ??= Promise.withResolvers())

  const forward = (from: Socket, to: Socket, direction: Direction, look: (chunk: Buffer) => void = () => undefined) => {
    let order: Promise<unknown> = Promise.resolve()
    const inOrder = (deliver: () => void) => {
      const latency = delayInMillis + Math.random() * jitterInMillis
      const late = latency > 0 ? delay(latency) : undefined
      order = order.then(async () => {
        await late
        await healed?.promise
        if (!forgotten.has(from)) deliver()
      })
    }
    from.on('error', () => undefined)
    from.on('data', (chunk: Buffer) => {
      look(chunk)
      if (lost === direction) return
      inOrder(() => to.write(chunk))
    })
    from.on('close', () => inOrder(() => to.end()))
    sockets.add(from)
  }
  const lookFor = (chunk: Buffer) => {
    if (!watched || !chunk.includes(watched.text)) return
    cut()
    watched.seen()
    watched = undefined
  }

  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    forward(near, far, 'sent', lookFor)
    forward(far, near, 'heard')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const own = server.address()
  const by = new URL(address)
  by.port = String(typeof own === 'object' && own ? own.port : 0)
  return {
    address: by.href,
    cut,
    lose: (direction) => void (lost = direction),
    heal: () => {
      lost = undefined
      healed?.resolve()
      healed = undefined
    },
    forget: () => {
      for (const socket of sockets) forgotten.add(socket)
    },
    cutAt: (text) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      watched = { text, seen: resolve }
      return promise
    },
    slowDown: (millis, more = 0) => ([delayInMillis, jitterInMillis] = [millis, more]),
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
