import { own, type ApiStage, type ThrottleSettings, type UsagePlan, type UsagePlanSettings, withEntry, withoutEntry } from '@fourbox/domain'
import { badRequest, notFound } from '../protocol/errors.ts'
import { applyPatches, type Change, listPaths, type Patch, type PatchOperation, type PatchTable, type Refusal } from '../protocol/patch.ts'
import { without } from '../protocol/patch-rows.ts'

/** A plan that is being changed: nobody has judged its quota yet. */
type Draft = Omit<UsagePlan, 'quota'> & Pick<UsagePlanSettings, 'quota'>

/** What UpdateUsagePlan makes of a plan, to be read. @throws ServiceError in AWS's words. */
export function patchUsagePlan(plan: UsagePlan, operations: readonly PatchOperation[]): Draft {
  return applyPatches(usagePlanPatches, listUsagePlanPaths, plan, operations.map(withEscapedResource))
}

/** In the order in which AWS's refusals list the paths. */
export const usagePlanPatches: PatchTable<Draft> = {
  '/apiStages': {
    add: (plan, { value }) => ({ ...plan, apiStages: [...plan.apiStages.filter((stage) => nameOf(stage) !== value), readApiStage(value)] }),
    remove: (plan, { value }) => {
      const { apiId, stage } = readApiStage(value)
      if (!plan.apiStages.some((each) => nameOf(each) === value)) throw unknownStage(plan, apiId, stage)
      return { ...plan, apiStages: plan.apiStages.filter((each) => nameOf(each) !== value) }
    },
  },
  '/quota': { remove: (plan) => without(plan, 'quota') },
  '/throttle': { remove: (plan) => without(plan, 'throttle') },
  '/name': { replace: (plan, { value = '' }) => ({ ...plan, name: value }) },
  '/description': { replace: (plan, { value = '' }) => ({ ...plan, description: value }) },
  '/productCode': {
    add: (plan, { value = '' }) => ({ ...plan, productCode: value }),
    replace: (plan, { value = '' }) => ({ ...plan, productCode: value }),
    remove: (plan) => without(plan, 'productCode'),
  },
  '/quota/limit': addOrReplace((plan, patch) => withQuota(plan, { limit: readNumber(patch) })),
  '/quota/offset': addOrReplace((plan, patch) => withQuota(plan, { offset: readNumber(patch) })),
  '/quota/period': addOrReplace((plan, { value = '' }) => withQuota(plan, { period: value })),
  '/throttle/burstLimit': addOrReplace((plan, patch) => ({ ...plan, throttle: { ...plan.throttle, burstLimit: readNumber(patch) } })),
  '/throttle/rateLimit': addOrReplace((plan, patch) => ({ ...plan, throttle: { ...plan.throttle, rateLimit: readNumber(patch) } })),
  '/apiStages/{apidId:stageName}/throttle/{resourcePath}/{httpMethod}': {
    remove: (plan, patch) => withStage(plan, patch, (stage) => withoutThrottle(stage, methodOf(patch))),
  },
  '/apiStages/{apidId:stageName}/throttle': {
    ...addOrReplace((plan, patch) => withStage(plan, patch, (stage) => ({ ...stage, throttle: readThrottles(patch.value) }))),
    remove: (plan, patch) => withStage(plan, patch, (stage) => without(stage, 'throttle')),
  },
  '/apiStages/{apidId:stageName}/throttle/{resourcePath}/{httpMethod}/rateLimit': addOrReplace((plan, patch) =>
    withStage(plan, patch, (stage) => withThrottle(stage, methodOf(patch), { rateLimit: readNumber(patch) })),
  ),
  '/apiStages/{apidId:stageName}/throttle/{resourcePath}/{httpMethod}/burstLimit': addOrReplace((plan, patch) =>
    withStage(plan, patch, (stage) => withThrottle(stage, methodOf(patch), { burstLimit: readNumber(patch) })),
  ),
}

/** AWS writes the keys of these paths in angle brackets. */
const listUsagePlanPaths: Refusal = (operation, row, table) =>
  listPaths(operation, row, Object.fromEntries(Object.entries(table).map(([pattern, ops]) => [pattern.replaceAll('{', '<').replaceAll('}', '>'), ops])))

const methodThrottle = /^(\/apiStages\/[^/]+\/throttle\/)(.+)(\/[^/]+\/(?:rateLimit|burstLimit)|\/[A-Z]+)$/

/** Terraform leaves the slashes of the resource's path as they are, and AWS accepts that. */
function withEscapedResource(operation: PatchOperation): PatchOperation {
  const [, before, resource, after] = methodThrottle.exec(operation.path ?? '') ?? []
  return before === undefined || resource === undefined ? operation : { ...operation, path: `${before}${resource.replaceAll('/', '~1')}${after}` }
}

/** Reads `{apiId}:{stage}`. What follows a second colon is passed over: JSON in its place names a stage that there is not (boto3#825). */
export function readApiStage(value: string | undefined): ApiStage {
  const [apiId, stage] = (value ?? '').split(':')
  if (!apiId || !stage) throw badRequest('Invalid API Stage specified')
  return { apiId, stage }
}

function addOrReplace(change: Change<Draft>): { readonly add: Change<Draft>; readonly replace: Change<Draft> } {
  return { add: change, replace: change }
}

function withQuota(plan: Draft, change: NonNullable<Draft['quota']>): Draft {
  return { ...plan, quota: { ...plan.quota, ...change } }
}

function withStage(plan: Draft, { keys: [name = ''] }: Patch, change: (stage: ApiStage) => ApiStage): Draft {
  const { apiId, stage } = readApiStage(name)
  if (!plan.apiStages.some((each) => nameOf(each) === name)) throw unknownStage(plan, apiId, stage)
  return { ...plan, apiStages: plan.apiStages.map((each) => (nameOf(each) === name ? change(each) : each)) }
}

function withThrottle(stage: ApiStage, method: string, limits: ThrottleSettings): ApiStage {
  return { ...stage, throttle: withEntry(stage.throttle, method, { ...own(stage.throttle, method), ...limits }) }
}

function withoutThrottle(stage: ApiStage, method: string): ApiStage {
  const rest = withoutEntry(stage.throttle, method)
  return Object.keys(rest).length > 0 ? { ...stage, throttle: rest } : without(stage, 'throttle')
}

function methodOf({ keys: [, resourcePath = '', httpMethod = ''] }: Patch): string {
  return `${resourcePath}/${httpMethod}`
}

function nameOf({ apiId, stage }: ApiStage): string {
  return `${apiId}:${stage}`
}

function unknownStage(plan: Draft, apiId: string, stage: string) {
  return notFound(`Invalid API Stage {api: ${apiId}, stage: ${stage}} specified for usageplan ${plan.id}`)
}

function readNumber({ path, value = '' }: Patch): number {
  const number = value.trim() === '' ? Number.NaN : Number(value)
  if (!Number.isFinite(number)) throw badRequest(`Invalid patch value  '${value}' specified for path ${path}. Must be a number`)
  return number
}

/** The throttles of a stage's methods as JSON text: `{"/pets/GET":{"rateLimit":1,"burstLimit":2}}`. */
function readThrottles(value: string | undefined): Readonly<Record<string, ThrottleSettings>> {
  const entries = Object.entries(parseObject(value)).map(([method, limits]): [string, ThrottleSettings] => {
    const { rateLimit, burstLimit } = toObject(limits)
    return [method, { ...(typeof burstLimit === 'number' && { burstLimit }), ...(typeof rateLimit === 'number' && { rateLimit }) }]
  })
  return Object.fromEntries(entries)
}

function parseObject(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return toObject(JSON.parse(text ?? ''))
  } catch {
    throw badRequest('Invalid API Stage throttle specified')
  }
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('Invalid API Stage throttle specified')
  return { ...value }
}
