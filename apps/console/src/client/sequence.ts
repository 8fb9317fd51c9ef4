/** Does one thing of a sequence; `undo` is called when a later one fails. `what` names it for the case that the undoing fails, too. */
export type Step = <R>(what: string, action: () => Promise<R>, undo: (result: R) => Promise<unknown>) => Promise<R>

/**
 * Runs several writes as one: when a step fails, the ones before it are undone, last first.
 * @throws the error of the failed step; where something could not be undone, its text goes on to say what stands.
 */
export async function inSequence<R>(run: (step: Step) => Promise<R>): Promise<R> {
  const done: { readonly what: string; readonly undo: () => Promise<unknown> }[] = []
  try {
    return await run(async (what, action, undo) => {
      const result = await action()
      done.push({ what, undo: () => undo(result) })
      return result
    })
  } catch (error) {
    const standing: string[] = []
    for (const { what, undo } of done.toReversed()) await undo().catch(() => standing.push(what))
    if (standing.length === 0 || !(error instanceof Error)) throw error
    throw new Error(`${error.message} This was done before and could not be undone: ${standing.join(', ')}.`, { cause: error })
  }
}
