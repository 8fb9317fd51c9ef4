import { randomUUID } from 'node:crypto'
import type { JsonObject } from '@fourbox/cloudformation'
import type { Functions } from '@fourbox/lambda'
import type { Documents } from '@fourbox/store'
import { type Answering, apiGateway, loadApiGatewayV2, loadLambda, loadLogs, operationOf, perform, type Service } from '@fourbox/wire'
import type { LambdaContext, LambdaHandlers } from '../aws-services/lambda/context.ts'
import { createWith, type ReadCode, updateCodeWith } from '../aws-services/lambda/functions/functions.ts'
import { lambdaOperations } from '../aws-services/lambda/operations.ts'
import { iam } from '../aws-services/iam/index.ts'
import { LiveTails } from '../aws-services/logs/live-tails.ts'
import { logsOperations } from '../aws-services/logs/logs-route.ts'
import type { XmlValue } from '../aws-services/protocol/xml.ts'
import type { Context } from '../control-plane/context.ts'
import { operations } from '../control-plane/operations.ts'
import { operationsV2 } from '../control-plane-v2/operations.ts'
import { readMembers, type Spelling } from './read-members.ts'

/** What the server lends to a stack: the contexts of the services that make its resources. */
export interface StackParts {
  readonly context: Context
  readonly lambda: Omit<LambdaContext, 'requestId'>
}

/** The services over one draft. Inputs are members by the SDK's names, refusals are the services' own errors. */
export interface StackServices {
  readonly context: Context
  readonly lambdaContext: LambdaContext
  readonly apiGateway: SpokenService
  /** The second generation, as far as REST APIs have something of it. */
  readonly apiGatewayV2: SpokenService
  readonly lambda: SpokenLambda
  readonly logs: SpokenService
  readonly iam: (action: string, parameters: Readonly<Record<string, string | undefined>>) => Promise<XmlValue>
  /** What cannot be drafted, since others see it at once: done when the draft has been committed, in the order of the calls. */
  readonly afterwards: readonly (() => Promise<unknown>)[]
}

/** One service, spoken to in a resource's properties. */
export interface SpokenService {
  /** Performs an operation with those of the properties that it knows, and with members that are given by the SDK's names. */
  readonly call: (operation: string, members: Members, properties?: JsonObject) => Promise<Members>
}

/** Lambda, with operations whose code may come from elsewhere than their input. */
export interface SpokenLambda extends SpokenService {
  /** As CreateFunction. */
  readonly create: (readCode: ReadCode, members: Members, properties: JsonObject) => Promise<Members>
  /** As UpdateFunctionCode. */
  readonly updateCode: (readCode: ReadCode, members: Members) => Promise<Members>
}

export type Members = Readonly<Record<string, unknown>>

/** Lets the operations of the services work on a draft; nothing of theirs reaches anybody else before it is committed. */
export async function servicesOver(documents: Documents, { context: base, lambda: lambdaBase }: StackParts): Promise<StackServices> {
  const afterwards: (() => Promise<unknown>)[] = []
  const later = async (effect: () => Promise<unknown>) => void afterwards.push(effect)
  const { counters, logs } = base
  const context: Context = {
    ...base,
    documents,
    counters: { ...counters, deleteAll: (prefix) => later(() => counters.deleteAll(prefix)) },
    logs: {
      ...logs,
      append: (...given) => later(() => logs.append(...given)),
      delete: (group) => later(() => logs.delete(group)),
    },
  }
  const lambdaContext: LambdaContext = {
    ...lambdaBase,
    documents,
    functions: draftedFunctions(lambdaBase.functions, (effect) => void later(async () => effect())),
    // CloudFormation waits until a function is there before it goes on.
    transitionInMillis: 0,
    requestId: randomUUID(),
  }
  const logsContext = { ...context, now: lambdaBase.now, liveTails: new LiveTails() }
  return {
    context,
    lambdaContext,
    apiGateway: spoken({ service: apiGateway, handlers: operations, context }, smallFirst),
    apiGatewayV2: spoken({ service: await loadApiGatewayV2(), handlers: operationsV2, context }, asWritten),
    lambda: spokenLambda(await loadLambda(), lambdaContext),
    logs: spoken({ service: await loadLogs(), handlers: logsOperations, context: logsContext }, smallFirst),
    iam: async (action, parameters) => {
      const act = iam.actions.get(action)
      if (!act) throw new Error(`There is no action ${action}`)
      const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
      return act(new Map(given), context)
    },
    afterwards,
  }
}

/** What runs functions hears of those that go, or are to be kept ready, when the draft has been committed. */
function draftedFunctions(functions: Functions, later: (effect: () => void) => void): Functions {
  return {
    keepArchive: (zip) => functions.keepArchive(zip),
    dropArchive: (sha256) => functions.dropArchive(sha256),
    invoke: (version, invocation, asker) => functions.invoke(version, invocation, asker),
    lend: (version, invokedFunctionArn, asker) => functions.lend(version, invokedFunctionArn, asker),
    invokeStreaming: (version, invocation) => functions.invokeStreaming(version, invocation),
    invokeLater: (version, invocation, settings) => functions.invokeLater(version, invocation, settings),
    discard: (functionArn, which) => later(() => functions.discard(functionArn, which)),
    provision: (version, count) => later(() => functions.provision(version, count)),
    provisioned: (version) => functions.provisioned(version),
    environments: () => functions.environments(),
    close: () => functions.close(),
  }
}

function spoken<C>(answering: Pick<Answering<C>, 'service' | 'handlers' | 'context'>, spell: Spelling): SpokenService {
  return {
    call: (operation, members, properties = {}) =>
      perform(operation, { ...readMembers(operationOf(answering.service, operation).input, properties, spell), ...members }, answering),
  }
}

function spokenLambda(service: Service, context: LambdaContext): SpokenLambda {
  const spell: Spelling = (property) => lambdaNames.get(property) ?? property
  return {
    ...spoken({ service, handlers: lambdaOperations, context }, spell),
    create: (readCode, members, properties) => {
      const CreateFunction: LambdaHandlers['CreateFunction'] = (input) => createWith(input, context, readCode)
      return spoken({ service, handlers: { CreateFunction }, context }, spell).call('CreateFunction', { ...members, Code: {} }, properties)
    },
    updateCode: (readCode, members) => {
      const UpdateFunctionCode: LambdaHandlers['UpdateFunctionCode'] = (input) => updateCodeWith(input, context, readCode)
      return spoken({ service, handlers: { UpdateFunctionCode }, context }, spell).call('UpdateFunctionCode', members)
    },
  }
}

/** API Gateway and CloudWatch Logs begin their members with a small letter; one is called otherwise. */
const smallFirst: Spelling = (property) => (property === 'ApiKeySourceType' ? 'apiKeySource' : property.charAt(0).toLowerCase() + property.slice(1))

const asWritten: Spelling = (property) => property

const lambdaNames: ReadonlyMap<string, string> = new Map([['KmsKeyArn', 'KMSKeyArn']])
