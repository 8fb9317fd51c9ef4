import { render } from '@testing-library/react'
import { createMemoryRouter, matchPath } from 'react-router'
import { routes } from '../routes.tsx'
import { Console } from '../shell/console.tsx'
import { useDrafts } from '../shell/drafts.ts'
import { useFlashes } from '../shell/flashes.ts'
import { useOverlay } from '../shell/overlays.tsx'
import { consoleQueryClient } from '../shell/query-client.ts'
import { routeObjects } from '../shell/router.tsx'

// The test's DOM lays nothing out; a list that draws what is in sight needs a size.
Object.defineProperties(HTMLElement.prototype, { clientHeight: { value: 800 }, clientWidth: { value: 1280 } })

/** Opens the whole console at an address, as a browser would, with nothing typed, nothing said and nothing over the page yet. The page's code is there already. */
export async function openConsole(path: string, queryClient = consoleQueryClient()) {
  await Promise.all(routes.filter((route) => matchPath(route.path, path.split('?')[0] ?? '')).map(({ load }) => load()))
  useDrafts.setState({ drafts: new Map() })
  useFlashes.setState({ flashes: [] })
  useOverlay.setState({ open: undefined, dialog: undefined })
  const router = createMemoryRouter(routeObjects, { initialEntries: [path] })
  return { router, ...render(<Console router={router} queryClient={queryClient} />) }
}
