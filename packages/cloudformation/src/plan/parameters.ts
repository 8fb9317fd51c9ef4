import { own } from '@fourbox/domain'

import { isJsonList, isJsonObject, type Json, type JsonObject, objectOf } from '../template/json.ts'
import { type FaultPlace, faultAt, type Template } from '../template/template.ts'
import { asText } from '../values/intrinsic.ts'
import { parameterFault } from './parameter-fault.ts'
import { Later, type PlannedValue } from './planned-value.ts'
import type { TemplateFault } from '../template-error.ts'

/** The values of a template's parameters. */
export interface Parameters {
  readonly values: ReadonlyMap<string, PlannedValue>
  /** Parameters whose value AWS looks up in a store that is not here; to use one of them is a fault. */
  readonly lookedUp: ReadonlySet<string>
  readonly faults: readonly TemplateFault[]
}

/**
 * The parameters of a template with what is given for them, else their defaults. All that have neither are named in one fault.
 * A value that waits for a resource, as a nested stack is given it, is not checked.
 */
export function readParameters(template: Template, given: Readonly<Record<string, PlannedValue>>): Parameters {
  const declared = objectOf(own(template.root, 'Parameters'))
  const values = new Map<string, PlannedValue>()
  const lookedUp = new Set<string>()
  const faults: TemplateFault[] = []
  const missing: string[] = []
  for (const [name, declaration] of Object.entries(declared)) {
    const where: FaultPlace = { owner: declared, key: name }
    const type = isJsonObject(declaration) ? own(declaration, 'Type') : undefined
    if (!isJsonObject(declaration) || typeof type !== 'string') {
      faults.push(faultAt(template, where, `Template format error: Every Parameters object must contain a Type member. [${name}]`))
      continue
    }
    const value = own(given, name)
    const used = value ?? own(declaration, 'Default')
    if (value === undefined && type.startsWith('AWS::SSM::Parameter::Value<')) lookedUp.add(name)
    else if (used === undefined || used === null) {
      missing.push(name)
      // It is named once, not once more wherever it is used.
      values.set(name, '')
    } else {
      const made = valueOf(used, type)
      const fault = parameterFault({ name, type, declaration }, made)
      if (fault !== undefined) faults.push(faultAt(template, where, fault))
      values.set(name, made)
    }
  }
  if (missing.length > 0) faults.push(faultAt(template, { owner: template.root, key: 'Parameters' }, `Parameters: [${missing.join(', ')}] must have values`))
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(declared, name))
  if (unknown.length > 0)
    faults.push(faultAt(template, { owner: template.root, key: 'Parameters' }, `Parameters: [${unknown.join(', ')}] do not exist in the template`))
  return { values, lookedUp, faults }
}

/** The names of a template's parameters, for whoever has values for several templates. */
export function parametersOf(template: { readonly root: JsonObject }): ReadonlySet<string> {
  return new Set(Object.keys(objectOf(own(template.root, 'Parameters'))))
}

/** A list for the types of lists, else a text: `Ref` of a Number is a text too. */
function valueOf(value: PlannedValue | Json, type: string): PlannedValue {
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<') || /^AWS::SSM::Parameter::Value<(?:List<|CommaDelimitedList)/.test(type)
  if (isJsonList(value)) return isList ? value : value.map(String).join(',')
  const text = asText(value) ?? ''
  if (!isList) return text
  return text instanceof Later ? new Later({ kind: 'split', separator: ',', text }) : text.split(',').map((item) => item.trim())
}
