import type { ComponentType } from 'react'

/** One page of the console. Router, side navigation and breadcrumbs are derived from the table below. */
export interface Route {
  readonly path: string
  readonly title: string
  /** The page above in the breadcrumbs. */
  readonly parent?: string
  /** Where the side navigation lists it: above the API, under the API that is open, or below. */
  readonly group?: 'top' | 'api' | 'bottom'
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

const resourcesPath = '/apis/:restApiId/resources/:resourceId?/:httpMethod?/:tab?'

export const routes = [
  { path: '/apis', title: 'APIs', group: 'top', load: () => import('./screens/apis/index.tsx') },
  { path: '/apis/create', title: 'Create REST API', parent: '/apis', load: () => import('./screens/create-api/index.tsx') },
  {
    path: resourcesPath,
    title: 'Resources',
    parent: '/apis/:restApiId',
    group: 'api',
    load: () => import('./screens/resources/index.tsx'),
  },
  { path: '/apis/:restApiId/create-resource', title: 'Create resource', parent: resourcesPath, load: () => import('./screens/create-resource/index.tsx') },
  {
    path: '/apis/:restApiId/resources/:resourceId/create-method',
    title: 'Create method',
    parent: resourcesPath,
    load: () => import('./screens/create-method/index.tsx'),
  },
  { path: '/apis/:restApiId/stages/:stageName?', title: 'Stages', parent: '/apis/:restApiId', group: 'api', load: () => import('./screens/stages/index.tsx') },
] as const satisfies readonly Route[]
