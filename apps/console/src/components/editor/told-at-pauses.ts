import { flushSync } from 'react-dom'

export interface ToldAtPauses {
  /** To be called when the text has changed. */
  readonly typed: () => void
  /** Tells what was not told yet, and ends it. */
  readonly end: () => void
}

/** Shorter than between two words, longer than between the keys of who types fast. */
const pauseInMillis = 100
/** How long who never pauses is not heard. */
const mostInMillis = 500

/**
 * Tells of what is typed when typing pauses: a key waits for its editor alone then, not for the page around it. The first change since the editor took the
 * focus is told right behind its paint, so that there is a draft from the first key on. Before any key that is no character, such as those of shortcuts, before
 * the focus leaves, when the pointer moves and before the editor goes, it tells at once.
 */
export function toldAtPauses(place: HTMLElement, tell: () => void): ToldAtPauses {
  let isFirst = true
  let since: number | undefined
  let frame: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const tellNow = () => {
    if (since === undefined) return
    if (frame !== undefined) cancelAnimationFrame(frame)
    clearTimeout(timer)
    since = frame = timer = undefined
    tell()
  }
  // The page takes the text whole before the next key, which it would otherwise overwrite.
  const tellIn = (millis: number) => (timer = setTimeout(() => flushSync(tellNow), millis))
  const onKey = ({ key }: KeyboardEvent) => key.length > 1 && tellNow()
  const onPointer = () => since !== undefined && flushSync(tellNow)
  const onLeave = () => {
    tellNow()
    isFirst = true
  }
  place.addEventListener('keydown', onKey, { capture: true })
  place.addEventListener('focusout', onLeave)
  // Who moves the pointer is about to click: what the page takes out of the way, such as a refusal, must not move a button under a press.
  document.addEventListener('pointermove', onPointer, { capture: true })
  return {
    typed: () => {
      since ??= performance.now()
      if (frame !== undefined) return
      clearTimeout(timer)
      // What follows a frame follows its paint.
      if (isFirst) frame = requestAnimationFrame(() => tellIn(0))
      else tellIn(Math.min(pauseInMillis, since + mostInMillis - performance.now()))
      isFirst = false
    },
    end: () => {
      tellNow()
      place.removeEventListener('keydown', onKey, { capture: true })
      place.removeEventListener('focusout', onLeave)
      document.removeEventListener('pointermove', onPointer, { capture: true })
    },
  }
}
