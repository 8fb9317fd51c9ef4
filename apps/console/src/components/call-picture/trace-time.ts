import type { Trace } from '@fourbox/domain'

/** A box's own time: marks are made when a box has ended, so that it is the difference to the mark before. */
export function ownMillis({ boxes }: Trace, index: number): number {
  return (boxes[index]?.at ?? 0) - (boxes[index - 1]?.at ?? 0)
}

/** `41 ms`, or `< 1 ms`. */
export function millisText(millis: number): string {
  return millis < 1 ? '< 1 ms' : `${Math.round(millis)} ms`
}
