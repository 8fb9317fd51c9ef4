import * as sdk from '@aws-sdk/client-api-gateway'

/** The names of the SDK's commands, without `Command`. */
export type OperationName = keyof { [K in keyof typeof sdk as K extends `${infer N}Command` ? Exclude<N, '$'> : never]: unknown }

/** What a caller got: a status with an answer, or a status with AWS's exception. */
export interface Outcome {
  readonly status: number | undefined
  readonly answer?: Readonly<Record<string, unknown>>
  readonly exception?: string
  readonly message?: string
}

/** Calls one operation through AWS's client; a refusal is an outcome like any other. */
export async function call(client: sdk.APIGatewayClient, name: OperationName, input: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const Command = commands.get(name)
  if (!Command) throw new Error(`The SDK has no command ${name}`)
  try {
    const { $metadata, ...answer } = await client.send(new Command(input))
    return { status: $metadata.httpStatusCode, answer: { ...answer } }
  } catch (error) {
    if (!(error instanceof sdk.APIGatewayServiceException)) throw error
    return { status: error.$metadata.httpStatusCode, exception: error.name, message: error.message }
  }
}

/** Calls an operation that must succeed. */
export async function succeed(
  client: sdk.APIGatewayClient,
  name: OperationName,
  input: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const outcome = await call(client, name, input)
  if (outcome.answer) return outcome.answer
  throw new Error(`${name} was refused: ${outcome.status} ${outcome.exception}: ${outcome.message}`)
}

/** An id, a name or whatever else an answer must have as text. */
export function textOf(answer: Readonly<Record<string, unknown>>, member: string): string {
  const value = answer[member]
  if (typeof value !== 'string') throw new Error(`The answer has no ${member}: ${JSON.stringify(answer)}`)
  return value
}

const commands = new Map(
  Object.entries(sdk).flatMap(([name, exported]) => (isCommand(name, exported) ? [[name.slice(0, -'Command'.length), exported] as const] : [])),
)

// The union of 124 constructors takes no generated input; one of them stands for all.
function isCommand(name: string, exported: unknown): exported is new (input: unknown) => sdk.GetRestApiCommand {
  return typeof exported === 'function' && name.endsWith('Command') && name !== '$Command'
}

export const operationNames: readonly string[] = [...commands.keys()]
