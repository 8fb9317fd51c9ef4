import {
  apiQuotaFault,
  type FaultKind,
  faultsOf,
  isPathVariable,
  pathPartFaults,
  readPathPart,
  type HttpMethod,
  type Method,
  type Resource,
  type RestApi,
} from '@fourbox/domain'

import type { ImportSettings } from './import-settings.ts'

interface Branch {
  readonly resource: Omit<Resource, 'methods'>
  readonly methods: Map<HttpMethod, Method>
  /** The one child that is a variable. */
  variable?: string
}

interface NoBranch {
  readonly fault: string
  readonly kind?: FaultKind
}

/** The resources of an API while paths are being added to them. */
export interface ResourceTree {
  /** The resource at a path, with all that lead to it. Else AWS's reason why there can be none. */
  readonly grow: (path: string) => Branch | NoBranch
  readonly resources: () => RestApi['resources']
}

/**
 * Starts from the resources that stay. `former` are those whose ids a path keeps when it comes back: an import that
 * says the same as before changes nothing.
 */
export function growTree(
  rootResourceId: string,
  kept: RestApi['resources'],
  former: RestApi['resources'],
  { newId, limits }: Pick<ImportSettings, 'newId' | 'limits'>,
): ResourceTree {
  const formerIds = new Map(Object.values(former).map(({ path, id }) => [path, id]))
  const root: Branch = { resource: { id: rootResourceId, path: '/' }, methods: new Map() }
  const branches = new Map([['/', root]])
  const before = Object.keys(kept).length

  const branchAt = (path: string): Branch | NoBranch => {
    const known = branches.get(path)
    if (known) return known
    const cut = path.lastIndexOf('/')
    const parent = branchAt(path.slice(0, cut) || '/')
    if ('fault' in parent) return parent
    const pathPart = path.slice(cut + 1)
    const fault = pathPartFault(pathPart, parent)
    if (fault !== undefined) return { fault }
    const tooMany = apiQuotaFault('resourcesPerApi', { before, after: branches.size + 1 }, limits)
    if (tooMany) return { fault: tooMany.text, kind: tooMany.kind }
    const branch: Branch = { resource: { id: formerIds.get(path) ?? newId(6), parentId: parent.resource.id, pathPart, path }, methods: new Map() }
    if (isPathVariable(pathPart)) parent.variable = pathPart
    branches.set(path, branch)
    return branch
  }

  for (const { path, methods } of Object.values(kept)) {
    const branch = branchAt(path)
    if (!('fault' in branch)) for (const method of Object.values(methods)) branch.methods.set(method.httpMethod, method)
  }

  return {
    grow: (path) => {
      const segments = path.split('/').filter(Boolean)
      if (segments.length > maxSegments) return { fault: pathPartFaults.malformed }
      return branchAt(`/${segments.join('/')}`)
    },
    resources: () =>
      Object.fromEntries([...branches.values()].map(({ resource, methods }) => [resource.id, { ...resource, methods: Object.fromEntries(methods) }])),
  }
}

/** Bounds the recursion; API Gateway's own bound on a path is far below. */
const maxSegments = 200

function pathPartFault(pathPart: string, { resource, variable }: Branch): string | undefined {
  const siblings = variable === undefined ? [] : [variable]
  return faultsOf(readPathPart(pathPart, { parent: resource, siblings }))[0]?.text
}
