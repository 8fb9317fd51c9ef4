import { useEffect } from 'react'
import { useDrafts } from './drafts.ts'

/** Asks before the page is closed or loaded anew while something typed is not saved. Steps within the console lose nothing. */
export function useUnsavedGuard(): void {
  const unsaved = useDrafts((state) => state.drafts.size > 0)
  useEffect(() => {
    if (!unsaved) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
}
