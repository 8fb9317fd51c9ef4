import type { FunctionVersion } from '@fourbox/domain'
import { InvocationRefused } from '../invocation-refused.ts'

/**
 * Counts what runs, for each function and in all. A function with reserved concurrency has its share to itself; the others divide what the shares leave, as
 * far as the shares are known from invocations.
 */
export class Concurrency {
  readonly #limit: number
  readonly #running = new Map<string, number>()
  readonly #reserved = new Map<string, number>()
  #unreservedRunning = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Counts one in; what comes back counts it out. @throws InvocationRefused */
  enter({ functionArn, reservedConcurrentExecutions: reserved }: FunctionVersion): () => void {
    const running = this.#running.get(functionArn) ?? 0
    if (reserved === undefined) this.#reserved.delete(functionArn)
    else this.#reserved.set(functionArn, reserved)
    if (reserved !== undefined && running >= reserved) throw new InvocationRefused('ReservedFunctionConcurrentInvocationLimitExceeded', 'Rate Exceeded.')
    if (reserved === undefined && !this.hasRoom) {
      throw new InvocationRefused('ConcurrentInvocationLimitExceeded', 'Rate Exceeded.')
    }
    this.#running.set(functionArn, running + 1)
    if (reserved === undefined) this.#unreservedRunning++
    return () => {
      const left = (this.#running.get(functionArn) ?? 1) - 1
      if (left > 0) this.#running.set(functionArn, left)
      else this.#running.delete(functionArn)
      if (reserved === undefined) this.#unreservedRunning--
    }
  }

  /** Whether one more of those without a share may run. */
  get hasRoom(): boolean {
    return this.#unreservedRunning < this.#limit - this.#shares()
  }

  /** How many of a function run now. */
  running(functionArn: string): number {
    return this.#running.get(functionArn) ?? 0
  }

  #shares(): number {
    if (this.#reserved.size === 0) return 0
    let sum = 0
    for (const share of this.#reserved.values()) sum += share
    return sum
  }
}
