import { generatePath } from 'react-router'
import { isShown, type Route, routes } from '../../routes.tsx'
import { currentRoute, stemOf } from '../../shell/current-route.ts'
import type { Entry } from './entry.ts'

/**
 * Every page for whoever sits here whose whole address is known where one is: those that belong to nothing, and those of the API, the resource, the
 * method, the stage that the address names. What the navigation lists are pages; the others are there for something to be done.
 */
export function pageEntries(pathname: string, isAllowed: (needs: Route['needs']) => boolean): readonly Entry[] {
  const { parameters } = currentRoute(pathname)
  return routes.filter(isShown).flatMap(({ path, title, group, needs }) => {
    const stem = stemOf(path)
    const names = stem.split('/').flatMap((part) => (part.startsWith(':') ? [part.slice(1)] : []))
    // The page of a thing is led to by its name.
    const isOfThing = names.length > 0 && stem.endsWith(`/:${names.at(-1)}`)
    if (!isAllowed(needs) || isOfThing || names.some((name) => parameters[name] === undefined)) return []
    const go = generatePath(stem, parameters)
    return go === pathname ? [] : [{ kind: group === undefined ? 'Action' : 'Page', text: title, go }]
  })
}
