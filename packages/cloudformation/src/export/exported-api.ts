import type { ApiKey, RestApi, Stage, Tags, UsagePlan } from '@fourbox/domain'

import type { Json, JsonObject } from '../template/json.ts'

/** An API with all that stands around it, as a stack or a Terraform configuration has it. */
export interface ExportedApi {
  readonly api: RestApi
  /** The draft as an OpenAPI definition with AWS's extensions: it says all that hangs on the API itself. */
  readonly body: JsonObject
  readonly stages: readonly Stage[]
  /** Plans that name a stage of the API. */
  readonly usagePlans: readonly UsagePlan[]
  /** Keys of those plans. */
  readonly apiKeys: readonly ApiKey[]
  readonly account: string
  readonly region: string
}

/** The tags that somebody has given: those of AWS itself, such as the marks of a stack, are refused from anybody else. */
export function givenTags(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.toLowerCase().startsWith('aws:')))
}

/** A resource of a template: its logical id, and what it is. */
export type TemplateResource = readonly [logicalId: string, resource: Json]

/** A name for each of several things, of letters and digits, none twice. */
export function namesFor(texts: readonly string[], { prefix, separator }: { readonly prefix: string; readonly separator: string }): readonly string[] {
  const taken = new Set<string>()
  return texts.map((text) => {
    const plain = prefix + separator + text.replaceAll(/[^A-Za-z0-9]+/g, separator)
    let name = plain
    for (let count = 2; taken.has(name); count += 1) name = `${plain}${separator}${count}`
    taken.add(name)
    return name
  })
}
