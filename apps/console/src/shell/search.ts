import { type ComponentProps, createContext, useContext } from 'react'
import { useSearchParams } from 'react-router'
import type { RouterProvider } from 'react-router/dom'

export type Router = ComponentProps<typeof RouterProvider>['router']

/** The router of the console, for what must know where the page is now: what is drawn may be a step behind. */
export const RouterContext = createContext<Router | undefined>(undefined)

/** The query of the address, and its change in place: over the newest one, so that of two quick changes none undoes the other. */
export function useSearch(): readonly [search: URLSearchParams, change: (toNext: (newest: URLSearchParams) => URLSearchParams) => void] {
  const router = useContext(RouterContext)
  if (!router) throw new Error('A page stands within the console')
  const [search, setSearch] = useSearchParams()
  return [search, (toNext) => setSearch(toNext(new URLSearchParams(router.state.location.search)), { replace: true })]
}
