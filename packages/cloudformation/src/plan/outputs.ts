import { own } from '@fourbox/domain'

import type { TemplateFault } from '../template-error.ts'
import { isJsonObject, objectOf } from '../template/json.ts'
import { asText } from '../values/intrinsic.ts'
import type { PlannedOutput } from './stack-plan.ts'
import type { StackReading } from './stack-reading.ts'

/** The outputs whose conditions hold, and what is wrong with them. */
export function readOutputs(reading: StackReading): { readonly outputs: readonly PlannedOutput[]; readonly faults: readonly TemplateFault[] } {
  const { scope } = reading
  const before = scope.faults.length
  const section = objectOf(own(reading.source.template.root, 'Outputs'))
  const outputs: PlannedOutput[] = []
  for (const [name, output] of Object.entries(section)) {
    const where = { owner: section, key: name, block: 'Outputs' } as const
    const condition = isJsonObject(output) ? own(output, 'Condition') : undefined
    if (typeof condition === 'string' && !scope.names.condition(condition, where)) continue
    const value = reading.output(name)
    if (!isJsonObject(output) || value === undefined || value === null) {
      scope.fault(where, `[/Outputs/${name}/Value] 'null' values are not allowed in templates`)
      continue
    }
    const description = own(output, 'Description')
    const exported = own(output, 'Export')
    const exportName = isJsonObject(exported) ? asText(scope.evaluate(own(exported, 'Name') ?? null, { ...where, owner: exported, key: 'Name' })) : undefined
    if (exported !== undefined && typeof exportName !== 'string')
      scope.fault(where, `Template format error: Output ${name} is malformed. The Name of its Export must be known before its resources are`)
    outputs.push({ name, value, ...(typeof description === 'string' && { description }), ...(typeof exportName === 'string' && { exportName }) })
  }
  return { outputs, faults: scope.faults.slice(before) }
}
