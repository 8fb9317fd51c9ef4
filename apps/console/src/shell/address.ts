import { generatePath } from 'react-router'

/** The path under which the server hands out the console. */
export const basename = '/console'

/** The one page outside of the layout. */
export const signInPath = '/sign-in'

/** The `href` of a page of the console; `follow-links.ts` turns a click on it into a step of the router. */
export function href(path: string, parameters: Readonly<Record<string, string>> = {}): string {
  return `${basename}${generatePath(path, parameters)}`
}
