import { matchPath } from 'react-router'
import { type Route, routes } from '../routes.tsx'

interface CurrentRoute {
  readonly route: Route | undefined
  /** What its address names. */
  readonly parameters: Readonly<Record<string, string>>
}

/** A page with a fixed name goes before one whose name is a parameter, as in the router. */
const fixedFirst = routes.toSorted((a, b) => fixedParts(b.path) - fixedParts(a.path))

/** The page of an address. */
export function currentRoute(pathname: string): CurrentRoute {
  for (const route of fixedFirst) {
    const match = matchPath(route.path, pathname)
    if (match) return { route, parameters: definedParameters(match.params) }
  }
  return { route: undefined, parameters: {} }
}

/** A path without its optional parameters. */
export function stemOf(path: string): string {
  return path.replace(/\/:[^/]+\?.*$/, '')
}

function fixedParts(path: string): number {
  return path.split('/').filter((part) => !part.startsWith(':')).length
}

function definedParameters(parameters: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
