import { own, withoutEntry } from '@fourbox/domain'

import type { PlannedValue } from '../plan/planned-value.ts'
import type { TemplateFault } from '../template-error.ts'
import { isJsonObject, type JsonObject, objectOf } from '../template/json.ts'
import { faultAt, type Template } from '../template/template.ts'
import { type ApiDraft, foreignApi, newApiDraft } from './api-draft.ts'
import { type ApiEvent, apiEventsOf, expandApiEvent, implicitApi } from './api-event.ts'
import { expandApi } from './api.ts'
import { expandFunction, expandLayer } from './function.ts'
import { globalsFaults, withGlobals } from './globals.ts'
import { followReferences } from './references.ts'
import { SamContext, type SamResource } from './sam-context.ts'
import { expandStateMachine, startExecution } from './state-machine.ts'

export interface Expanded {
  readonly template: Template
  readonly faults: readonly TemplateFault[]
  readonly warnings: readonly TemplateFault[]
}

/**
 * The transform `AWS::Serverless-2016-10-31`: functions with their events, APIs and layers become the resources that stand
 * behind them, under the logical ids that AWS's transform gives them. A hash in an id is not AWS's own, but changes when AWS's does.
 */
export function expandServerless(template: Template, parameters: ReadonlyMap<string, PlannedValue>): Expanded {
  const context = new SamContext(template, parameters)
  const globals = objectOf(own(template.root, 'Globals'))
  for (const { section, text } of globalsFaults(globals)) context.faults.push(faultAt(template, { owner: globals, key: section }, text))
  const resources = Object.entries(objectOf(own(template.root, 'Resources'))).flatMap(([logicalId, declaration]) => {
    if (!isJsonObject(declaration)) return []
    const type = own(declaration, 'Type')
    const written = objectOf(own(declaration, 'Properties'))
    // SAM takes a property that is null for one that is not there: the templates of .NET's tools say so of every role.
    const properties = typeof type === 'string' && type.startsWith('AWS::Serverless::') ? withoutNulls(written) : written
    if (typeof type !== 'string') return [{ logicalId, type: '', properties, declaration }]
    return [{ logicalId, type, properties: withGlobals(globals, { type, properties, ignore: own(declaration, 'IgnoreGlobals') }), declaration }]
  })
  const callers = resources.filter(({ type }) => type === 'AWS::Serverless::Function' || type === 'AWS::Serverless::StateMachine')
  const events = new Map(callers.map((caller) => [caller, apiEventsOf(context, caller)]))
  const drafts = apiDrafts(context, resources, { globals, events: [...events.values()].flat() })
  for (const resource of resources) expandResource(context, resource)
  const source = callers.find(asksForHttpApi)
  if (source) context.make(source.logicalId, 'ServerlessHttpApi', { Type: 'AWS::ApiGatewayV2::Api' })
  const plain = new Map(resources.filter(({ type }) => type === 'AWS::ApiGateway::RestApi').map((resource) => [resource.logicalId, foreignApi(resource)]))
  for (const [caller, its] of events) for (const event of its) writeEvent(context, { caller, event, draft: drafts.get(event.apiId) ?? plain.get(event.apiId) })
  for (const draft of drafts.values()) expandApi(context, draft)
  return { template: finish(context), faults: context.faults, warnings: context.warnings }
}

function withoutNulls(properties: JsonObject): JsonObject {
  return Object.entries(properties).reduce<JsonObject>((rest, [key, value]) => (value === null ? withoutEntry(rest, key) : rest), properties)
}

/** Whether an event needs the implicit HTTP API, which is left out like any other. */
function asksForHttpApi({ properties }: SamResource): boolean {
  return Object.values(objectOf(own(properties, 'Events'))).some(
    (event) => own(objectOf(event), 'Type') === 'HttpApi' && own(objectOf(own(objectOf(event), 'Properties')), 'ApiId') === undefined,
  )
}

/** The APIs of a template, with the implicit one where an event names none. */
function apiDrafts(
  context: SamContext,
  resources: readonly SamResource[],
  { globals, events }: { readonly globals: JsonObject; readonly events: readonly ApiEvent[] },
): ReadonlyMap<string, ApiDraft> {
  const drafts = new Map(
    resources.filter(({ type }) => type === 'AWS::Serverless::Api').map((resource) => [resource.logicalId, newApiDraft(context, resource, false)]),
  )
  if (events.some(({ apiId }) => apiId === implicitApi) && !drafts.has(implicitApi)) {
    const properties = withGlobals(globals, { type: 'AWS::Serverless::Api', properties: { StageName: 'Prod' }, ignore: undefined })
    drafts.set(implicitApi, newApiDraft(context, { logicalId: implicitApi, type: 'AWS::Serverless::Api', properties, declaration: {} }, true))
  }
  return drafts
}

function expandResource(context: SamContext, resource: SamResource): void {
  const { logicalId, type, declaration } = resource
  if (type === 'AWS::Serverless::Api') return
  if (type === 'AWS::Serverless::Function') expandFunction(context, resource)
  else if (type === 'AWS::Serverless::LayerVersion') expandLayer(context, resource)
  else if (type === 'AWS::Serverless::StateMachine') expandStateMachine(context, resource)
  else context.make(logicalId, logicalId, type === 'AWS::Serverless::SimpleTable' ? { ...declaration, Type: 'AWS::DynamoDB::Table' } : declaration)
}

function writeEvent(
  context: SamContext,
  { caller, event, draft }: { readonly caller: SamResource; readonly event: ApiEvent; readonly draft: ApiDraft | undefined },
): void {
  if (!draft) {
    context.fault(
      caller.logicalId,
      `Event with id [${event.name}] is invalid. RestApiId must be a valid reference to an 'AWS::Serverless::Api' resource in same template.`,
    )
  } else if (caller.type === 'AWS::Serverless::Function') expandApiEvent(context, { resource: caller, event, draft })
  else startExecution(context, { resource: caller, event, draft })
}

/** The template with what was made in place of what was written; each made resource has the line of the one that it came from. */
function finish(context: SamContext): Template {
  const { root, ...rest } = context.template
  const { places } = context.template
  const written = own(root, 'Resources')
  const resources = Object.fromEntries(context.resources)
  const lines = new Map([...context.sources].map(([logicalId, source]) => [logicalId, places.lineOf(written, source) ?? 1] as const))
  const conditions = { ...objectOf(own(root, 'Conditions')), ...Object.fromEntries(context.conditions) }
  const followed = followReferences(
    { ...withoutEntry(root, 'Globals'), Resources: resources, ...(Object.keys(conditions).length > 0 && { Conditions: conditions }) },
    context.references,
    places,
  )
  const made = own(followed, 'Resources')
  if (isJsonObject(made)) places.set(made, { line: places.lineOf(root, 'Resources') ?? 1, keys: lines })
  return { ...rest, root: followed }
}
