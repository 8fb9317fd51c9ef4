import { createClient, RESP_TYPES } from '@redis/client'
import { Reach } from '../shared/reach.ts'
import type { SharedOptions } from '../shared/shared-counts.ts'
import { driversAddress, shownValkey } from './address.ts'
import { isAbsence, isUnknownScript, valkeysFault } from './faults.ts'
import { type Script, script } from './script.ts'

/** What a script is given beside its keys. */
export type Argument = string | Buffer

/** A connection to Valkey that nobody waits for longer than its deadline. */
export interface Connection {
  /** What stands before every key of this workspace. */
  readonly prefix: string
  /** One command that changes nothing. Rejects with StoreUnavailable; texts in an answer are bytes. */
  ask(command: readonly string[]): Promise<unknown>
  /** The same of a script. */
  run(what: Script, keys: readonly string[], values: readonly Argument[]): Promise<unknown>
  close(): Promise<void>
}

/** It is looked after so often, and given up when it has said nothing for so long, so that a connection that hangs is made anew. */
const beatInMillis = 2000
const longestSilenceInMillis = 5000
/** More that is asked at once is refused. */
const longestQueue = 10_000

/** A write, which a replica, a full one and one that knows somebody else refuse. */
const probe = script("return redis.call('SET', KEYS[1], '1', 'PX', 1000)")

const asBytes = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } }

/** Connects now, and again whenever it has to; resolves at once. */
export function connect(address: string, { prefix, deadlineInMillis, onAway, onBack }: SharedOptions): Connection {
  const place = shownValkey(address)
  const client = createClient({
    url: driversAddress(address),
    name: 'fourbox',
    disableOfflineQueue: true,
    commandsQueueMaxLength: longestQueue,
    pingInterval: beatInMillis,
    socket: {
      connectTimeout: beatInMillis,
      socketTimeout: longestSilenceInMillis,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 5), 1000) + Math.floor(Math.random() * 50),
    },
  })

  const send = async ({ text, sha1 }: Script, keys: readonly string[], values: readonly Argument[]): Promise<unknown> => {
    const behind = [String(keys.length), ...keys, ...values]
    try {
      return await client.sendCommand(['EVALSHA', sha1, ...behind], asBytes)
    } catch (error) {
      if (!isUnknownScript(error)) throw error
      return client.sendCommand(['EVAL', text, ...behind], asBytes)
    }
  }
  let probing: Promise<unknown> | undefined
  const reach = new Reach({
    place,
    deadlineInMillis,
    isAbsence,
    // One that is not answered is not sent again: as long as something is written the driver does not give a connection up that says nothing.
    probe: () => (probing ??= send(probe, [`${prefix}probe`], []).finally(() => (probing = undefined))),
    onAway: (fault) => onAway(`${place} cannot be used: ${valkeysFault(lastFault ?? fault)}`),
    onBack: () => onBack(`${place} can be used again`),
  })
  /** Why there is no connection, which whoever asks then is not told. */
  let lastFault: unknown
  client.on('error', (error: unknown) => {
    lastFault = error
    reach.lost(error)
  })
  client.on('ready', () => {
    lastFault = undefined
    reach.hint()
  })
  const inTime = (work: () => Promise<unknown>): Promise<unknown> =>
    // What is asked first may come before the connection does.
    reach.ask(async () => {
      await connected
      return work()
    })
  const connected = client.connect().catch(() => undefined)

  return {
    prefix,
    ask: (command) => inTime(() => client.sendCommand(command, asBytes)),
    run: (what, keys, values) => inTime(() => send(what, keys, values)),
    close: async () => {
      reach.close()
      client.destroy()
    },
  }
}
