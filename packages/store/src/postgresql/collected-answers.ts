import { setTimeout as delay } from 'node:timers/promises'

/** What nodes have answered to one question so far. */
export class CollectedAnswers {
  readonly #values = new Map<string, { readonly value: unknown }>()
  readonly #failed = new Set<string>()
  #next = Promise.withResolvers<void>()

  take(node: string, value: unknown): void {
    this.#values.set(node, { value })
    this.#next.resolve()
  }

  /** It could not answer. */
  fail(node: string): void {
    this.#failed.add(node)
    this.#next.resolve()
  }

  of(node: string): { readonly value: unknown } | undefined {
    return this.#values.get(node)
  }

  has(node: string): boolean {
    return this.#values.has(node) || this.#failed.has(node)
  }

  /** Resolves when all of some nodes have answered, or so many milliseconds have passed. */
  async untilAll(nodes: readonly string[], millis: number): Promise<void> {
    const late = delay(millis, 'late', { ref: false })
    while (!nodes.every((node) => this.has(node))) {
      if ((await Promise.race([this.#next.promise, late])) === 'late') return
      this.#next = Promise.withResolvers()
    }
  }
}
