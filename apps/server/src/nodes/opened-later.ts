/** What is opened when it is first needed, and stays open. */
export interface OpenedLater<T> {
  /** Opens it, unless it is open; the next call tries again when that failed. */
  readonly needed: () => Promise<T>
  /** Closes it, also when it is just being opened. */
  readonly close: () => Promise<void>
}

/** `open` defers on the stack how to close what it has opened. */
export function openedLater<T>(open: (opened: AsyncDisposableStack) => Promise<T>): OpenedLater<T> {
  let opening: Promise<T> | undefined
  const opened = new AsyncDisposableStack()
  return {
    needed: () => {
      if (opened.disposed) return Promise.reject(new Error('Fourbox is about to end.'))
      opening ??= open(opened).catch((error: unknown) => {
        opening = undefined
        throw error
      })
      return opening
    },
    close: async () => {
      await opening?.catch(() => undefined)
      await opened.disposeAsync()
    },
  }
}
