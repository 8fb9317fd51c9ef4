import { isDeepStrictEqual } from 'node:util'
import {
  type Json,
  type JsonObject,
  type PlannedResource,
  resolve,
  resolveObject,
  resourceTypeOf,
  type StackPlan,
  TemplateError,
} from '@fourbox/cloudformation'
import { apiChanges, deploymentKey, type Stack, type StackAction, type StackOutput, type StackResource } from '@fourbox/domain'
import { fingerprintOf } from './assets.ts'
import { cleanUp } from './clean-up.ts'
import { handlers } from './handlers/handlers.ts'
import type { ResourceHandler, WantedResource } from './handlers/handler.ts'
import { textProperty } from './handlers/noun.ts'
import { ownerOf } from './owner.ts'
import { helpWith, isMissing, isRefusal, ResourceRefused } from './resource-refused.ts'
import { writeResourceTags } from './resource-tags.ts'
import type { StackServices } from './services.ts'

export interface ApplySettings {
  readonly stackId: string
  /** Whether APIs that have changed are deployed, although the logical ids of their deployments stay. */
  readonly redeploy: boolean
  /** Whether code in folders is run anew when a file changes. */
  readonly watched: boolean
}

/** What became of one resource. */
export interface AppliedResource {
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string
  readonly action: StackAction
}

export interface AppliedPlan {
  readonly resources: Stack['resources']
  readonly outputs: readonly StackOutput[]
  /** In the order of the work. */
  readonly applied: readonly AppliedResource[]
  /** What could not be cleaned up, and stays. */
  readonly warnings: readonly string[]
}

/**
 * Brings what a former import made to what a plan wants: makes, updates, replaces, and deletes at the end what nobody
 * wants any more, as CloudFormation does.
 * @throws TemplateError with file, line and logical id of the resource that could not be made
 */
export async function applyPlan(plan: StackPlan, former: Stack | undefined, settings: ApplySettings, services: StackServices): Promise<AppliedPlan> {
  const made = new Map<string, StackResource>()
  const applied: AppliedResource[] = []
  const superseded: (readonly [string, StackResource])[] = []
  const attributeOf = (logicalId: string, attribute: string | undefined) => readAttribute(logicalId, made.get(logicalId), attribute)
  for (const planned of plan.resources) {
    const { logicalId, type } = planned
    const before = former && Object.hasOwn(former.resources, logicalId) ? former.resources[logicalId] : undefined
    const outcome = await named(planned, async () => {
      const wanted = await wantedOf(planned, plan.name, attributeOf, settings, services)
      const done = await applyResource(planned, wanted, before, settings, services).catch((error: unknown) =>
        ownedElsewhere(error, planned, wanted, plan, services),
      )
      const resource = { ...done.resource, ...policiesOf(planned) }
      if (done.action !== 'unchanged') {
        const facts = { stackName: plan.name, stackId: settings.stackId, logicalId, stackTags: plan.tags }
        await writeResourceTags(services.context.documents, type, resource, done.action === 'updated' ? before : undefined, facts)
      }
      return { resource, action: done.action }
    })
    made.set(logicalId, outcome.resource)
    applied.push({ logicalId, type, physicalId: outcome.resource.physicalId, action: outcome.action })
    if (outcome.action === 'replaced' && before && !before.retainedWhenReplaced) superseded.push([logicalId, before])
  }
  const outputs = outputsOf(plan, attributeOf)
  const gone = Object.entries(former?.resources ?? {}).filter(([logicalId]) => !made.has(logicalId))
  const cleaned = await cleanUp({ superseded, gone, standing: [...made.values()] }, services)
  return { resources: Object.fromEntries(made), outputs, applied: [...applied, ...cleaned.applied], warnings: cleaned.warnings }
}

interface Applied {
  readonly resource: Pick<StackResource, 'type' | 'physicalId' | 'attributes' | 'properties'>
  readonly action: 'created' | 'updated' | 'replaced' | 'unchanged'
}

async function applyResource(
  { type }: PlannedResource,
  wanted: WantedResource,
  before: StackResource | undefined,
  settings: ApplySettings,
  services: StackServices,
): Promise<Applied> {
  const handler = handlers[type]
  const { properties } = wanted
  const create = async (action: 'created' | 'replaced'): Promise<Applied> => {
    const { physicalId, attributes } = await handler.create(wanted, services)
    return { resource: { type, physicalId, attributes, properties }, action }
  }
  if (before === undefined) return create('created')
  if (before.type !== type) throw new ResourceRefused(`Update of resource type is not permitted: it was ${before.type} and would be ${type}`)
  if (!(await isThere(handler, before, services))) return create('created')
  if (resourceTypeOf(type).createOnly.some((name) => !isDeepStrictEqual(before.properties[name], properties[name]))) return create('replaced')
  if (settings.redeploy && type === 'AWS::ApiGateway::Deployment' && (await isOutdated(before, services))) return create('replaced')
  if (isDeepStrictEqual(before.properties, properties)) return { resource: before, action: 'unchanged' }
  const { physicalId, attributes } = await handler.update(wanted, before, services)
  return { resource: { type, physicalId, attributes, properties }, action: 'updated' }
}

/** A name that is taken is told with the stack that has it, where it is a stack's. */
async function ownedElsewhere(
  error: unknown,
  { type }: PlannedResource,
  { properties }: WantedResource,
  { name: stackName }: StackPlan,
  { context: { documents } }: StackServices,
): Promise<never> {
  const owner = isRefusal(error) ? await ownerOf(documents, { stackName, type, properties }) : undefined
  throw owner ? new ResourceRefused(`${owner.name} already exists in stack ${owner.stack.stackId}`) : error
}

/** What somebody has deleted by hand is made again; CloudFormation would not notice. */
async function isThere({ read }: ResourceHandler, before: StackResource, services: StackServices): Promise<boolean> {
  try {
    await read?.(before, services)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Whether an API has changed since it was deployed. */
async function isOutdated({ physicalId, properties }: StackResource, { context: { documents } }: StackServices): Promise<boolean> {
  const restApiId = textProperty(properties, 'RestApiId')
  const [api, deployment] = await Promise.all([documents.get('restApi', restApiId), documents.get('deployment', deploymentKey(restApiId, physicalId))])
  return api !== undefined && deployment !== undefined && apiChanges(deployment.snapshot, api).length > 0
}

type AttributeOf = (logicalId: string, attribute: string | undefined) => Json

async function wantedOf(
  { logicalId, properties, asset }: PlannedResource,
  stackName: string,
  attributeOf: AttributeOf,
  { watched }: ApplySettings,
  { context: { newId } }: StackServices,
): Promise<WantedResource> {
  const resolved = resolveObject(properties, attributeOf)
  const own = logicalId.split('/').at(-1) ?? logicalId
  return {
    // What an asset holds counts as a property: a change of it is one of the resource.
    properties: asset ? { ...resolved, Asset: await assetProperty(asset, watched) } : resolved,
    ...(asset && { asset }),
    watched,
    name: (longest) => generatedName([stackName, own], newId(12).toUpperCase(), longest),
    opaqueId: () => `${stackName.slice(0, 5)}-${own.slice(0, 5)}-${newId(12)}`.toLowerCase(),
  }
}

async function assetProperty(asset: NonNullable<PlannedResource['asset']>, watched: boolean): Promise<JsonObject> {
  const fingerprint = await fingerprintOf(asset)
  return asset.kind === 'inline' ? { kind: asset.kind, fingerprint } : { kind: asset.kind, path: asset.path, fingerprint, watched }
}

/** Both parts are cut alike where the whole is too long. */
function generatedName(parts: readonly string[], random: string, longest: number): string {
  const name = parts.join('-')
  return `${name.slice(0, longest - random.length - 1)}-${random}`
}

function readAttribute(logicalId: string, resource: StackResource | undefined, attribute: string | undefined): Json {
  if (!resource) throw new ResourceRefused(`Unresolved resource dependencies [${logicalId}] in the Resources block of the template`)
  if (attribute === undefined) return resource.physicalId
  const value = Object.hasOwn(resource.attributes, attribute) ? resource.attributes[attribute] : undefined
  if (value === undefined) throw new ResourceRefused(`Requested attribute ${attribute} does not exist in schema for ${resource.type}`)
  return value
}

function policiesOf({ deletionPolicy, updateReplacePolicy }: PlannedResource): Pick<StackResource, 'retained' | 'retainedWhenReplaced'> {
  const isKept = (policy: PlannedResource['deletionPolicy']) => policy === 'Retain' || policy === 'RetainExceptOnCreate'
  return { retained: isKept(deletionPolicy), retainedWhenReplaced: isKept(updateReplacePolicy) }
}

function outputsOf(plan: StackPlan, attributeOf: AttributeOf): readonly StackOutput[] {
  return plan.outputs.map(({ value, ...output }) => {
    const resolved = resolve(value, attributeOf)
    return { ...output, value: typeof resolved === 'object' ? JSON.stringify(resolved) : String(resolved) }
  })
}

/** Does what a resource asks for; says of what is refused which resource it was, and where it stands. */
async function named<T>({ logicalId, type, file, line }: PlannedResource, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isRefusal(error)) throw error
    const text = [`${type}: ${error.message}`, helpWith(error)].filter((each) => each !== undefined).join('\n')
    throw new TemplateError([{ file, line, logicalId, text }])
  }
}
