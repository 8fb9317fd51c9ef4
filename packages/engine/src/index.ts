export type * from './hand-offs.ts'
export { compileApi, type CompiledApi } from './compile/compile-api.ts'
export { compileStage, type CompiledStage, type StageParts } from './compile/compile-stage.ts'
export { forbidden, payloadTooLarge } from './outside-answers.ts'
export { invoke } from './pipeline.ts'
export * from './ports.ts'
export type { EngineSettings } from './settings.ts'
export {
  testInvoke,
  testInvokeAuthorizer,
  type AuthorizerTest,
  type AuthorizerTestResult,
  type TestInvocation,
  type TestInvocationResult,
} from './test-invoke.ts'
