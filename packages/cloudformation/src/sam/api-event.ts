import { own, parseRequestParameter, replaceVariables } from '@fourbox/domain'

import { hashOf } from '../plan/generated-text.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject, objectOf } from '../template/json.ts'
import { addOperation, type ApiDraft, isOpenApi3 } from './api-draft.ts'
import { type Draft, draftValueOf, under } from './drafting.ts'
import { conditionOf, passedOn, type SamContext, type SamResource } from './sam-context.ts'

export const implicitApi = 'ServerlessRestApi'

/** An event of type Api. */
export interface ApiEvent {
  readonly name: string
  readonly properties: JsonObject
  readonly apiId: string
}

/** An event with whose it is, and the API that it writes into. */
export interface EventOfApi {
  readonly resource: SamResource
  readonly event: ApiEvent
  readonly draft: ApiDraft
}

/** The Api events of a function or state machine; other types are left out, and named. */
export function apiEventsOf(context: SamContext, { logicalId, properties }: SamResource): readonly ApiEvent[] {
  return Object.entries(objectOf(own(properties, 'Events'))).flatMap(([name, event]) => {
    const type = own(objectOf(event), 'Type')
    if (type !== 'Api') {
      context.warn(logicalId, `The event ${name} of type ${typeof type === 'string' ? type : 'unknown'} is left out.`)
      return []
    }
    const settings = objectOf(own(objectOf(event), 'Properties'))
    const api = own(settings, 'RestApiId')
    const ref = isJsonObject(api) ? own(api, 'Ref') : api
    return [{ name, properties: settings, apiId: api === undefined ? implicitApi : typeof ref === 'string' ? ref : '' }]
  })
}

/** Writes an event of a function into its API, and permits the API to call the function. */
export function expandApiEvent(context: SamContext, { resource, event, draft }: EventOfApi): void {
  const { logicalId } = resource
  const route = routeOf(context, logicalId, event)
  if (!route) return
  const { path, method, key } = route
  const alias = context.references.get(`${logicalId}.Alias`)
  const stage = stageSuffix(draft)
  const wildcardPath = replaceVariables(path, () => '*').replace(/(?<=.)\/$/, '')
  context.make(logicalId, `${logicalId}${event.name}Permission${stage}`, {
    Type: 'AWS::Lambda::Permission',
    ...passedOn(resource.declaration),
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: alias ?? logicalId },
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Sub': [
          `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/\${__Stage__}/${method === 'any' ? '*' : method.toUpperCase()}${wildcardPath.replaceAll('${', '*')}`,
          { __ApiId__: { Ref: event.apiId }, __Stage__: '*' },
        ],
      },
    },
  })
  const auth = objectOf(own(event.properties, 'Auth'))
  if (draft.takesEvents || own(auth, 'OverrideApiAuth') === true) draft.auths.push({ path, method: key, auth })
  if (!draft.takesEvents || !draft.body) return
  const operation = functionOperation(draft.body, event.properties, alias === undefined ? { 'Fn::GetAtt': [logicalId, 'Arn'] } : { Ref: alias })
  writeOperation(context, { resource, event, draft }, route, operation)
}

/** Where an event stands in its API. */
interface Route {
  readonly path: string
  /** In small letters; `any` for all of them. */
  readonly method: string
  /** What a definition calls the method. */
  readonly key: string
}

/** The route of an event; undefined, and a fault, where it has none. */
export function routeOf(context: SamContext, logicalId: string, { name, properties }: ApiEvent): Route | undefined {
  const path = context.literal(own(properties, 'Path'))
  const method = context.literal(own(properties, 'Method'))?.toLowerCase()
  if (path !== undefined && method !== undefined && path.startsWith('/'))
    return { path, method, key: method === 'any' ? 'x-amazon-apigateway-any-method' : method }
  context.fault(logicalId, `Event with id [${name}] is invalid. Event is missing a Path that begins with '/', or a Method.`)
  return undefined
}

/** Puts the operation of an event into its API, whose route nothing else may have. */
export function writeOperation(context: SamContext, { resource, event, draft }: EventOfApi, { path, method, key }: Route, operation: Draft): void {
  const { logicalId, declaration } = resource
  if (addOperation(draft, { path, method: key, operation, condition: conditionOf(declaration) })) return
  context.fault(logicalId, `Event with id [${event.name}] is invalid. API method "${method}" defined multiple times for path "${path}".`)
}

/** What stands behind `Permission`: the stage's name where it is a plain one. */
function stageSuffix({ resource }: ApiDraft): string {
  const name = own(resource.properties, 'StageName')
  if (typeof name !== 'string') return 'Stage'
  return /^[A-Za-z0-9]+$/.test(name) ? name : hashOf(name)
}

/** An operation that hands the whole request to a function. */
function functionOperation(body: Draft, event: JsonObject, functionArn: Json): Draft {
  const isStream = own(event, 'ResponseTransferMode') === 'RESPONSE_STREAM'
  const [version, call] = isStream ? ['2021-11-15', 'response-streaming-invocations'] : ['2015-03-31', 'invocations']
  const timeout = own(event, 'TimeoutInMillis')
  const integration: Draft = {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: {
      'Fn::Sub': [
        `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/${version}/functions/\${__FunctionArn__}/${call}`,
        { __FunctionArn__: draftValueOf(functionArn) },
      ],
    },
    ...(timeout !== undefined && { timeoutInMillis: draftValueOf(timeout) }),
    ...(isStream && { responseTransferMode: 'STREAM' }),
  }
  const operation: Draft = { responses: {}, 'x-amazon-apigateway-integration': integration }
  describeRequest(body, event, operation)
  return operation
}

/** RequestModel and RequestParameters of an event. */
export function describeRequest(body: Draft, event: JsonObject, operation: Draft): void {
  const model = objectOf(own(event, 'RequestModel'))
  const name = own(model, 'Model')
  if (typeof name === 'string') addModel(body, operation, { name: name.toLowerCase(), required: own(model, 'Required') === true })
  const [validateBody, validateParameters] = [own(model, 'ValidateBody'), own(model, 'ValidateParameters')]
  if (validateBody !== undefined || validateParameters !== undefined)
    addValidator(body, operation, { body: validateBody === true, parameters: validateParameters === true })
  const parameters = own(event, 'RequestParameters')
  for (const parameter of isJsonList(parameters) ? parameters : []) addParameter(body, operation, parameter)
}

function addModel(body: Draft, operation: Draft, { name, required }: { readonly name: string; readonly required: boolean }): void {
  if (isOpenApi3(body)) {
    operation['requestBody'] = { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } }, ...(required && { required }) }
    return
  }
  listUnder(operation, 'parameters').push({ in: 'body', name, schema: { $ref: `#/definitions/${name}` }, ...(required && { required }) })
}

function addValidator(root: Draft, operation: Draft, { body, parameters }: { readonly body: boolean; readonly parameters: boolean }): void {
  const name = body && parameters ? 'body-and-params' : body ? 'body-only' : parameters ? 'params-only' : 'no-validation'
  under(root, 'x-amazon-apigateway-request-validators')[name] = { validateRequestBody: body, validateRequestParameters: parameters }
  operation['x-amazon-apigateway-request-validator'] = name
}

/** `method.request.querystring.name`, or a map of that to whether it is required and a part of the cache's key. */
function addParameter(body: Draft, operation: Draft, written: Json): void {
  const [[text = '', settings] = []] = typeof written === 'string' ? [[written, {}] as const] : Object.entries(objectOf(written))
  const parameter = parseRequestParameter(text)
  if (!parameter) return
  const { place, name } = parameter
  const required = place === 'path' || own(objectOf(settings), 'Required') === true
  const type: Draft = isOpenApi3(body) ? { schema: { type: 'string' } } : { type: 'string' }
  listUnder(operation, 'parameters').push({ in: place === 'querystring' ? 'query' : place, name, required, ...type })
  if (own(objectOf(settings), 'Caching') === true) listUnder(under(operation, 'x-amazon-apigateway-integration'), 'cacheKeyParameters').push(text)
}

function listUnder(draft: Draft, key: string): Draft[string][] {
  const found = draft[key]
  if (Array.isArray(found)) return found
  const made: Draft[string][] = []
  draft[key] = made
  return made
}
