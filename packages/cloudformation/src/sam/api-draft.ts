import { callMethods, own } from '@fourbox/domain'

import { isJsonObject, type JsonObject } from '../template/json.ts'
import { type Draft, draftOf, type DraftValue, isDraft, put, under } from './drafting.ts'
import type { SamContext, SamResource } from './sam-context.ts'

/** An operation with the authorization that its event asked for. */
export interface OperationAuth {
  readonly path: string
  readonly method: string
  readonly auth: JsonObject
}

/** An API while events write into its definition. */
export interface ApiDraft {
  readonly resource: SamResource
  /** Undefined for a definition that lies elsewhere, or that a function of the template makes. */
  readonly body: Draft | undefined
  /** Events write into the definition: it is SAM's own, or `MergeDefinitions` says so. */
  readonly takesEvents: boolean
  readonly isImplicit: boolean
  readonly auths: OperationAuth[]
  /** Conditions of the functions behind each path; undefined among them for a function without one. */
  readonly conditions: Map<string, (string | undefined)[]>
}

export function newApiDraft(context: SamContext, resource: SamResource, isImplicit: boolean): ApiDraft {
  const version = context.literal(own(resource.properties, 'OpenApiVersion'))
  const written = own(resource.properties, 'DefinitionBody')
  const hasOwnDefinition = written !== undefined || own(resource.properties, 'DefinitionUri') !== undefined
  const body = isJsonObject(written) && isDefinition(written) ? draftOf(written) : hasOwnDefinition ? undefined : skeleton(version)
  if (body && isOpenApi3(body)) moveToComponents(body)
  return {
    resource,
    body,
    takesEvents: !hasOwnDefinition || own(resource.properties, 'MergeDefinitions') === true,
    isImplicit,
    auths: [],
    conditions: new Map(),
  }
}

/** An API that is none of SAM's: an event permits it to call the function, and writes nothing. */
export function foreignApi(resource: SamResource): ApiDraft {
  return { resource: { ...resource, properties: {} }, body: undefined, takesEvents: false, isImplicit: false, auths: [], conditions: new Map() }
}

/** What can be edited: it says its dialect, and has paths. */
function isDefinition(body: JsonObject): boolean {
  return isJsonObject(own(body, 'paths')) && (own(body, 'swagger') !== undefined || own(body, 'openapi') !== undefined)
}

function skeleton(version: string | undefined): Draft {
  const dialect: Draft = version?.startsWith('3') === true ? { openapi: version.length > 1 ? version : '3.0.1' } : { swagger: '2.0' }
  return { ...dialect, info: { version: '1.0', title: { Ref: 'AWS::StackName' } }, paths: {} }
}

/** What Swagger calls otherwise is found where OpenAPI 3 has it. */
function moveToComponents(body: Draft): void {
  for (const [old, section] of [
    ['securityDefinitions', 'securitySchemes'],
    ['definitions', 'schemas'],
  ] as const) {
    const written = body[old]
    if (!isDraft(written)) continue
    for (const [name, value] of Object.entries(written)) put(under(under(body, 'components'), section), name, value)
    delete body[old]
  }
}

export function isOpenApi3(body: Draft): boolean {
  return typeof body['openapi'] === 'string'
}

export const methodNames: readonly string[] = [...callMethods.map((verb) => verb.toLowerCase()), 'x-amazon-apigateway-any-method']

/** Every operation of a definition, those that a condition chooses among them. */
export function operationsOf(body: Draft): readonly { readonly path: string; readonly method: string; readonly operation: Draft }[] {
  return pathItems(body).flatMap(({ path, item }) =>
    Object.entries(item).flatMap(([method, written]) =>
      methodNames.includes(method.toLowerCase()) ? branchesOf(written).map((operation) => ({ path, method: method.toLowerCase(), operation })) : [],
    ),
  )
}

/** Every path item of a definition, both that a condition chooses from among them. */
export function pathItems(body: Draft): readonly { readonly path: string; readonly item: Draft }[] {
  return Object.entries(under(body, 'paths')).flatMap(([path, written]) => branchesOf(written).map((item) => ({ path, item })))
}

/** The maps that an `Fn::If` chooses from; a map without a choice is the only one. */
function branchesOf(value: DraftValue): readonly Draft[] {
  if (!isDraft(value)) return []
  const choice = value['Fn::If']
  if (Array.isArray(choice)) return choice.slice(1).flatMap(branchesOf)
  return Object.keys(value).length === 1 && value['Ref'] !== undefined ? [] : [value]
}

/** Puts an operation into a definition; false where the path has that method already. */
export function addOperation(
  draft: ApiDraft,
  { path, method, operation, condition }: { readonly path: string; readonly method: string; readonly operation: Draft; readonly condition: string | undefined },
): boolean {
  if (!draft.body) return true
  const item = under(under(draft.body, 'paths'), path)
  const written = Object.hasOwn(item, method) ? item[method] : undefined
  const isMerged = own(draft.resource.properties, 'MergeDefinitions') === true
  // Of a definition of one's own, what the event does not say stays.
  const whole = isMerged && isDraft(written) ? { ...written, ...operation } : operation
  put(item, method, condition === undefined ? whole : { 'Fn::If': [condition, whole, { Ref: 'AWS::NoValue' }] })
  const conditions = draft.conditions.get(path)
  if (conditions) conditions.push(condition)
  else draft.conditions.set(path, [condition])
  return written === undefined || isMerged
}

/** A path all of whose methods hang on conditions is there only when one of them holds. */
export function chooseConditionalPaths({ body, conditions }: ApiDraft): void {
  if (!body) return
  const paths = under(body, 'paths')
  for (const [path, chosen] of conditions) {
    const item = own(paths, path)
    const names = [...new Set(chosen)]
    if (item === undefined || names.includes(undefined) || !isDraft(item)) continue
    if (operationsOf({ paths: { [path]: item } }).length > chosen.length) continue
    put(
      paths,
      path,
      names.reduceRight<Draft>((otherwise, name) => ({ 'Fn::If': [name ?? '', item, otherwise] }), { Ref: 'AWS::NoValue' }),
    )
  }
}
