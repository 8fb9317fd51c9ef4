import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '@redis/client'

/** A Valkey, or a Redis, of a test's own, from the system's packages, with nothing in it. */
export interface LocalValkey {
  /** The address of a database of it that nobody else was given; on the network where it was given an address there. */
  newAddress(): string
  /** Asks it something on a connection of its own. */
  ask(address: string, ...command: readonly string[]): Promise<unknown>
  /** Holds it still, as a machine that does not answer; and lets it go on. */
  freeze(): void
  thaw(): void
  /** Stops it as a fall does, and starts it again on the same port, with nothing in it. */
  fall(): Promise<void>
  rise(): Promise<void>
  /** Ends it, with everything that it held. */
  stop(): Promise<void>
}

const password = 'a secret'
const loopback = '127.0.0.1'

/** Why there is none here; undefined where `startLocalValkey` works. */
export const noValkey: string | undefined =
  findProgram() === undefined ? 'no Valkey and no Redis is installed (apt-get install valkey-server, or redis-server)' : undefined

export interface LocalValkeyOptions {
  /** Where it listens besides loopback. */
  readonly address?: string
}

/** Starts one on a free port; it writes nothing to a disk. */
export async function startLocalValkey({ address }: LocalValkeyOptions = {}): Promise<LocalValkey> {
  const program = findProgram()
  if (program === undefined) throw new Error(noValkey)
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-valkey-'))
  const port = await freePort()
  const places = [loopback, ...(address === undefined ? [] : [address])]
  const settings = { port, bind: places, dir: folder, save: '', appendonly: 'no', requirepass: password, databases: 64 }
  const rise = async () => {
    const server = spawn(
      program,
      Object.entries(settings).flatMap(([name, value]) => [`--${name}`, ...[value].flat().map(String)]),
      { stdio: 'ignore' },
    )
    await untilReady(addressOf(port, 0))
    return server
  }
  let server = await rise()
  let databases = 0
  const fall = async () => {
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  return {
    newAddress: () => addressOf(port, databases++, places.at(-1)),
    ask,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    fall,
    rise: async () => {
      server = await rise()
    },
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) await fall()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function addressOf(port: number, database: number, host = loopback): string {
  return `valkey://:${encodeURIComponent(password)}@${host}:${port}/${database}`
}

async function ask(address: string, ...command: readonly string[]): Promise<unknown> {
  const client = createClient({ url: address.replace(/^valkey:/, 'redis:'), socket: { reconnectStrategy: false } })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await client.sendCommand([...command])
  } finally {
    client.destroy()
  }
}

async function untilReady(address: string): Promise<void> {
  for (;;) {
    try {
      await ask(address, 'PING')
      return
    } catch {
      await delay(20)
    }
  }
}

function findProgram(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return ['valkey-server', 'redis-server'].flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
  return promise
}
