import { randomUUID } from 'node:crypto'
import { arn } from '@fourbox/domain'
import { apiGateway, type FoundOperation, loadApiGatewayV2, loadLambda, loadLogs, type Service, type WireRequest } from '@fourbox/wire'
import { layerArn, layerName } from '../aws-services/lambda/layers/layer-name.ts'
import { functionArn } from '../aws-services/lambda/names/function-name.ts'
import { groupArn, nameOfIdentifier } from '../aws-services/logs/names.ts'
import type { Plane } from '../http-server/plane-of.ts'
import { readWireRequest } from '../http-server/wire-route.ts'
import type { AskedAction } from './asked-action.ts'
import { fourboxPlane } from './fourbox-plane.ts'
import type { GuardedPlane, Place } from './guarded-plane.ts'
import { neededRole } from './needed-role.ts'
import { servicesPlane } from './services-plane.ts'

/** Every plane: there is none without a guard. */
export function guardedPlanes(place: Place): Readonly<Record<Plane, GuardedPlane>> {
  const ofApiGateway = (path: string, { httpMethod, query }: WireRequest): Told => ({
    action: `apigateway:${httpMethod}`,
    resource: () => arn.apigateway(place.region, path),
    ...(asksForValues(query) ? { needs: 'developer' } : {}),
  })
  return {
    fourbox: fourboxPlane,
    services: servicesPlane(place),
    control: wirePlane(
      async () => apiGateway,
      (_found, call) => ofApiGateway(call.rawPath, call),
    ),
    v2: wirePlane(loadApiGatewayV2, (_found, call) => ofApiGateway(call.rawPath.slice('/v2'.length), call)),
    lambda: wirePlane(loadLambda, (found) => ({
      action: `lambda:${found.operation.name.startsWith('Invoke') ? 'InvokeFunction' : found.operation.name}`,
      resource: () => lambdaArn(found, place),
    })),
    logs: wirePlane(loadLogs, ({ operation }, call) => ({ action: `logs:${operation.name}`, resource: () => logsArn(call, place) })),
  }
}

/** Whether values of API keys are asked for: by whatever is not a plain no, since there are several ways to say yes. */
function asksForValues(query: URLSearchParams): boolean {
  return ['includeValue', 'includeValues'].some((name) => query.getAll(name).some((value) => value !== 'false'))
}

type Told = Pick<AskedAction, 'action' | 'resource'> & Partial<Pick<AskedAction, 'needs'>>

/** One of AWS's services by its SDK's schemas: the operation is found as it will be for the answer. */
function wirePlane(load: () => Promise<Service>, tell: (found: FoundOperation, call: WireRequest) => Told): GuardedPlane {
  return {
    ask: async (request) => {
      const call = readWireRequest(request)
      const found = (await load()).find(call)
      const needs = found && neededRole(found.operation.name)
      return needs && { operation: found.operation.name, needs, ...tell(found, call) }
    },
    refuse: async (error, _request, response) => {
      const { status, headers, body } = (await load()).rules.writeError(error)
      response.writeHead(status, { ...headers, 'x-amzn-RequestId': randomUUID(), 'Content-Length': Buffer.byteLength(body) }).end(body)
    },
  }
}

function lambdaArn({ labels }: FoundOperation, place: Place): string {
  const [name, layer, tagged] = ['FunctionName', 'LayerName', 'Resource'].map((label) => labels.get(label))
  if (name !== undefined) return name.startsWith('arn:') ? name : functionArn(place, name)
  return tagged ?? (layer === undefined ? '*' : layerArn(place, layerName(layer)))
}

function logsArn({ body }: WireRequest, place: Place): string {
  const { logGroupName, logGroupIdentifier }: { readonly logGroupName?: unknown; readonly logGroupIdentifier?: unknown } = Object(parsed(body))
  const name = [logGroupName, logGroupIdentifier].find((each) => typeof each === 'string')
  return name === undefined ? '*' : groupArn(place, nameOfIdentifier(name))
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
