/*
 * A browser forgets a page's timers with the page; Node, whose timers the tests' pages use, rings them all. The one
 * that Cloudscape's flash bar does not take back drew into a page whose window was gone.
 */
const running = new Set<ReturnType<typeof setTimeout>>()
const { setTimeout: begin, clearTimeout: end } = globalThis

Object.assign(globalThis, {
  setTimeout: (callback: (...parameters: readonly unknown[]) => void, millis?: number, ...parameters: readonly unknown[]) => {
    const timer = begin(() => {
      running.delete(timer)
      callback(...parameters)
    }, millis)
    running.add(timer)
    return timer
  },
  clearTimeout: (timer?: ReturnType<typeof setTimeout>) => {
    if (timer !== undefined) running.delete(timer)
    end(timer)
  },
})

/** Takes back what the page that is closed has set and not met. */
export function endTimers(): void {
  for (const timer of running) end(timer)
  running.clear()
}
