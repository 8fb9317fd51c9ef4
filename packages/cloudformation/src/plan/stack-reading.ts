import { own } from '@fourbox/domain'

import type { StackSource } from '../project/stack-source.ts'
import { isSupportedType, resourceTypeOf } from '../resource-types/resource-types.ts'
import type { TemplateFault } from '../template-error.ts'
import { isJsonObject, type Json, type JsonObject, objectOf } from '../template/json.ts'
import type { FaultPlace } from '../template/template.ts'
import { holds } from '../values/conditions.ts'
import { asText, type Names } from '../values/intrinsic.ts'
import { joined } from '../values/references.ts'
import { Scope } from '../values/scope.ts'
import { type DeclaredResource, readResources } from './declared-resource.ts'
import { type Parameters, readParameters } from './parameters.ts'
import { isPlannedObject, Later, type PlannedObject, type PlannedValue } from './planned-value.ts'
import { nestedStackId, pseudoParameters } from './pseudo-parameters.ts'
import type { PlanSettings } from './stack-plan.ts'
import { generatedName, namedBy, type StandInPlace, standInOf } from './stand-in.ts'
import { transform } from './transform.ts'

/** What the readings of a stack and of the stacks nested in it share. */
export interface ReadingContext {
  readonly settings: PlanSettings
  /** Supported resources that are not made all the same, by their whole ids, with the reason. */
  readonly leftOut: ReadonlyMap<string, string>
  /** Whole ids of the left-out resources that were referred to since it was emptied. */
  touched: Set<string>
}

/** A template with its parameters, in which every name is looked up. Nested stacks are readings of their own, made when they are first asked for. */
export class StackReading implements Names {
  readonly source: StackSource
  readonly stackName: string
  /** Behind which its logical ids stand: empty, or `Nested/`. */
  readonly prefix: string
  readonly scope: Scope
  readonly declared: ReadonlyMap<string, DeclaredResource>
  /** What is wrong with the form of the template and with its parameters. */
  readonly formFaults: readonly TemplateFault[]
  readonly #context: ReadingContext
  readonly #parameters: Parameters
  readonly #pseudo: ReadonlyMap<string, PlannedValue>
  readonly #conditions = new Map<string, boolean | 'open'>()
  readonly #children = new Map<string, StackReading | 'open'>()
  readonly #named = new Set<string>()

  constructor(
    source: StackSource,
    context: ReadingContext,
    {
      stackName,
      stackId,
      prefix,
      given,
    }: { readonly stackName: string; readonly stackId: string; readonly prefix: string; readonly given: Readonly<Record<string, PlannedValue>> },
  ) {
    const { region } = context.settings
    this.stackName = stackName
    this.prefix = prefix
    this.#context = context
    this.#parameters = readParameters(source.template, given)
    this.#pseudo = pseudoParameters(context.settings, stackName, stackId)
    const { names, template, faults: transformFaults, warnings } = transform(source.template, this.#parameters.values)
    this.source = { ...source, template }
    this.scope = new Scope(template, { names: this, region, hasLanguageExtensions: names.has('AWS::LanguageExtensions') })
    this.scope.warnings.push(...source.template.warnings, ...warnings)
    const { resources, faults } = readResources(template)
    this.declared = resources
    this.formFaults = [...transformFaults, ...this.#parameters.faults, ...faults]
  }

  parameter(name: string, where: FaultPlace): PlannedValue | undefined {
    if (this.#parameters.lookedUp.has(name)) {
      this.scope.fault(where, `Parameter ${name} is looked up in AWS's parameter store, which is not here: give its value with the parameter ${name}.`)
      return ''
    }
    return this.#pseudo.get(name) ?? this.#parameters.values.get(name)
  }

  mapping(map: string, first: string, second: string): Json | undefined {
    const found = [map, first, second].reduce<Json | undefined>((level, key) => (isJsonObject(level) ? own(level, key) : undefined), this.#section('Mappings'))
    return found ?? undefined
  }

  importValue(name: string): string | undefined {
    return this.#context.settings.importValue(name)
  }

  condition(name: string, where: FaultPlace): boolean {
    const known = this.#conditions.get(name)
    const section = this.#section('Conditions')
    const written = own(section, name)
    if (known === 'open') this.scope.fault(where, `Template format error: Circular dependency between conditions: [${name}]`)
    else if (known !== undefined) return known
    else if (written === undefined)
      this.scope.fault(where, `Template format error: Unresolved condition dependency ${name} in the Conditions block of the template`)
    else {
      this.#conditions.set(name, 'open')
      const value = holds(this.scope, written, { owner: section, key: name, block: 'Conditions' })
      this.#conditions.set(name, value)
      return value
    }
    return false
  }

  isMade({ condition, where }: DeclaredResource): boolean {
    return condition === undefined || this.condition(condition, where)
  }

  reference(logicalId: string, attribute: string | undefined, where: FaultPlace): PlannedValue | undefined {
    const declared = this.declared.get(logicalId)
    if (!declared || where.block === 'Conditions' || !this.isMade(declared)) return undefined
    const child = this.child(logicalId)
    if (child) return this.#nested(child, attribute, where)
    const { type } = declared
    if (!isSupportedType(type) || this.#context.leftOut.has(this.prefix + logicalId)) return this.#standIn(declared, attribute, where)
    if (attribute !== undefined && !hasAttribute(resourceTypeOf(type).attributes, attribute)) {
      this.scope.fault(where, `Template error: resource ${logicalId} does not support attribute type ${attribute} in Fn::GetAtt`)
      return ''
    }
    return new Later({ kind: 'attribute', logicalId: this.prefix + logicalId, attribute })
  }

  /** The reading of a nested stack whose template is at hand. */
  child(logicalId: string): StackReading | undefined {
    const source = this.source.nested.get(logicalId)
    const declared = this.declared.get(logicalId)
    if (!source || !declared) return undefined
    const known = this.#children.get(logicalId)
    if (known === 'open') {
      this.scope.fault(declared.where, `Circular dependency between resources: [${logicalId}]`)
      return undefined
    }
    if (known) return known
    this.#children.set(logicalId, 'open')
    const parameters = this.scope.here(own(declared.properties, 'Parameters') ?? {}, { ...declared.where, owner: declared.properties, key: 'Parameters' })
    const stackName = `${this.stackName}-${logicalId}`
    const child = new StackReading(source, this.#context, {
      stackName,
      stackId: nestedStackId(this.#context.settings, stackName),
      prefix: `${this.prefix}${logicalId}/`,
      given: isPlannedObject(parameters) ? parameters : {},
    })
    this.#children.set(logicalId, child)
    return child
  }

  /** The value of an output, whether its condition holds or not asked before; undefined where there is none. */
  output(name: string): PlannedValue | undefined {
    const outputs = this.#section('Outputs')
    const output = own(outputs, name)
    if (!isJsonObject(output)) return undefined
    return this.scope.here(own(output, 'Value') ?? null, { owner: output, key: 'Value', block: 'Outputs' })
  }

  /** Properties with their functions worked out. */
  properties({ properties, where, logicalId }: DeclaredResource): PlannedObject {
    const made = this.scope.here(properties, { ...where, owner: properties, logicalId })
    return isPlannedObject(made) ? made : {}
  }

  placeOf({ where }: DeclaredResource): { readonly file: string; readonly line: number } {
    const { file, places } = this.source.template
    return { file, line: places.lineOf(where.owner, where.key) ?? 1 }
  }

  #section(name: 'Mappings' | 'Conditions' | 'Outputs'): JsonObject {
    return objectOf(own(this.source.template.root, name))
  }

  #nested(child: StackReading, attribute: string | undefined, where: FaultPlace): PlannedValue {
    if (attribute === undefined) return child.#pseudo.get('AWS::StackId') ?? ''
    const value = attribute.startsWith('Outputs.') ? child.output(attribute.slice('Outputs.'.length)) : undefined
    if (value === undefined) this.scope.fault(where, `Template error: nested stack ${child.stackName} has no ${attribute.slice(0, 255)}`)
    return value ?? ''
  }

  #standIn(declared: DeclaredResource, attribute: string | undefined, where: FaultPlace): PlannedValue {
    const { logicalId, type } = declared
    this.#context.touched.add(this.prefix + logicalId)
    if (type === 'AWS::SSM::Parameter' && attribute === 'Value') return this.#property(declared, 'Value') ?? ''
    if (attribute !== undefined && isCustom(type)) {
      this.scope.warn(where, `${logicalId}.${attribute} is what a custom resource answers, and it is not run here: a text stands in for it.`)
    }
    const place = { ...this.#context.settings, stackName: this.stackName }
    const parts = standInOf(declared, attribute, place).map((part) => (typeof part === 'string' ? part : this.#nameOf(declared, place)))
    const value = joined('', parts)
    return attribute !== undefined && /(?:Ids|Entries|Servers|Addresses|Associations|Blocks)$/.test(attribute) ? Array.from({ length: 6 }, () => value) : value
  }

  #nameOf(declared: DeclaredResource, place: StandInPlace): PlannedValue {
    const named = namedBy(declared)
    return (named === undefined ? undefined : this.#property(declared, named.key)) ?? generatedName(declared, place)
  }

  /** One property of a resource that is not made; undefined where working it out leads back to itself. */
  #property(declared: DeclaredResource, key: string): PlannedValue | undefined {
    const id = `${declared.logicalId}.${key}`
    if (this.#named.has(id)) return undefined
    this.#named.add(id)
    const value = this.scope.quietly(() => this.scope.here(own(declared.properties, key) ?? null, { ...declared.where, owner: declared.properties, key }))
    this.#named.delete(id)
    return asText(value)
  }
}

/** Whether a type is made by a function of the user's own. */
export function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'
}

function hasAttribute(attributes: readonly string[], attribute: string): boolean {
  return attributes.some((known) => known === attribute || (known.endsWith('.*') && attribute.startsWith(known.slice(0, -1))))
}
