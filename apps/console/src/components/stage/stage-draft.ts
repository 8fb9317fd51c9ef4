import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway'
import { readStage, type StageRules } from '@fourbox/domain'
import { valuePatch } from '../../client/patches.ts'
import { type Found, found } from '../form/faults.ts'
import { draftOfMethodSetting, type MethodSettingDraft, methodSettingPatches, settingOf } from './method-setting-draft.ts'
import { allMethods } from './method-key.ts'

/** A stage's own settings, and those that it has for all methods. */
export interface StageDraft extends MethodSettingDraft {
  readonly description: string
  readonly cacheClusterEnabled: boolean
  readonly cacheClusterSize: string
  readonly clientCertificateId: string
}

export function draftOfStage(stage: Stage | undefined): StageDraft {
  return {
    ...draftOfMethodSetting(stage?.methodSettings?.[allMethods]),
    description: stage?.description ?? '',
    cacheClusterEnabled: stage?.cacheClusterEnabled === true,
    cacheClusterSize: stage?.cacheClusterSize ?? '0.5',
    clientCertificateId: stage?.clientCertificateId ?? '',
  }
}

/** What is chosen from lists exists, or the server says so; logging is not judged here. */
export const permissive: StageRules = {
  canLog: true,
  hasDeployment: () => true,
  hasDocumentationVersion: () => true,
  hasClientCertificate: () => true,
}

/** What the server would say of the draft, before it is sent. */
export function checkStage(stageName: string, draft: StageDraft): Found {
  const { cacheClusterEnabled, cacheClusterSize } = draft
  return found([], readStage({ stageName, cacheClusterEnabled, cacheClusterSize, methodSettings: { [allMethods]: settingOf(draft) } }, permissive))
}

/** What turns a stage into the draft; a new one has what CreateStage was told. */
export function stagePatches(stage: Stage, draft: StageDraft): PatchOperation[] {
  const before = draftOfStage(stage)
  return [
    ...valuePatch('/description', before.description, draft.description),
    ...valuePatch('/cacheClusterEnabled', before.cacheClusterEnabled, draft.cacheClusterEnabled),
    ...(draft.cacheClusterEnabled ? valuePatch('/cacheClusterSize', before.cacheClusterSize, draft.cacheClusterSize) : []),
    ...valuePatch('/clientCertificateId', before.clientCertificateId, draft.clientCertificateId),
    ...methodSettingPatches(allMethods, stage.methodSettings?.[allMethods], withoutStage(draft)),
  ]
}

function withoutStage({ description: _1, cacheClusterEnabled: _2, cacheClusterSize: _3, clientCertificateId: _4, ...setting }: StageDraft): MethodSettingDraft {
  return setting
}
