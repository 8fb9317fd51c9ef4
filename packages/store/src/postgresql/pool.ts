import { setTimeout as delay } from 'node:timers/promises'
import { PostgresDialect } from 'kysely'
import { type ClientConfig, Pool, type PoolClient, types } from 'pg'
import type { StoreOptions } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import { BriefClient } from './brief-client.ts'
import { serverAddresses, withoutCredentials, withSessionSettings } from './address.ts'
import { type ChannelListener, columnParsers, type Database, isTexts, type Queries, toParameters, type Value } from './database.ts'
import { asStoreFault, isCollision, isServersWord, reasonOf, SilentDatabase } from './faults.ts'
import { hopedFor } from './hoped-for.ts'
import { listen } from './listen.ts'
import { Servers } from './servers.ts'
import { Silence } from './silence.ts'
import { toTextArray } from './text-array.ts'

/** A connection on which changes are heard and that says nothing for so long when it is asked is taken for lost. */
const longestBeatInMillis = 3000
/** A connection takes five journeys, and with TLS more. */
const longestHandshakeInMillis = 5000
/** Who answers so late whether it is at work is very much so. */
const longestQuestionInMillis = 5000
const pausesInMillis = [5, 20, 50, 100]
const longestPauseInMillis = 200

/**
 * Connections to a database, opened when they are asked for. What is asked while it is away is asked again as long as
 * patience lasts; a write is never sent twice once it may have been committed.
 */
export function openPool(address: string, { durability, patienceInMillis = 5000, report = console.error }: StoreOptions): Database {
  return new PooledDatabase(address, durability === 'full', patienceInMillis, report)
}

class PooledDatabase implements Database {
  readonly place: string
  readonly dialect: PostgresDialect
  readonly #servers: Servers
  readonly #patienceInMillis: number
  readonly #report: (line: string) => void
  readonly #silence: Silence
  readonly #newPool: () => Pool
  #pool: Pool
  /** Since when nothing is heard of the server, where it is listened to. */
  #awaySince: number | undefined
  #isClosed = false
  /** A statement that has a name is parsed and planned once a connection. */
  readonly #names = new Map<string, string>()

  constructor(address: string, durable: boolean, patienceInMillis: number, report: (line: string) => void) {
    this.place = withoutCredentials(address)
    this.#patienceInMillis = patienceInMillis
    this.#report = report
    // A worker's calls wait for what it asks; the control plane also reads and copies what is large.
    const longestInMillis = durable ? 60_000 : 5000
    const settings = {
      synchronous_commit: durable ? 'on' : 'off',
      // A statement sees what was committed before it; what is to be seen as of one moment says so itself.
      default_transaction_isolation: 'read\\ committed',
      lock_timeout: String(patienceInMillis),
      statement_timeout: String(longestInMillis),
      // A process that hangs within a transaction keeps nobody from writing.
      idle_in_transaction_session_timeout: '10000',
      // Nor does one of which nothing is heard any more, in whatever state, keep a connection.
      tcp_keepalives_idle: '30',
      tcp_keepalives_interval: '10',
      tcp_keepalives_count: '3',
      tcp_user_timeout: '60000',
    }
    const longestToConnectInMillis = Math.max(patienceInMillis, longestHandshakeInMillis)
    const config: ClientConfig = {
      application_name: 'fourbox',
      connectionTimeoutMillis: longestToConnectInMillis,
      query_timeout: longestInMillis,
      keepAlive: true,
      types: { getTypeParser: (type, format) => columnParsers.get(type) ?? types.getTypeParser(type, format) },
    }
    this.#servers = new Servers(serverAddresses(address).map((each) => ({ ...config, connectionString: withSessionSettings(each, settings) })))
    this.#silence = new Silence(() => new BriefClient({ ...this.#servers.current, query_timeout: longestQuestionInMillis }))
    this.#newPool = () => {
      const pool = new Pool({
        connectionTimeoutMillis: longestToConnectInMillis,
        max: durable ? 10 : 4,
        idleTimeoutMillis: 60_000,
        Client: this.#servers.Client,
        verify: this.#servers.verify,
      })
      // Whoever asked hears of a lost connection by its own error.
      pool.on('error', () => undefined)
      pool.on('connect', (client) => client.on('error', () => undefined))
      return pool
    }
    this.#pool = this.#newPool()
    this.dialect = new PostgresDialect({ pool: async () => this.#pool })
  }

  read<Row>(text: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    return this.#patiently(() => this.#withClient((client) => this.#ask<Row>(client, text, values)))
  }

  write<Row>(text: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    return this.#patiently(() => this.#withClient((client) => this.#decisive(this.#ask<Row>(client, text, values), isServersWord)))
  }

  transaction<T>(work: (queries: Queries) => Promise<T>, first?: string): Promise<T> {
    return this.#patiently(() => this.#transact(first === undefined ? 'BEGIN' : `BEGIN; ${first}`, work))
  }

  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#patiently(() => this.#transact('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work))
  }

  listen(channel: string, listener: ChannelListener): () => Promise<void> {
    return listen(() => new BriefClient({ ...this.#servers.current, query_timeout: longestBeatInMillis }), channel, {
      ...listener,
      onConnected: () => {
        this.#awaySince = undefined
        listener.onConnected()
      },
      onAway: (why) => {
        this.#awaySince ??= performance.now()
        listener.onAway?.(why)
      },
      report: this.#report,
      place: this.place,
      onLost: () => {
        this.#leave(this.#pool)
        this.#silence.suspect()
      },
    })
  }

  close(): Promise<void> {
    this.#isClosed = true
    return this.#pool.end()
  }

  #transact<T>(begin: string, work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#withClient(async (client) => {
      try {
        await this.#silence.broken(client, client.query(begin))
        const result = await work({ query: (text, values = []) => this.#ask(client, text, values) })
        await this.#decisive(this.#silence.broken(client, client.query('COMMIT')), () => false)
        return result
      } catch (error) {
        // A connection that is lost has rolled back by itself.
        if (reasonOf(error) === undefined || isServersWord(error)) await this.#silence.broken(client, client.query('ROLLBACK')).catch(() => undefined)
        throw error
      }
    })
  }

  /** What becomes of a write when no word comes back, nobody knows. */
  async #decisive<T>(answer: Promise<T>, isRefusal: (error: unknown) => boolean): Promise<T> {
    try {
      return await answer
    } catch (error) {
      if (reasonOf(error) !== 'away' || isRefusal(error) || !(error instanceof Error)) throw error
      throw new StoreUnavailable('unconfirmed', this.place, error)
    }
  }

  async #withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const pool = this.#pool
    const client = await this.#connected(pool)
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (error) {
      const isLost = error instanceof StoreUnavailable || reasonOf(error) === 'away'
      client.release(isLost)
      if (isLost && !isServersWord(error)) this.#leave(pool)
      throw error
    }
  }

  /** What was lost with one connection may be with all that stood beside it, each of which would be found so by somebody who waits: new ones are made. */
  #leave(pool: Pool): void {
    if (pool !== this.#pool || this.#isClosed) return
    this.#pool = this.#newPool()
    void pool.end()
  }

  async #connected(pool: Pool): Promise<PoolClient> {
    const tried = this.#servers.current
    try {
      return await (this.#isLost ? connectedSoon(pool.connect()) : pool.connect())
    } catch (error) {
      this.#servers.passOver(tried)
      throw error
    }
  }

  /** Whether it has been away for so long that it is not waited for any more. */
  get #isLost(): boolean {
    return this.#awaySince !== undefined && performance.now() - this.#awaySince > this.#patienceInMillis
  }

  async #ask<Row>(client: PoolClient, text: string, values: readonly Value[]): Promise<readonly Row[]> {
    let name = this.#names.get(text)
    if (name === undefined) this.#names.set(text, (name = `fourbox${this.#names.size}`))
    const { rows } = await this.#silence.broken(client, client.query({ name, text, values: toParameters(values).map(onTheWire) }))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the statement, which stands beside the type, says what its rows hold
    return rows as readonly Row[]
  }

  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.#patienceInMillis
    for (let attempt = 0; ; attempt++) {
      try {
        return await work()
      } catch (error) {
        const pause = pausesInMillis[attempt] ?? longestPauseInMillis
        const again = isCollision(error) || (reasonOf(error) === 'away' && !this.#isLost)
        if (!again || performance.now() + pause >= deadline) throw asStoreFault(error, this.place)
        await delay(pause)
      }
    }
  }
}

/** A connection that comes soon; one that comes later stays in the pool. */
function connectedSoon(connecting: Promise<PoolClient>): Promise<PoolClient> {
  return hopedFor(connecting, () => {
    connecting.then(
      (client) => client.release(),
      () => undefined,
    )
    return new SilentDatabase()
  })
}

function onTheWire(value: Value): Value {
  return isTexts(value) ? toTextArray(value) : value
}
