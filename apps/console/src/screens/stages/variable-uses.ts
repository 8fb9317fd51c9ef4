import { variableNames, withVariables } from '../../components/stage/variable-names.ts'

/** One place of a deployed API that reads a stage variable. */
export interface VariableUse {
  readonly httpMethod: string
  readonly path: string
  /** The line that reads it, with the values of the stage put in. */
  readonly line: string
}

/**
 * Where the integrations of an exported definition read stage variables, by name; variables that nothing sets are among
 * them, and stay as they are written.
 */
export function variableUses(definition: unknown, variables: Readonly<Record<string, string>>): ReadonlyMap<string, readonly VariableUse[]> {
  const values = new Map(Object.entries(variables))
  const uses = new Map<string, VariableUse[]>()
  for (const { path, httpMethod, integration } of integrationsOf(definition)) {
    for (const line of textsOf(integration).flatMap((text) => text.split('\n'))) {
      for (const name of variableNames(line)) uses.set(name, [...(uses.get(name) ?? []), { httpMethod, path, line: withVariables(line.trim(), values) }])
    }
  }
  return uses
}

function integrationsOf(definition: unknown) {
  return Object.entries(member(definition, 'paths')).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([verb, operation]) => {
      const integration = member(operation, 'x-amazon-apigateway-integration')
      return Object.keys(integration).length === 0
        ? []
        : [{ path, httpMethod: verb === 'x-amazon-apigateway-any-method' ? 'ANY' : verb.toUpperCase(), integration }]
    }),
  )
}

function member(value: unknown, name: string): Readonly<Record<string, object>> {
  const found = isObject(value) ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined
  return isObject(found) ? Object.fromEntries(Object.entries(found)) : {}
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return isObject(value) ? Object.values(value).flatMap(textsOf) : []
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
