import { useLayoutEffect } from 'react'

/**
 * Says to style sheets that the calling page is as high as the window. One that asked for it by the page's content, with `:has()`, would have a browser look
 * at the whole page anew for each element that comes or goes anywhere in it.
 */
export function useWholeHeight(): void {
  useLayoutEffect(() => {
    document.body.classList.add('whole-height')
    return () => document.body.classList.remove('whole-height')
  }, [])
}
