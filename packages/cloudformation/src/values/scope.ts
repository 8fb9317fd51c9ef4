import { own } from '@fourbox/domain'

import type { PlannedValue } from '../plan/planned-value.ts'
import type { TemplateFault } from '../template-error.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../template/json.ts'
import { type FaultPlace, faultAt, type Template } from '../template/template.ts'
import { cidr } from './cidr.ts'
import { chooseBranch, judge } from './conditions.ts'
import { type Evaluated, type Evaluation, type Intrinsic, type Names, noValue } from './intrinsic.ts'
import { join, select, split } from './lists.ts'
import { base64, findInMap, getAZs, importValue, length, toJsonString } from './lookups.ts'
import { getAtt, ref, sub } from './references.ts'

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::And': judge,
  'Fn::Base64': base64,
  'Fn::Cidr': cidr,
  'Fn::Equals': judge,
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': getAZs,
  'Fn::GetAtt': getAtt,
  'Fn::If': chooseBranch,
  'Fn::ImportValue': importValue,
  'Fn::Join': join,
  'Fn::Length': length,
  'Fn::Not': judge,
  'Fn::Or': judge,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
  'Fn::ToJsonString': toJsonString,
}

const needsExtensions: ReadonlySet<string> = new Set(['Fn::Length', 'Fn::ToJsonString'])

/**
 * The template around values, which works out their functions as far as that can be before resources are there. What is
 * wrong on the way is collected: one reading names all of it.
 */
export class Scope implements Evaluation {
  readonly faults: TemplateFault[] = []
  readonly warnings: TemplateFault[] = []
  readonly names: Names
  readonly region: string
  readonly hasLanguageExtensions: boolean
  readonly #template: Template

  constructor(template: Template, { names, region, hasLanguageExtensions }: Pick<Evaluation, 'names' | 'region' | 'hasLanguageExtensions'>) {
    this.#template = template
    this.names = names
    this.region = region
    this.hasLanguageExtensions = hasLanguageExtensions
  }

  fault(where: FaultPlace, text: string): void {
    this.faults.push(faultAt(this.#template, where, text))
  }

  warn(where: FaultPlace, text: string): void {
    this.warnings.push(faultAt(this.#template, where, text))
  }

  /** What `work` makes, whatever it finds wrong. */
  quietly<Result>(work: () => Result): Result {
    const faults = this.faults.length
    const warnings = this.warnings.length
    const result = work()
    this.faults.length = faults
    this.warnings.length = warnings
    return result
  }

  here(value: Json, where: FaultPlace): PlannedValue {
    const made = this.evaluate(value, where)
    return made === noValue ? null : made
  }

  evaluate(value: Json, where: FaultPlace): Evaluated {
    if (typeof value === 'string') return this.#text(value, where)
    if (isJsonList(value)) {
      return value.flatMap((item, key) => {
        const made = this.evaluate(item, { ...where, owner: value, key })
        return made === noValue ? [] : [made]
      })
    }
    if (!isJsonObject(value)) return value
    const name = functionIn(value)
    return name === undefined ? this.#members(value, where) : this.#call(value, name, where)
  }

  #members(owner: JsonObject, where: FaultPlace): PlannedValue {
    return Object.fromEntries(
      Object.entries(owner).flatMap(([key, member]) => {
        const place = { ...where, owner, key }
        if (key.startsWith('Fn::')) this.fault(place, `Template error: ${key.slice(0, 100)} must stand alone in its map`)
        const made = this.evaluate(member, place)
        return made === noValue ? [] : [[key, made] as const]
      }),
    )
  }

  #call(call: JsonObject, name: string, where: FaultPlace): Evaluated {
    const place = { ...where, owner: call, key: name }
    const intrinsic = own(intrinsics, name)
    const argument = call[name] ?? null
    if (!intrinsic) this.fault(place, unknownFunction(name, argument))
    else if (!this.hasLanguageExtensions && needsExtensions.has(name)) this.fault(place, `Template error: ${name} needs the transform AWS::LanguageExtensions`)
    else return intrinsic(this, argument, place)
    return ''
  }

  /** `{{resolve:ssm:…}}` is looked up by AWS in stores that are not here: the text stays, and that is told. */
  #text(text: string, where: FaultPlace): string {
    const reference = /\{\{resolve:(?:ssm|ssm-secure|secretsmanager):[^{}]*\}\}/.exec(text)
    if (reference) this.warn(where, `${reference[0]} is not looked up here: the text stays as it is.`)
    return text
  }
}

/** The function that a map calls: its only member is `Ref`, or has a name that begins with `Fn::`. */
function functionIn(value: JsonObject): string | undefined {
  const [name, ...others] = Object.keys(value)
  return name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::')) ? name : undefined
}

function unknownFunction(name: string, argument: Json): string {
  if (name.startsWith('Fn::ForEach')) return 'Template error: Fn::ForEach needs the transform AWS::LanguageExtensions'
  if (name !== 'Fn::Transform') return `Template error: ${name.slice(0, 100)} is no function of CloudFormation`
  const macro = isJsonObject(argument) ? own(argument, 'Name') : undefined
  return `The macro ${typeof macro === 'string' ? macro : 'of Fn::Transform'} runs at AWS: what it would make of this is not known here. Give the template as it is after the macro.`
}
