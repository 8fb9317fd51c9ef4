import type { ClientConfig, PoolClient } from 'pg'
import { BriefClient } from './brief-client.ts'
import { StandbyDatabase } from './faults.ts'

/** A server that was connected to a moment ago answers soon. The driver's types leave the time out. */
const isStandby = { text: 'SELECT pg_is_in_recovery() AS standby', query_timeout: 5000 }

/**
 * The servers of which one takes writes, the first for a start: where it is not there, or is a standby, the next one is tried. So a
 * failover needs nothing but a standby that is promoted.
 */
export class Servers {
  readonly #configs: readonly ClientConfig[]
  #current = 0

  constructor(configs: readonly ClientConfig[]) {
    this.#configs = configs
  }

  get current(): ClientConfig {
    return this.#configs[this.#current] ?? {}
  }

  /** The one that was tried does not do; of many who say so of one the first counts. */
  passOver(tried: ClientConfig): void {
    if (tried === this.current) this.#current = (this.#current + 1) % this.#configs.length
  }

  /** What a pool makes of its connections: each to the server that is tried then. */
  get Client(): new () => BriefClient {
    const current = () => this.current
    return class extends BriefClient {
      constructor() {
        super(current())
      }
    }
  }

  /** Looks at a new connection of a pool's. One server is what it is: there is nothing to choose. */
  readonly verify = (client: PoolClient, done: (error?: Error) => void): void => {
    if (this.#configs.length === 1) return done()
    client.query<{ standby: boolean }>(isStandby).then(
      ({ rows }) => done(rows[0]?.standby ? new StandbyDatabase() : undefined),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    )
  }
}
