import { useState } from 'react'
import type { CodePlace } from '../test/stack-place.ts'

/** Which file the editor shows, and where in it. */
export interface OpenFile {
  readonly path: string | undefined
  readonly place: CodePlace | undefined
  /** A file, or a place in one. */
  readonly show: (target: string | CodePlace) => void
}

export function useOpenFile(): OpenFile {
  const [shown, setShown] = useState<{ readonly path: string; readonly place?: CodePlace }>()
  return {
    path: shown?.path,
    place: shown?.place,
    show: (target) => setShown(typeof target === 'string' ? { path: target } : { path: target.path, place: { ...target } }),
  }
}
