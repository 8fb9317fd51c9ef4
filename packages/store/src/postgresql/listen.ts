import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import type { ChannelListener } from './database.ts'
import { reasonIn } from './faults.ts'

/** How often a connection that says nothing is asked whether it is still there: what others wait for is heard on it. */
const beatInMillis = 2000
/** Others wait for a node that lived before its database fell, though not for long: it is back soon. */
const pausesInMillis = [100, 500, 1000, 2000]

interface Owner {
  readonly report: (line: string) => void
  readonly place: string
  /** A connection that stood is lost. */
  readonly onLost: () => void
}

/** Hears a channel on a connection of its own, and connects again whenever that is lost. Answers the function that ends it. */
export function listen(connect: () => Client, channel: string, listener: ChannelListener & Owner): () => Promise<void> {
  const ended = new AbortController()
  const listening = keepListening(connect, channel, listener, ended.signal)
  return async () => {
    ended.abort()
    await listening
  }
}

async function keepListening(connect: () => Client, channel: string, listener: ChannelListener & Owner, ended: AbortSignal): Promise<void> {
  let failures = 0
  let stood = false
  while (!ended.aborted) {
    try {
      await hear(connect(), channel, ended, {
        ...listener,
        onConnected: () => {
          if (failures > 0) listener.report(`${listener.place} answers again.`)
          failures = 0
          stood = true
          listener.onConnected()
        },
      })
    } catch (error) {
      if (ended.aborted) return
      if (stood) listener.onLost()
      stood = false
      if (failures === 0) {
        listener.report(`${listener.place} does not answer: ${reasonIn(error)}. Trying again until it does.`)
        listener.onAway?.(reasonIn(error))
      }
      await delay(pausesInMillis[failures++] ?? pausesInMillis.at(-1), undefined, { signal: ended, ref: false }).catch(() => undefined)
    }
  }
}

/** Resolves when it is ended, rejects when the connection is lost. */
async function hear(client: Client, channel: string, ended: AbortSignal, { onConnected, onMessage }: ChannelListener): Promise<void> {
  const over = Promise.withResolvers<void>()
  client.on('error', over.reject)
  client.on('end', () => over.reject(new Error('the connection was closed')))
  client.on('notification', ({ payload }) => onMessage(payload ?? ''))
  ended.addEventListener('abort', () => over.resolve(), { once: true })
  // Nobody waits for it before the connection stands.
  over.promise.catch(() => undefined)
  let beating: NodeJS.Timeout | undefined
  try {
    await client.connect()
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
    beating = setInterval(() => void client.query('SELECT 1').catch(over.reject), beatInMillis).unref()
    onConnected()
    await over.promise
  } finally {
    clearInterval(beating)
    await client.end().catch(() => undefined)
  }
}
