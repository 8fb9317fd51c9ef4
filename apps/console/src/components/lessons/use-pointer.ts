import { useEffect, useEffectEvent, useRef } from 'react'
import { findControl } from './find-control.ts'
import type { Step } from './lesson.ts'

/** By which the style sheet finds what is pointed at. */
const mark = 'data-lesson-control'

/**
 * Points at the control of a step wherever it comes up, as long as the page is the one `isHere` on which it stands. Answers what takes the
 * focus there, now or once the control is on the page.
 */
export function usePointer(step: Step | undefined, isHere: boolean): () => void {
  const shown = useRef<HTMLElement>(undefined)
  const wanted = useRef<Step>(undefined)

  function focusWanted() {
    if (!shown.current || wanted.current === undefined || wanted.current !== step) return
    wanted.current = undefined
    shown.current.scrollIntoView({ block: 'center' })
    shown.current.focus()
  }

  const focusAsWanted = useEffectEvent(focusWanted)
  useEffect(() => {
    if (!step || !isHere) return undefined
    const look = () => {
      const found = findControl(step.control)
      if (found !== shown.current) {
        shown.current?.removeAttribute(mark)
        found?.setAttribute(mark, '')
        shown.current = found
      }
      focusAsWanted()
    }
    // A page is drawn in many small changes.
    let frame: number | undefined
    const lookSoon = () => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined
        look()
      })
    }
    look()
    const changes = new MutationObserver(lookSoon)
    changes.observe(document.body, { childList: true, subtree: true })
    return () => {
      changes.disconnect()
      if (frame !== undefined) cancelAnimationFrame(frame)
      shown.current?.removeAttribute(mark)
      shown.current = undefined
    }
  }, [step, isHere])

  return () => {
    wanted.current = step
    focusWanted()
  }
}
