// What the control plane asks of functions without running any: none of these brings the rest of the package along.
export { CodeRefused } from './code-refused.ts'
export { InvocationRefused } from './invocation-refused.ts'
export { runtimeVersionOf } from './runtimes/runtime-version.ts'
