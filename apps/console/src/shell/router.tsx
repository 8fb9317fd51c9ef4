import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { isShown, routes } from '../routes.tsx'
import { basename, signInPath } from './address.ts'
import { Layout } from './layout.tsx'
import { NotFound, PageFailed } from './page-failed.tsx'

/** The table of routes as the router wants it: every page inside the layout, its code loaded when it is first met. */
export const routeObjects: RouteObject[] = [
  { path: signInPath, HydrateFallback: () => null, lazy: async () => ({ Component: (await import('../screens/sign-in/index.tsx')).default }) },
  {
    element: <Layout />,
    HydrateFallback: () => null,
    children: [
      { index: true, element: <Navigate to="/apis" replace /> },
      { path: '/apis/:restApiId', element: <Navigate to="resources" replace /> },
      ...routes.filter(isShown).map(({ path, load }) => ({ path, lazy: async () => ({ Component: (await load()).default }), errorElement: <PageFailed /> })),
      { path: '*', element: <NotFound /> },
    ],
  },
]

export function browserRouter() {
  return createBrowserRouter(routeObjects, { basename })
}

/** Resolves when the page of the present address can be drawn. */
export function whenReady(router: ReturnType<typeof browserRouter>): Promise<void> {
  return new Promise((resolve) => {
    if (router.state.initialized) return resolve()
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return
      stop()
      resolve()
    })
  })
}
