import { type RefObject, useEffect, useRef } from 'react'

/** The place that is brought into sight whenever something else has come there; what stood there when the page was opened lets the page be. */
export function useInSight(thing: unknown): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(thing)
  useEffect(() => {
    const isNew = thing !== before.current
    before.current = thing
    if (isNew && thing !== undefined && thing !== null) place.current?.scrollIntoView({ block: 'nearest' })
  }, [thing])
  return place
}
