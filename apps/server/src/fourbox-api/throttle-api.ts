import { deploymentKey, stageKey, type ThrottleBucket, type UsagePlan } from '@fourbox/domain'
import { byMethodKey, planLimits, settingOfMethod, stageLimits } from '@fourbox/engine'
import type { Documents } from '@fourbox/store'
import express from 'express'
import type { DataPlane } from '../execute-api/data-plane.ts'
import { accountThrottle } from '../execute-api/live-stages/account-throttle.ts'

export interface ThrottleApiSettings {
  readonly documents: Pick<Documents, 'get'>
  readonly dataPlane: Pick<DataPlane, 'tokensLeft'>
}

interface Asked {
  readonly restApiId: string
  readonly stageName: string
  /** As the deployment has it: `/pets/{petId}`. */
  readonly path: string
  readonly method: string
  /** Both or none. */
  readonly planId: string | undefined
  readonly keyId: string | undefined
}

/** The buckets that a call of a deployed method would take a token of, a plan's for a key of its own, below `/_fourbox`. */
export function throttleApi({ documents, dataPlane }: ThrottleApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.get('/throttle/:restApiId/:stageName', async ({ params: { restApiId, stageName }, query }, response) => {
    const asked = { restApiId, stageName, path: text(query.path) ?? '', method: text(query.method) ?? '', planId: text(query.plan), keyId: text(query.key) }
    const limits = await limitsOf(documents, asked)
    if (typeof limits === 'string') return void response.status(404).json({ message: limits })
    const tokens = await dataPlane.tokensLeft(limits)
    // To the thousandth: the shares of workers do not add up exactly.
    const item = limits.map(({ level, rate, burst }, index): ThrottleBucket => ({ level, rate, burst, tokens: Math.round((tokens[index] ?? 0) * 1000) / 1000 }))
    response.json({ item })
  })
  return router
}

/** In the order in which a call asks them; or what is not there. */
async function limitsOf(documents: Pick<Documents, 'get'>, { restApiId, stageName, path, method, planId, keyId }: Asked) {
  const stage = await documents.get('stage', stageKey(restApiId, stageName))
  const deployment = stage && (await documents.get('deployment', deploymentKey(restApiId, stage.deploymentId)))
  if (!stage || !deployment) return 'There is no such API or stage'
  const resource = Object.values(deployment.snapshot.resources).find((one) => one.path === path)
  const deployed = Object.values(resource?.methods ?? {}).find(({ httpMethod }) => httpMethod === method)
  if (!resource || !deployed) return 'The stage serves no such method'
  const plan = planId === undefined ? undefined : await documents.get('usagePlan', planId)
  if (planId !== undefined && !isKeyOf(plan, keyId)) return 'There is no such usage plan, or it does not have the key'
  const route = { resourceId: resource.id, resourcePath: path, httpMethod: method }
  const { setting } = settingOfMethod(byMethodKey(stage.methodSettings), route)
  return [
    ...(plan === undefined || keyId === undefined ? [] : planLimits(plan, keyId, stage, route)),
    ...stageLimits(stage, setting, route, accountThrottle(await documents.get('account', 'account'))),
  ]
}

function isKeyOf(plan: UsagePlan | undefined, keyId: string | undefined): boolean {
  return keyId !== undefined && plan?.keyIds.includes(keyId) === true
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
