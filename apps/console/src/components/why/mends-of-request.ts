import { parseRequestParameter } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { escapeToken } from '../../client/patches.ts'
import { href } from '../../shell/address.ts'
import { go, goToMethod, type Mend, type Mending } from './mending.ts'

/** More leads are no lead. */
const mostLeads = 3

/** The draft may have by now what the deployment lacked; else the nearest resource is where a method is made, or another one is called. */
export function mendsOfNoMethod({ trace: { restApiId, httpMethod, path }, about, stageName, route, resources }: Mending): readonly Mend[] {
  if (route?.httpMethod !== undefined) {
    const resourceId = route.resource.id ?? ''
    return [{ kind: 'deploy', stageName }, showMethod(restApiId, resourceId, route.resource.path ?? '', route.httpMethod)]
  }
  const nearest = route?.resource ?? resources.find((resource) => resource.path === about.resourcePath)
  if (nearest === undefined) return []
  const { id = '', path: nearestPath = '', resourceMethods = {} } = nearest
  const verbs = Object.keys(resourceMethods).slice(0, mostLeads)
  return [
    route
      ? go(`Create the method ${httpMethod}`, '/apis/:restApiId/resources/:resourceId/create-method', { restApiId, resourceId: id }, { verb: httpMethod })
      : { kind: 'go', label: `Create a resource for ${path}`, href: `${href('/apis/:restApiId/create-resource', { restApiId })}?parent=${id}` },
    ...verbs.map((verb) => showMethod(restApiId, id, nearestPath, verb)),
  ]
}

function showMethod(restApiId: string, resourceId: string, path: string, httpMethod: string): Mend {
  return go(`Show ${httpMethod} ${path}`, '/apis/:restApiId/resources/:resourceId/:httpMethod', { restApiId, resourceId, httpMethod })
}

/** A parameter that is sent, or that nobody has to send. */
export function mendsOfParameter(mending: Mending): readonly Mend[] {
  const { about, method, stageName } = mending
  const keys = about.requestParameters ?? []
  const names = keys.map((key) => parseRequestParameter(key)?.name ?? key).join(', ')
  const required = keys.filter((key) => method?.settings.requestParameters?.[key] === true)
  return [
    ...(stageName === undefined ? goToMethod(mending, `Fill in ${names}`, 'test') : []),
    ...(method && required.length > 0
      ? [
          {
            kind: 'do' as const,
            label: `Make ${names} optional`,
            changes: 'draft' as const,
            run: async () => {
              const { restApiId, resourceId, httpMethod } = method
              const patchOperations = required.map((key) => ({ op: 'replace' as const, path: `/requestParameters/${escapeToken(key)}`, value: 'false' }))
              await call('UpdateMethod', { restApiId, resourceId, httpMethod, patchOperations })
              return `${names} is optional in the method request`
            },
          },
        ]
      : []),
  ]
}
