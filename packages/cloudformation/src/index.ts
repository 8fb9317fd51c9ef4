export type { ExportedApi } from './export/exported-api.ts'
export { toCloudFormation } from './export/to-cloudformation.ts'
export { toTerraform } from './export/to-terraform.ts'
export {
  awaitedBy,
  Later,
  isPlannedList,
  isPlannedObject,
  resolve,
  resolveObject,
  UnresolvableError,
  type AttributeOf,
  type PlannedObject,
  type PlannedValue,
} from './plan/planned-value.ts'
export { parametersOf } from './plan/parameters.ts'
export { planStack } from './plan/plan-stack.ts'
export type { AssetLocation, DeletionPolicy, LeftOut, PlannedOutput, PlannedResource, PlanSettings, StackPlan } from './plan/stack-plan.ts'
export type { ProjectFiles } from './project/project-files.ts'
export { readProject } from './project/read-project.ts'
export type { ProjectKind, StackSource } from './project/stack-source.ts'
export { propertiesOf, type ResourceType } from './resource-types/resource-type.ts'
export { isSupportedType, resourceTypeOf, type SupportedType } from './resource-types/resource-types.ts'
export { TemplateError, type TemplateFault, writeFault } from './template-error.ts'
export type { Json, JsonObject } from './template/json.ts'
export { isTemplateText, readTemplate } from './template/read-template.ts'
export type { Template } from './template/template.ts'
