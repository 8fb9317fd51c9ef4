import type { JsonObject, JsonSchema } from '@fourbox/wire'

/**
 * What a tool does to what it is used on: `nothing` it only reads, `adds` it makes something new, `replaces` it changes or removes what is
 * there, `calls` it makes somebody's back end work.
 */
export type Effect = 'nothing' | 'adds' | 'replaces' | 'calls'

/** Something that an agent can do. */
export interface Tool {
  readonly name: string
  readonly description: string
  readonly effect: Effect
  readonly inputSchema: JsonSchema
  /** @throws CallRefused, ServiceError: what the agent is told as the tool's error. */
  readonly call: (input: JsonObject, signal: AbortSignal) => Promise<ToolAnswer>
}

export interface ToolAnswer {
  readonly value: JsonObject
  /** The tool was answered, and that what it wanted was not done. */
  readonly failed?: boolean
}
