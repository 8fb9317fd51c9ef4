import type { MouseEvent } from 'react'
import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { basename } from './address.ts'

/** One click handler for all links of the console, whichever component drew them: a plain click is a step of the router, not a page load. */
export function useFollowLinks(): (event: MouseEvent) => void {
  const navigate = useNavigate()
  return useCallback(
    (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || link.target === '_blank' || link.origin !== location.origin || !link.pathname.startsWith(`${basename}/`)) return
      event.preventDefault()
      void navigate(`${link.pathname.slice(basename.length)}${link.search}${link.hash}`)
    },
    [navigate],
  )
}
