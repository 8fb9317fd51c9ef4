import type { Resource } from '@aws-sdk/client-api-gateway'
import { visible } from '@fourbox/domain'
import { generatePath } from 'react-router'
import { verbsOf } from '../method/verb-order.ts'
import type { Entry } from './entry.ts'

/** What has a name and a page of its own. */
export interface Named {
  readonly id?: string | undefined
  readonly name?: string | undefined
}

interface NamedKind {
  readonly kind: string
  /** The route of its page; `:id` stands for its id. */
  readonly path: string
  /** What tells it from others of the same name. */
  readonly of?: string | undefined
}

/** The entries of a list: by name, or by id where they have none. */
export function namedEntries(list: readonly Named[] | undefined, { kind, path, of }: NamedKind): readonly Entry[] {
  return (list ?? []).flatMap(({ id, name }) =>
    id === undefined ? [] : [{ kind, text: visible(name ?? id), ...(of !== undefined && { of: visible(of) }), go: generatePath(path, { id }) }],
  )
}

/** Resources, each behind its methods: those are what most are looked for. */
export function resourceEntries(restApiId: string, resources: readonly Resource[] | undefined, of: string | undefined): readonly Entry[] {
  const ofApi = of === undefined ? {} : { of: visible(of) }
  return (resources ?? []).flatMap((resource) => {
    const { id = '' } = resource
    const path = visible(resource.path ?? '')
    const page = `/apis/${restApiId}/resources/${id}`
    return [
      ...verbsOf(resource).map((verb): Entry => ({ kind: 'Method', text: `${verb} ${path}`, ...ofApi, go: `${page}/${verb}` })),
      { kind: 'Resource', text: path, ...ofApi, go: page },
    ]
  })
}
