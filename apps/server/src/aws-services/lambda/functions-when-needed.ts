import type { Functions } from '@fourbox/lambda'

/**
 * Functions that are opened at their first use, or when that is foreseen: most servers start without calling one, and what
 * runs them costs more than the rest of the start together.
 */
export function functionsWhenNeeded(open: () => Promise<Functions>): Functions & { readonly prepare: () => Promise<void> } {
  let opening: Promise<Functions> | undefined
  let opened: Functions | undefined
  let closed = false
  const needed = (): Promise<Functions> => {
    if (opened) return Promise.resolve(opened)
    if (closed) return Promise.reject(new Error('Fourbox is about to end.'))
    opening ??= open().then(
      (functions) => (opened = functions),
      (error: unknown) => {
        // The next call tries again.
        opening = undefined
        throw error
      },
    )
    return opening
  }
  return {
    prepare: async () => void (await needed()),
    keepArchive: async (zip) => (await needed()).keepArchive(zip),
    dropArchive: async (sha256) => (await needed()).dropArchive(sha256),
    invoke: (version, invocation, asker) =>
      opened ? opened.invoke(version, invocation, asker) : needed().then((functions) => functions.invoke(version, invocation, asker)),
    lend: (version, invokedFunctionArn, asker) => opened?.lend(version, invokedFunctionArn, asker),
    invokeStreaming: async (version, invocation) => (await needed()).invokeStreaming(version, invocation),
    invokeLater: (version, invocation, settings) => {
      if (opened) opened.invokeLater(version, invocation, settings)
      else void needed().then((functions) => functions.invokeLater(version, invocation, settings))
    },
    // Nothing runs of what was never opened.
    discard: (functionArn, which) => opened?.discard(functionArn, which),
    provision: (version, count) => {
      if (opened) opened.provision(version, count)
      // A failure to open is told to the next call.
      else if (count > 0)
        needed().then(
          (functions) => functions.provision(version, count),
          () => undefined,
        )
    },
    provisioned: (version) => opened?.provisioned(version) ?? { ready: 0, wanted: 0, failed: false },
    environments: () => opened?.environments() ?? [],
    close: async () => {
      closed = true
      await (await opening?.catch(() => undefined))?.close()
    },
  }
}
