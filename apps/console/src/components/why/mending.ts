import type { Method, Resource } from '@aws-sdk/client-api-gateway'
import { servingMethod, parseArn, parseInvocationUri, testStage, type Trace, type Why } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { settings } from '../../settings.ts'
import { href } from '../../shell/address.ts'
import { localFunction, type LocalFunction } from '../function/local-function.ts'
import { type DraftRoute, draftRoute } from './draft-route.ts'

/** What can be done about a reason: a page that is opened where it is to be mended, or a change of the draft that is made at once. */
export type Mend =
  | { readonly kind: 'go'; readonly label: string; readonly href: string }
  | { readonly kind: 'deploy'; readonly stageName: string | undefined }
  /** Takes nothing away, and can be undone; answers what was done, in a sentence. */
  | { readonly kind: 'do'; readonly label: string; readonly changes: 'draft' | 'account'; readonly run: () => Promise<string> }

/** A reason beside what the draft has by now where it was given. */
export interface Mending {
  readonly why: Why
  readonly about: NonNullable<Why['about']>
  readonly trace: Pick<Trace, 'restApiId' | 'stage' | 'httpMethod' | 'path'>
  /** The stage that was called; undefined for a test. */
  readonly stageName: string | undefined
  /** The method of the draft that the call came to; undefined where it came to none, or the draft has it no more. */
  readonly method: DraftMethod | undefined
  /** Where the draft would lead the call. */
  readonly route: DraftRoute | undefined
  readonly resources: readonly Resource[]
}

export interface DraftMethod {
  readonly restApiId: string
  readonly resourceId: string
  readonly path: string
  /** As it is declared. */
  readonly httpMethod: string
  readonly settings: Method
}

export function mendingOf(trace: Trace, why: Why, resources: readonly Resource[]): Mending {
  const { restApiId, stage, httpMethod, path, resourcePath } = trace
  return {
    why,
    about: why.about ?? {},
    trace,
    stageName: stage === testStage ? undefined : stage,
    method: methodAt(
      restApiId,
      resources.find((resource) => resource.path === resourcePath),
      httpMethod,
    ),
    route: draftRoute(resources, path, httpMethod),
    resources,
  }
}

function methodAt(restApiId: string, resource: Resource | undefined, verb: string): DraftMethod | undefined {
  const httpMethod = servingMethod(new Set(Object.keys(resource?.resourceMethods ?? {})), verb)
  if (resource === undefined || httpMethod === undefined) return undefined
  return { restApiId, resourceId: resource.id ?? '', path: resource.path ?? '', httpMethod, settings: resource.resourceMethods?.[httpMethod] ?? {} }
}

/** A page of the method, which does not exist where the draft has none. */
export function goToMethod({ method }: Mending, label: string, page: string): readonly Mend[] {
  return method ? [{ kind: 'go', label, href: hrefOfMethod(method, page) }] : []
}

/** @param page such as `integration-request/edit`, with a query of its own */
export function hrefOfMethod({ restApiId, resourceId, httpMethod }: DraftMethod, page: string): string {
  return `${href('/apis/:restApiId/resources/:resourceId/:httpMethod', { restApiId, resourceId, httpMethod })}/${page}`
}

/** @param search the query of the page's address */
export function go(label: string, path: string, parameters: Readonly<Record<string, string>> = {}, search: Readonly<Record<string, string>> = {}): Mend {
  const query = new URLSearchParams(search).toString()
  return { kind: 'go', label, href: `${href(path, parameters)}${query === '' ? '' : `?${query}`}` }
}

/** A page of the stage that was called, below its own; none for a test, which has no stage. */
export function goToStage({ trace: { restApiId }, stageName }: Mending, label: string, page: string): readonly Mend[] {
  return stageName === undefined ? [] : [go(label, `/apis/:restApiId/stages/:stageName/${page}`, { restApiId, stageName })]
}

/** The function of this machine that the call would have come to, or came to. */
export function functionOf({ about: { functionArn }, method }: Mending): LocalFunction | undefined {
  const text = functionArn ?? parseInvocationUri(method?.settings.methodIntegration?.uri ?? '')?.functionArn ?? ''
  return localFunction(text, parseArn(text)?.region ?? settings.region)
}

/** A page of that function. */
export function functionPage(mending: Mending, label: string, path: string): readonly Mend[] {
  const named = functionOf(mending)
  return named === undefined ? [] : [go(label, path, { functionName: named.name })]
}

/** A change of one setting of the integration. */
export function setIntegration({ method }: Mending, label: string, path: string, value: string): readonly Mend[] {
  if (method === undefined) return []
  const { restApiId, resourceId, httpMethod } = method
  return [
    {
      kind: 'do',
      label,
      changes: 'draft',
      run: async () => {
        await call('UpdateIntegration', { restApiId, resourceId, httpMethod, patchOperations: [{ op: 'replace', path, value }] })
        return `Saved: ${label}`
      },
    },
  ]
}
