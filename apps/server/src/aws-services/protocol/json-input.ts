import { AwsServiceError } from './aws-service-error.ts'

/** The members of a call's JSON, not looked at yet. */
export type JsonInput = ReadonlyMap<string, unknown>

/** A text that must be there. */
export function requiredText(input: JsonInput, name: string): string {
  const value = optionalText(input, name)
  if (!value) throw invalid(`1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be null`)
  return value
}

export function optionalText(input: JsonInput, name: string): string | undefined {
  const value = input.get(name) ?? undefined
  if (value !== undefined && typeof value !== 'string') throw invalid(`${name} must be a string`)
  return value
}

export function optionalNumber(input: JsonInput, name: string): number | undefined {
  const value = input.get(name) ?? undefined
  if (value !== undefined && typeof value !== 'number') throw invalid(`${name} must be a number`)
  return value
}

/** Absent is empty. */
export function texts(input: JsonInput, name: string): readonly string[] {
  const value = input.get(name) ?? []
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw invalid(`${name} must be a list of strings`)
  return value
}

/** Absent is empty. */
export function textMap(input: JsonInput, name: string): Readonly<Record<string, string>> {
  const value = input.get(name) ?? {}
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid(`${name} must be a map of strings`)
  const entries: [string, unknown][] = Object.entries(value ?? {})
  return Object.fromEntries(
    entries.map(([key, entry]) => {
      if (typeof entry !== 'string') throw invalid(`${name} must be a map of strings`)
      return [key, entry]
    }),
  )
}

/** A list of objects, each as an input of its own; absent is empty. */
export function inputs(input: JsonInput, name: string): readonly JsonInput[] {
  const value = input.get(name) ?? []
  if (!Array.isArray(value)) throw invalid(`${name} must be a list`)
  return value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) throw invalid(`${name} must be a list of objects`)
    return new Map(Object.entries(item))
  })
}

function invalid(message: string): AwsServiceError {
  return new AwsServiceError(400, 'InvalidParameterException', message)
}
