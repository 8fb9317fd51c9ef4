import type { ChannelListener, Database } from './database.ts'

/** One connection that hears a channel for all who want to; it is opened for the first of them. */
export class SharedChannel {
  readonly #database: Database
  readonly #name: string
  readonly #listeners = new Set<Partial<ChannelListener>>()
  #isConnected = false
  #stop: (() => Promise<void>) | undefined

  constructor(database: Database, name: string) {
    this.#database = database
    this.#name = name
  }

  hear(listener: Partial<ChannelListener>): void {
    this.#listeners.add(listener)
    if (this.#isConnected) listener.onConnected?.()
    this.#stop ??= this.#database.listen(this.#name, {
      onConnected: () => {
        this.#isConnected = true
        for (const { onConnected } of this.#listeners) onConnected?.()
      },
      onAway: (why) => {
        this.#isConnected = false
        for (const { onAway } of this.#listeners) onAway?.(why)
      },
      onMessage: (message) => {
        for (const { onMessage } of this.#listeners) onMessage?.(message)
      },
    })
  }

  async close(): Promise<void> {
    await this.#stop?.()
  }
}
