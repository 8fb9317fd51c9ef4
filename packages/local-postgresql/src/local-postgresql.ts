import { execFileSync, spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'

/** A PostgreSQL of a test's own, from the system's packages, with an empty data folder. */
export interface LocalPostgresql {
  /** The address of a schema that is new, in a database that all of them share; on the network where it was given one. */
  newAddress(): Promise<string>
  /** Asks it something on a connection of its own. */
  ask(address: string, statement: string): Promise<void>
  /** Cuts every connection that there is, as a restart of the server does. */
  cutConnections(): Promise<void>
  /** Refuses whoever connects to those addresses from now on, or takes them in again; connections that stand are cut. */
  admit(admitted: boolean): Promise<void>
  /** How many connections they may have together; all that there are when absent. Those that stand are cut. */
  limitConnections(most?: number): Promise<void>
  /** Stops it as a fall does, and starts it again on the same port. */
  fall(): Promise<void>
  rise(): Promise<void>
  /** One that follows it from now on, and takes no writes. */
  startStandby(): Promise<LocalStandby>
  /** Ends it, with everything that it held. */
  stop(): Promise<void>
}

/** A PostgreSQL that follows another one. */
export interface LocalStandby {
  /** An address of the one that it follows, with this one behind it. */
  besides(address: string): string
  /** From now on it takes writes, and follows nobody. */
  promote(): Promise<void>
  stop(): Promise<void>
}

/** Who the addresses name: nobody special. */
const role = 'fourbox'
/** Which nobody is asked for on loopback. */
const password = 'a secret'
const loopback = '127.0.0.1'

/** Why there is none here; undefined where `startLocalPostgresql` works. */
export const noPostgresql: string | undefined = findPrograms() === undefined ? 'no PostgreSQL 15 or later is installed (apt-get install postgresql)' : undefined

export interface LocalPostgresqlOptions {
  /** Settings of the server's, which win over those for tests. */
  readonly settings?: Readonly<Record<string, string>>
  /** An empty folder for what is kept, but for what PostgreSQL writes beforehand (its WAL): a temporary one when absent. */
  readonly folder?: string
  /** Where it listens besides loopback, and from which range of addresses (as `10.0.0.0/24`) whoever knows the password may come. */
  readonly network?: LocalNetwork
}

export interface LocalNetwork {
  readonly address: string
  readonly range: string
}

/** Starts one on a free port; nothing is kept behind its end, so nothing waits for the disk. */
export async function startLocalPostgresql({ settings = {}, folder: kept, network }: LocalPostgresqlOptions = {}): Promise<LocalPostgresql> {
  const programs = findPrograms()
  if (programs === undefined) throw new Error(noPostgresql)
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-postgresql-'))
  const user = unprivilegedUser()
  for (const each of [folder, ...(kept === undefined ? [] : [kept])]) if (user) chownSync(each, user.uid, user.gid)
  const data = join(kept ?? folder, 'data')
  const quiet = { ...user, stdio: 'ignore' } as const
  const initdb = ['-D', data, '-X', join(folder, 'wal'), '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  execFileSync(join(programs, 'initdb'), initdb, quiet)
  if (network) appendFileSync(join(data, 'pg_hba.conf'), `host all ${role} ${network.range} scram-sha-256\n`)
  const places = [loopback, ...(network ? [network.address] : [])]
  const { port, rise, fall } = await serve(join(programs, 'postgres'), data, user, { listen_addresses: places.join(), ...settings })
  const owner = addressOf(port, 'postgres')
  await ask(owner, `CREATE ROLE ${role} LOGIN PASSWORD '${password}'`)
  let schemas = 0
  const cutConnections = () =>
    ask(owner, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")
  return {
    newAddress: async () => {
      const schema = `test${++schemas}`
      await ask(owner, `CREATE SCHEMA ${schema} AUTHORIZATION ${role}`)
      return `${addressOf(port, role, places.at(-1))}?options=-c%20search_path%3D${schema}`
    },
    ask,
    cutConnections,
    admit: async (admitted) => {
      await ask(owner, `ALTER ROLE ${role} ${admitted ? 'LOGIN' : 'NOLOGIN'}`)
      await cutConnections()
    },
    limitConnections: async (most = -1) => {
      await ask(owner, `ALTER ROLE ${role} CONNECTION LIMIT ${most}`)
      await cutConnections()
    },
    fall,
    rise,
    startStandby: async () => {
      const copy = join(folder, 'standby')
      const basebackup = ['-D', copy, '-R', '--checkpoint=fast', '--no-sync', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres']
      await once(spawn(join(programs, 'pg_basebackup'), basebackup, quiet), 'exit')
      const standby = await serve(join(programs, 'postgres'), copy, user, settings)
      // What is acknowledged is there, too.
      await ask(owner, "ALTER SYSTEM SET synchronous_standby_names = '*'")
      await ask(owner, 'SELECT pg_reload_conf()')
      return {
        besides: (address) => address.replace(`:${port}/`, `:${port},127.0.0.1:${standby.port}/`),
        promote: async () => {
          await ask(addressOf(standby.port, 'postgres'), "ALTER SYSTEM SET synchronous_standby_names = ''")
          await ask(addressOf(standby.port, 'postgres'), 'SELECT pg_promote()')
        },
        stop: standby.fall,
      }
    },
    stop: async () => {
      await fall()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a server on a folder; what falls rises on the same port. */
async function serve(program: string, data: string, user: Pick<SpawnOptions, 'uid' | 'gid'> | undefined, more: Readonly<Record<string, string>>) {
  const port = await freePort()
  const settings = { listen_addresses: loopback, port: String(port), unix_socket_directories: '', fsync: 'off', max_connections: '200', ...more }
  const words = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const start = async () => {
    const started = spawn(program, words, { ...user, stdio: 'ignore' })
    await untilReady(addressOf(port, 'postgres'))
    return started
  }
  let server = await start()
  return {
    port,
    rise: async () => {
      server = await start()
    },
    fall: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return
      const ended = once(server, 'exit')
      server.kill('SIGQUIT')
      await ended
    },
  }
}

function addressOf(port: number, user: string, host = loopback): string {
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/postgres`
}

async function ask(address: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function untilReady(address: string): Promise<void> {
  for (;;) {
    const client = new Client({ connectionString: address })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await delay(50)
    }
  }
}

/** The folder of the newest programs that are new enough. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : []
  return versions
    .filter((version) => version >= 15)
    .toSorted((a, b) => b - a)
    .map((version) => join(debian, String(version), 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')))
}

/** PostgreSQL refuses to run as root; nobody may. */
function unprivilegedUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [uid = 0, gid = 0] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' })))
  return { uid, gid }
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
  return promise
}
