import { own } from '@fourbox/domain'

import type { TemplateFault } from '../template-error.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject, objectOf } from '../template/json.ts'
import { type FaultPlace, faultAt, type Template } from '../template/template.ts'
import type { DeletionPolicy } from './stack-plan.ts'

/** A member of a template's `Resources`. */
export interface DeclaredResource {
  readonly logicalId: string
  readonly type: string
  readonly where: FaultPlace
  readonly properties: JsonObject
  readonly dependsOn: readonly string[]
  readonly condition?: string
  readonly deletionPolicy: DeletionPolicy
  readonly updateReplacePolicy: DeletionPolicy
  /** Where CDK has put the resource's code, by its own word in the metadata. */
  readonly assetPath?: string
}

/** As many as a template may have. */
export const mostResources = 500

const members: ReadonlySet<string> = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
  'CreationPolicy',
  'UpdatePolicy',
  'Connectors',
  'IgnoreGlobals',
  'Description',
  'Version',
])

/** The resources of a template, and what is wrong with how they are written. */
export function readResources(template: Template): { readonly resources: ReadonlyMap<string, DeclaredResource>; readonly faults: readonly TemplateFault[] } {
  const declared = objectOf(own(template.root, 'Resources'))
  const resources = new Map<string, DeclaredResource>()
  const faults: TemplateFault[] = []
  const count = Object.keys(declared).length
  if (count > mostResources) {
    faults.push(
      faultAt(
        template,
        { owner: template.root, key: 'Resources' },
        `Template format error: Number of resources, ${count}, is greater than maximum allowed, ${mostResources}`,
      ),
    )
  }
  for (const [logicalId, declaration] of Object.entries(declared)) {
    const where = { owner: declared, key: logicalId, logicalId, around: template.places.lineOf(declared, logicalId) ?? 1 }
    const text = formFault(logicalId, declaration)
    if (text !== undefined) faults.push(faultAt(template, where, text))
    const type = isJsonObject(declaration) ? own(declaration, 'Type') : undefined
    if (text === undefined && isJsonObject(declaration) && typeof type === 'string')
      resources.set(logicalId, readResource({ logicalId, type, where }, declaration))
  }
  return { resources, faults }
}

function formFault(logicalId: string, declaration: Json): string | undefined {
  if (!/^[A-Za-z0-9]{1,255}$/.test(logicalId)) return `Template format error: Resource name ${logicalId.slice(0, 255)} is non alphanumeric.`
  if (!isJsonObject(declaration)) return `Template format error: [/Resources/${logicalId}] resource definition is malformed`
  if (typeof own(declaration, 'Type') !== 'string') return `Template format error: [/Resources/${logicalId}] Every Resources object must contain a Type member.`
  const stranger = Object.keys(declaration).find((member) => !members.has(member))
  return stranger === undefined ? undefined : `Invalid template resource property '${stranger.slice(0, 255)}'`
}

function readResource({ logicalId, type, where }: Pick<DeclaredResource, 'logicalId' | 'type' | 'where'>, declaration: JsonObject): DeclaredResource {
  const condition = own(declaration, 'Condition')
  const metadata = own(declaration, 'Metadata')
  const assetPath = isJsonObject(metadata) ? own(metadata, 'aws:asset:path') : undefined
  return {
    logicalId,
    type,
    where,
    properties: objectOf(own(declaration, 'Properties')),
    dependsOn: textsOf(own(declaration, 'DependsOn')),
    deletionPolicy: policyOf(own(declaration, 'DeletionPolicy')),
    updateReplacePolicy: policyOf(own(declaration, 'UpdateReplacePolicy')),
    ...(typeof condition === 'string' && { condition }),
    ...(typeof assetPath === 'string' && { assetPath }),
  }
}

function textsOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return isJsonList(value) ? value.filter((item) => typeof item === 'string') : []
}

const policies: readonly DeletionPolicy[] = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot']

function policyOf(value: Json | undefined): DeletionPolicy {
  return policies.find((policy) => policy === value) ?? 'Delete'
}
