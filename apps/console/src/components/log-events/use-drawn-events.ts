import { useMemo } from 'react'
import type { EventLook } from './event-look.ts'
import type { LogLine } from './log-line.ts'
import { patternOfText, termsOf } from './patterns.ts'
import { byRequest, byTime } from './rows.ts'
import type { View } from './view.ts'

/** The rows of a list of events and how they are drawn, by what the view says; what is clicked in a line changes the view. */
export function useDrawnEvents(lines: readonly LogLine[], view: View, origin: EventLook['origin'], onShow: (changes: Partial<View>) => void) {
  const { pattern, utc, wrap } = view
  const rows = useMemo(() => (view.byRequest ? byRequest(lines) : byTime(lines)), [lines, view.byRequest])
  const look: EventLook = {
    utc,
    wrap,
    byRequest: view.byRequest,
    origin,
    terms: useMemo(() => termsOf(pattern), [pattern]),
    onlyRequest: (requestId) => {
      if (requestId !== undefined) onShow({ pattern: patternOfText(requestId) })
    },
    filter: (text) => onShow({ pattern: text }),
  }
  return { rows, look }
}
