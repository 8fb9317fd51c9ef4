import { flushSync } from 'react-dom'

export interface BehindPaint {
  /** To be called when a character was typed. */
  readonly typed: () => void
  /** Ends it; what was not told yet is forgotten. */
  readonly end: () => void
}

/**
 * Tells of what is typed behind the paint that shows it: a key waits for its editor alone then, not for the page around it, and of many at once it tells once.
 * Before any key that is no character, such as those of shortcuts, and before the focus leaves, it tells at once.
 */
export function behindPaint(place: HTMLElement, tell: () => void): BehindPaint {
  let frame: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    clearTimeout(timer)
    frame = timer = undefined
  }
  const tellNow = () => {
    if (frame === undefined) return
    forget()
    tell()
  }
  const onKey = ({ key }: KeyboardEvent) => key.length > 1 && tellNow()
  place.addEventListener('keydown', onKey, { capture: true })
  place.addEventListener('focusout', tellNow)
  return {
    typed: () => {
      // What follows a frame follows its paint. The page takes the text whole before the next key, which it would otherwise overwrite.
      frame ??= requestAnimationFrame(() => (timer = setTimeout(() => flushSync(tellNow))))
    },
    end: () => {
      forget()
      place.removeEventListener('keydown', onKey, { capture: true })
      place.removeEventListener('focusout', tellNow)
    },
  }
}
