import type { ProjectFiles } from '../project/project-files.ts'
import type { StackSource } from '../project/stack-source.ts'
import { TemplateError } from '../template-error.ts'
import { type Assets, findAssets } from './find-assets.ts'
import { inOrder } from './order.ts'
import { readOutputs } from './outputs.ts'
import { type PlannedResources, planResources } from './plan-resources.ts'
import type { PlannedResource, PlanSettings, StackPlan } from './stack-plan.ts'
import { StackReading } from './stack-reading.ts'

/**
 * Works a stack out: its parameters, conditions and functions, the resources that are made here in the order in which they
 * can be made, and those that are left out. Resources of nested stacks whose templates are at hand are among them.
 * @throws TemplateError with everything that CloudFormation would refuse, each with its file, line and logical id.
 */
export async function planStack(source: StackSource, settings: PlanSettings, files: ProjectFiles): Promise<StackPlan> {
  const stackName = settings.stackName ?? source.name
  const given = { ...source.parameters, ...settings.parameters }
  const read = (leftOut: ReadonlyMap<string, string>) => {
    const context = { settings, leftOut, touched: new Set<string>() }
    return { context, reading: new StackReading(source, context, { stackName, stackId: settings.stackId, prefix: '', given }) }
  }
  const assets = await findAssets(read(new Map()).reading, files)
  let leftOut = missingAmong(assets)
  for (;;) {
    const { context, reading } = read(leftOut)
    const plan = planResources(reading, context, assets)
    // What needs a left-out resource to exist is left out too, and what needs that in its turn.
    if (plan.alsoLeftOut.size > 0) leftOut = new Map([...leftOut, ...plan.alsoLeftOut])
    else {
      const outputs = readOutputs(reading)
      const faults = [...plan.faults, ...outputs.faults]
      const order = orderOf(plan)
      if ('ring' in order) {
        const { file = source.template.file, line = 1 } = plan.resources.find(({ logicalId }) => logicalId === order.ring[0]) ?? {}
        faults.push({ file, line, text: `Circular dependency between resources: [${order.ring.join(', ')}]` })
      }
      if (faults.length > 0 || 'ring' in order) throw new TemplateError(faults)
      return { name: stackName, resources: order.ordered, leftOut: plan.leftOut, outputs: outputs.outputs, tags: source.tags, warnings: plan.warnings }
    }
  }
}

/** What is left out carries dependencies on, unless that closes a ring: nothing is made there that could wait. */
function orderOf({ resources, throughLeftOut }: PlannedResources): ReturnType<typeof inOrder<PlannedResource>> {
  const whole = resources.map((resource) => ({
    ...resource,
    dependsOn: [...new Set([...resource.dependsOn, ...(throughLeftOut.get(resource.logicalId) ?? [])])],
  }))
  const order = inOrder(whole)
  return 'ring' in order ? inOrder(resources) : order
}

function missingAmong(assets: Assets): ReadonlyMap<string, string> {
  return new Map([...assets].flatMap(([id, asset]) => (asset.kind === 'missing' ? [[id, asset.why] as const] : [])))
}
