import { visible } from '@fourbox/domain'
import { useLocation } from 'react-router'
import { type Route, routes } from '../routes.tsx'
import { href } from './address.ts'
import { currentRoute } from './current-route.ts'
import { useOpenApi } from './open-api.ts'

type Crumb = Pick<Route, 'path' | 'title' | 'parent' | 'calledBy'>

/** From all APIs down to this page, along the `parent` of each route; an API goes by its name. */
export function Breadcrumbs() {
  const { pathname } = useLocation()
  const { route, parameters } = currentRoute(pathname)
  const api = useOpenApi()
  return (
    <nav className="breadcrumbs" aria-label="Breadcrumbs">
      <ol>
        {trail(route).map((crumb) => {
          const text = visible(crumb.path === apiPath ? (api.data?.name ?? crumb.title) : (parameters[crumb.calledBy ?? ''] ?? crumb.title))
          return <li key={crumb.path}>{crumb === route ? <span aria-current="page">{text}</span> : <a href={href(crumb.path, parameters)}>{text}</a>}</li>
        })}
      </ol>
    </nav>
  )
}

const apiPath = '/apis/:restApiId'
/** The API itself has no page of its own: its address leads to its resources. */
const apiCrumb: Crumb = { path: apiPath, title: 'API', parent: '/apis' }

function trail(crumb: Crumb | undefined): readonly Crumb[] {
  if (crumb === undefined) return []
  return [...trail(crumb.parent === apiPath ? apiCrumb : routes.find(({ path }) => path === crumb.parent)), crumb]
}
