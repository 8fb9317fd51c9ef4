import { expandServerless } from '../sam/expand-serverless.ts'
import type { TemplateFault } from '../template-error.ts'
import { faultAt, type Template } from '../template/template.ts'
import { serverlessTransform, transformNames } from '../template/transform-names.ts'
import { writeOutLoops } from './language-extensions.ts'
import type { PlannedValue } from './planned-value.ts'

/** What is understood, or changes nothing of what is made here. */
const known: ReadonlySet<string> = new Set([
  'AWS::CodeDeployBlueGreen',
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  serverlessTransform,
  'AWS::ServiceCatalog',
])

/** A template as AWS's transforms leave it, with their names. */
export interface Transformed {
  readonly names: ReadonlySet<string>
  readonly template: Template
  readonly faults: readonly TemplateFault[]
  readonly warnings: readonly TemplateFault[]
}

/** Runs the transforms that a template declares. */
export function transform(template: Template, parameters: ReadonlyMap<string, PlannedValue>): Transformed {
  const { names, faults: unknown } = transformsOf(template)
  const loops = names.has('AWS::LanguageExtensions') ? writeOutLoops(template, parameters) : { template, faults: [] }
  const faults = [...unknown, ...loops.faults]
  if (!names.has(serverlessTransform)) return { names, template: loops.template, faults, warnings: [] }
  const expanded = expandServerless(loops.template, parameters)
  return { names, template: expanded.template, faults: [...faults, ...expanded.faults], warnings: expanded.warnings }
}

/** The transforms that a template declares, and a fault for each whose effect cannot be known here. */
function transformsOf(template: Template): { readonly names: ReadonlySet<string>; readonly faults: readonly TemplateFault[] } {
  const names = transformNames(template.root)
  const faults = names
    .filter((name) => !known.has(name))
    .map((name) =>
      faultAt(
        template,
        { owner: template.root, key: 'Transform' },
        `The transform ${name} runs at AWS: what it would make of this template is not known here. Give the template as it is after it.`,
      ),
    )
  return { names: new Set(names), faults }
}
