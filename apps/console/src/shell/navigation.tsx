import { visible } from '@fourbox/domain'
import Button from '@cloudscape-design/components/button'
import { useEffect } from 'react'
import { matchPath, useLocation } from 'react-router'
import { create } from 'zustand'
import { isShown, type Route, routes } from '../routes.tsx'
import { atFourbox } from '../settings.ts'
import { href } from './address.ts'
import { stemOf } from './current-route.ts'
import { useOpenApi, useOpenApiId } from './open-api.ts'
import { useIsAllowed } from './permission.ts'

/** Narrower than this, the navigation lies over the page and is closed unless asked for. */
const narrowInPixels = 900

const wide = matchMedia(`(min-width: ${narrowInPixels + 1}px)`)

const useNavigation = create<{ readonly open: boolean }>(() => ({ open: wide.matches }))
wide.addEventListener('change', ({ matches }) => useNavigation.setState({ open: matches }))

/** Narrower than this, a page that needs the whole width has the navigation closed until it is asked for. */
const roomy = matchMedia('(min-width: 1700px)')

/** Whether somebody opened the navigation on such a page: then it stays. */
let isWanted = false

/** Gives the calling page the width of the navigation while it is there, unless the person wants to see that too. */
export function useWholeWidth(): void {
  useEffect(() => {
    if (roomy.matches || isWanted || !useNavigation.getState().open) return undefined
    useNavigation.setState({ open: false })
    return () => useNavigation.setState({ open: wide.matches })
  }, [])
}

/** The routes that have a `group`; the API's own ones while an API is open. */
export function Navigation() {
  const { pathname } = useLocation()
  const { open } = useNavigation()
  const restApiId = useOpenApiId()
  const api = useOpenApi()
  if (!open) return null
  const current = currentPath(pathname)
  return (
    // A step to another page closes a navigation that lies over it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <nav id="navigation" className="navigation" aria-label="API Gateway" onClick={closeWhenNarrow}>
      <div className="navigation-heading">
        <h2>API Gateway</h2>
        <span className="navigation-close">
          <Button variant="icon" iconName="close" ariaLabel="Close navigation" onClick={() => useNavigation.setState({ open: false })} />
        </span>
      </div>
      <Links group="top" current={current} />
      {restApiId !== undefined && (
        <>
          <h3 title={visible(api.data?.name ?? '')}>API: {visible(api.data?.name ?? restApiId)}</h3>
          <Links group="api" current={current} parameters={{ restApiId }} />
        </>
      )}
      <Links group="bottom" current={current} />
      {atFourbox && <h3>Lambda</h3>}
      <Links group="lambda" current={current} />
      <h3>CloudWatch</h3>
      <Links group="logs" current={current} />
    </nav>
  )
}

export function NavigationToggle() {
  const { open } = useNavigation()
  return (
    <Button
      variant="icon"
      iconName="menu"
      ariaLabel={open ? 'Close navigation' : 'Open navigation'}
      ariaExpanded={open}
      onClick={() => {
        isWanted = !open
        useNavigation.setState({ open: !open })
      }}
    />
  )
}

interface LinksProperties {
  readonly group: Route['group']
  readonly current: string | undefined
  readonly parameters?: Readonly<Record<string, string>>
}

function Links({ group, current, parameters = {} }: LinksProperties) {
  const isAllowed = useIsAllowed()
  const listed = routes.filter((route) => route.group === group && isShown(route) && isAllowed(route.needs))
  if (listed.length === 0) return null
  return (
    <ul className={`navigation-${group}`}>
      {listed.map(({ title, path }) => (
        <li key={path}>
          <a href={href(stemOf(path), parameters)} aria-current={path === current ? 'page' : undefined}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The path of the innermost listed page that the address is at or below. */
function currentPath(pathname: string): string | undefined {
  return routes
    .filter(({ path, group }) => group !== undefined && matchPath({ path: stemOf(path), end: false }, pathname))
    .toSorted((a, b) => stemOf(b.path).length - stemOf(a.path).length)[0]?.path
}

function closeWhenNarrow(): void {
  if (!wide.matches) useNavigation.setState({ open: false })
}
