import { own } from '@fourbox/domain'

import type { PlannedValue } from '../plan/planned-value.ts'
import type { TemplateFault } from '../template-error.ts'
import { isJsonObject, type Json, type JsonObject, members } from '../template/json.ts'
import { faultAt, type Template } from '../template/template.ts'

/** A resource of the template with what Globals adds. */
export interface SamResource {
  readonly logicalId: string
  readonly type: string
  readonly properties: JsonObject
  readonly declaration: JsonObject
}

/** What the transform has made so far, and what it found wrong. */
export class SamContext {
  readonly template: Template
  readonly resources = new Map<string, JsonObject>()
  /** Made resources by the id of the one that they were made from: theirs is its line. */
  readonly sources = new Map<string, string>()
  /** Names such as `Api.Stage` for what has an id of its own. */
  readonly references = new Map<string, string>()
  readonly conditions = new Map<string, Json>()
  readonly faults: TemplateFault[] = []
  readonly warnings: TemplateFault[] = []
  readonly #parameters: ReadonlyMap<string, PlannedValue>

  constructor(template: Template, parameters: ReadonlyMap<string, PlannedValue>) {
    this.template = template
    this.#parameters = parameters
  }

  make(source: string, logicalId: string, made: JsonObject): void {
    this.resources.set(logicalId, made)
    this.sources.set(logicalId, source)
  }

  /** A text that is known before resources are there: as it stands, or by parameters. */
  literal(value: Json | undefined): string | undefined {
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    if (!isJsonObject(value) || Object.keys(value).length !== 1) return undefined
    const ref = own(value, 'Ref')
    if (typeof ref === 'string') return this.#parameter(ref)
    const sub = own(value, 'Fn::Sub')
    if (typeof sub !== 'string') return undefined
    const parts = sub.split(/\$\{([^{}!]*)\}/).map((part, index) => (index % 2 === 0 ? part : this.#parameter(part.trim())))
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined
  }

  #parameter(name: string): string | undefined {
    const value = this.#parameters.get(name)
    return typeof value === 'string' ? value : undefined
  }

  /** A fault of a resource, in the transform's words. */
  fault(logicalId: string, reason: string): void {
    const resources = own(this.template.root, 'Resources')
    this.faults.push(
      faultAt(
        this.template,
        { owner: resources, key: logicalId, logicalId },
        `Invalid Serverless Application Specification document. Resource with id [${logicalId}] is invalid. ${reason}`,
      ),
    )
  }

  warn(logicalId: string, text: string): void {
    const resources = own(this.template.root, 'Resources')
    this.warnings.push(faultAt(this.template, { owner: resources, key: logicalId, logicalId }, text))
  }
}

/** The attributes of a resource that go over to each of those made from it. */
export function passedOn(declaration: JsonObject): JsonObject {
  return members({
    Condition: own(declaration, 'Condition'),
    DeletionPolicy: own(declaration, 'DeletionPolicy'),
    UpdateReplacePolicy: own(declaration, 'UpdateReplacePolicy'),
  })
}

/** Those of the one that takes its place: what it waits for is its own alone. */
export function attributesOf(declaration: JsonObject): JsonObject {
  return members({ ...passedOn(declaration), DependsOn: own(declaration, 'DependsOn') })
}

/** The condition of a resource. */
export function conditionOf(declaration: JsonObject): string | undefined {
  const condition = own(declaration, 'Condition')
  return typeof condition === 'string' ? condition : undefined
}
