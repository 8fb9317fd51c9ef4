import { own } from '@fourbox/domain'
import { create } from 'zustand'

/** A lesson that somebody has begun. */
export interface TakenLesson {
  /** Milliseconds since 1970: the API that it is done with was made after that. */
  readonly since: number
  readonly finished: boolean
}

interface TakenLessons {
  /** The id of the one whose steps stand beside the page. */
  readonly open: string | undefined
  readonly taken: Readonly<Record<string, TakenLesson>>
}

const storageKey = 'fourbox-lessons'

/** Which lessons were begun in this browser. What of them is done, the server knows. */
export const useTakenLessons = create<TakenLessons>(() => stored())
useTakenLessons.subscribe((state) => localStorage.setItem(storageKey, JSON.stringify(state)))

/** Shows a lesson's steps beside the page, from where it was left. */
export function takeUpLesson(id: string): void {
  const begun = own(useTakenLessons.getState().taken, id)
  if (begun) useTakenLessons.setState({ open: id })
  else startLessonOver(id)
}

/** From its first step, with another API. */
export function startLessonOver(id: string): void {
  useTakenLessons.setState(({ taken }) => ({ open: id, taken: { ...taken, [id]: { since: Date.now(), finished: false } } }))
}

export function leaveLesson(): void {
  useTakenLessons.setState({ open: undefined })
}

export function finishLesson(id: string): void {
  useTakenLessons.setState(({ taken }) => {
    const begun = own(taken, id)
    return begun && !begun.finished ? { taken: { ...taken, [id]: { ...begun, finished: true } } } : {}
  })
}

function stored(): TakenLessons {
  const none: TakenLessons = { open: undefined, taken: {} }
  const text = localStorage.getItem(storageKey)
  if (text === null) return none
  try {
    const { open, taken }: { readonly open?: unknown; readonly taken?: unknown } = JSON.parse(text)
    if (typeof taken !== 'object' || taken === null) return none
    const read = Object.entries(taken).flatMap(([id, lesson]) => (isTaken(lesson) ? [[id, lesson] as const] : []))
    return { open: typeof open === 'string' ? open : undefined, taken: Object.fromEntries(read) }
  } catch {
    return none
  }
}

function isTaken(lesson: unknown): lesson is TakenLesson {
  return (
    typeof lesson === 'object' &&
    lesson !== null &&
    'since' in lesson &&
    typeof lesson.since === 'number' &&
    'finished' in lesson &&
    typeof lesson.finished === 'boolean'
  )
}
