import type { GetFunctionResponse, UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda'
import { functionLimits } from '@fourbox/domain'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { runtimeChoices } from '../../components/function/runtimes.ts'

export interface ConfigurationDraft {
  readonly description: string
  readonly runtime: string
  readonly handler: string
  readonly memory: string
  readonly timeout: string
  readonly storage: string
  /** Empty: none. */
  readonly reserved: string
  readonly role: string
  readonly variables: readonly { readonly key: string; readonly value: string }[]
  readonly layers: readonly { readonly arn: string }[]
}

export function draftOf({ Configuration = {}, Concurrency }: GetFunctionResponse): ConfigurationDraft {
  const { Description = '', Runtime = '', Handler = '', MemorySize = 128, Timeout = 3, EphemeralStorage, Role = '', Environment, Layers = [] } = Configuration
  return {
    description: Description,
    runtime: Runtime,
    handler: Handler,
    memory: String(MemorySize),
    timeout: String(Timeout),
    storage: String(EphemeralStorage?.Size ?? 512),
    reserved: String(Concurrency?.ReservedConcurrentExecutions ?? ''),
    role: Role,
    variables: Object.entries(Environment?.Variables ?? {}).map(([key, value]) => ({ key, value })),
    layers: Layers.map(({ Arn = '' }) => ({ arn: Arn })),
  }
}

export function checkConfiguration({ handler, memory, timeout, storage, reserved, role, variables, layers }: ConfigurationDraft): Found {
  const keys = variables.map(({ key }) => key)
  return found([
    ...fault('Handler', handler.trim() === '' ? 'Enter the handler.' : undefined),
    ...fault('MemorySize', whole(memory, functionLimits.memorySizeInMegabytes)),
    ...fault('Timeout', whole(timeout, functionLimits.timeoutInSeconds)),
    ...fault('EphemeralStorage', whole(storage, functionLimits.ephemeralStorageInMegabytes)),
    ...fault('ReservedConcurrentExecutions', reserved === '' ? undefined : whole(reserved, { least: 0, most: 1000 })),
    ...fault('Role', role.trim() === '' ? 'Choose a role, or enter an ARN.' : undefined),
    ...fault('Environment', keys.some((key) => !/^[a-zA-Z]\w+$/.test(key)) ? 'A key is a letter and at least one more letter, digit or _' : undefined),
    ...fault('Environment', new Set(keys).size < keys.length ? 'Every key may stand once.' : undefined),
    ...fault('Layers', layers.some(({ arn }) => arn.trim() === '') ? 'Enter the ARN of each layer’s version.' : undefined),
  ])
}

function whole(text: string, { least, most }: { readonly least: number; readonly most: number }): string | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most ? undefined : `Enter a whole number from ${least} to ${most}.`
}

/** What is sent of a draft. */
export function configurationInput(name: string, draft: ConfigurationDraft): UpdateFunctionConfigurationRequest {
  const runtime = runtimeChoices.find(({ value }) => value === draft.runtime)?.value
  return {
    FunctionName: name,
    Description: draft.description,
    // One that is no choice stays as it is.
    ...(runtime === undefined ? {} : { Runtime: runtime }),
    Handler: draft.handler.trim(),
    MemorySize: Number(draft.memory),
    Timeout: Number(draft.timeout),
    EphemeralStorage: { Size: Number(draft.storage) },
    Role: draft.role.trim(),
    Environment: { Variables: Object.fromEntries(draft.variables.map(({ key, value }) => [key, value])) },
    Layers: draft.layers.map(({ arn }) => arn.trim()),
  }
}
