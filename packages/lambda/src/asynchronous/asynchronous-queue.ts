import type { FunctionVersion } from '@fourbox/domain'
import type { Invocation, InvocationResult } from '../invocation.ts'
import type { FunctionLogEvent } from '../logs/function-log-event.ts'
import { InvocationRefused } from '../invocation-refused.ts'
import type { AsynchronousInvocation } from './asynchronous-invocation.ts'
import { invocationRecord, type Condition } from './invocation-record.ts'

/** How long an Event waits between its tries; absent: as long as on AWS. */
export interface AsynchronousWaits {
  /** Before the second and the third try of a function that failed: 60,000 and 120,000. */
  readonly afterFailureInMillis?: readonly number[]
  /** Before the next try of one that was throttled: 1000, doubled each time up to five minutes. */
  readonly afterThrottleInMillis?: number
}

export interface QueueParts {
  readonly invoke: (version: FunctionVersion, invocation: Invocation) => Promise<InvocationResult>
  readonly deliver: (destinationArn: string, record: string, from: FunctionVersion) => Promise<void>
  readonly logs: (group: string, stream: string, events: readonly FunctionLogEvent[]) => void
  readonly waits: AsynchronousWaits
  readonly now: () => number
}

interface Event {
  readonly version: FunctionVersion
  readonly invocation: Invocation & { readonly requestId: string }
  readonly settings: AsynchronousInvocation
  readonly takenAt: number
  tries: number
  throttled: number
}

/** AWS keeps many more; these lie in memory. */
const mostEvents = 10_000
const longestThrottlePauseInMillis = 300_000

/** Events on their way: each is tried until it succeeds, its tries are used up or it is too old; then its record goes where the function's settings say. */
export class AsynchronousQueue {
  readonly #parts: QueueParts
  readonly #timers = new Set<NodeJS.Timeout>()
  #count = 0
  #closed = false

  constructor(parts: QueueParts) {
    this.#parts = parts
  }

  add(version: FunctionVersion, invocation: Invocation & { readonly requestId: string }, settings: AsynchronousInvocation): void {
    const event: Event = { version, invocation, settings, takenAt: this.#parts.now(), tries: 0, throttled: 0 }
    this.#count++
    if (this.#count > mostEvents) void this.#finish(event, 'EventAgeExceeded', undefined)
    else void this.#try(event)
  }

  /** What waits is given up. */
  close(): void {
    this.#closed = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }

  async #try(event: Event): Promise<void> {
    if (event.version.reservedConcurrentExecutions === 0) return this.#finish(event, 'ZeroReservedConcurrency', undefined)
    try {
      const result = await this.#parts.invoke(event.version, event.invocation)
      event.tries++
      if (!result.functionError) return await this.#finish(event, 'Success', result)
      if (event.tries > event.settings.maximumRetryAttempts) return await this.#finish(event, 'RetriesExhausted', result)
      const { afterFailureInMillis = [60_000, 120_000] } = this.#parts.waits
      this.#again(event, afterFailureInMillis[event.tries - 1] ?? afterFailureInMillis.at(-1) ?? 0, result)
    } catch (error) {
      if (!(error instanceof InvocationRefused)) throw error
      if (error.reason === 'closing') return
      const { afterThrottleInMillis = 1000 } = this.#parts.waits
      this.#again(event, Math.min(longestThrottlePauseInMillis, afterThrottleInMillis * 2 ** event.throttled++), undefined)
    }
  }

  #again(event: Event, waitInMillis: number, result: InvocationResult | undefined): void {
    if (this.#closed) return
    const age = this.#parts.now() + waitInMillis - event.takenAt
    if (age > event.settings.maximumEventAgeInSeconds * 1000) return void this.#finish(event, 'EventAgeExceeded', result)
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      void this.#try(event)
    }, waitInMillis)
    timer.unref()
    this.#timers.add(timer)
  }

  async #finish({ version, invocation, settings, tries }: Event, condition: Condition, result: InvocationResult | undefined): Promise<void> {
    this.#count--
    const destination = condition === 'Success' ? settings.onSuccess : (settings.onFailure ?? settings.deadLetterTarget)
    if (destination === undefined) return
    const record = invocationRecord({ version, invocation, qualifier: settings.qualifier, condition, tries, result, at: this.#parts.now() })
    // A dead-letter target is sent the event itself.
    const isRecord = condition === 'Success' || settings.onFailure !== undefined
    try {
      await this.#parts.deliver(destination, isRecord ? record : Buffer.from(invocation.payload).toString(), version)
    } catch (error) {
      const message = `[Fourbox] The record of ${invocation.requestId} did not reach ${destination}: ${error instanceof Error ? error.message : String(error)}\n`
      this.#parts.logs(version.logging.group, 'destinations', [{ at: this.#parts.now(), message }])
    }
  }
}
