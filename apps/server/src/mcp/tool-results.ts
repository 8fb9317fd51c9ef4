import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { visible } from '@fourbox/domain'
import { ServiceError } from '@fourbox/wire'
import { CallRefused } from '../command-line/call-refused.ts'
import type { ToolAnswer } from './tool.ts'

/** An answer as an agent reads it: as values, and as JSON text in which nothing that strangers wrote acts on a screen. */
export function resultOf({ value, failed }: ToolAnswer): CallToolResult {
  return { content: [{ type: 'text', text: visible(JSON.stringify(value)) }], structuredContent: { ...value }, ...(failed === true && { isError: true }) }
}

/**
 * A refusal in AWS's own words, with what Fourbox adds to them.
 * @throws whatever is none: a bug.
 */
export function refusalOf(error: unknown): CallToolResult {
  const refusal = readRefusal(error)
  const { exception, message, hint } = refusal
  const text = [exception === undefined ? message : `${exception}: ${message}`, ...(hint === undefined ? [] : [hint])].join('\n')
  return { content: [{ type: 'text', text: visible(text) }], structuredContent: { ...refusal }, isError: true }
}

interface Refusal {
  readonly exception?: string
  readonly message: string
  /** The member that is wrong. */
  readonly field?: string
  readonly hint?: string
}

function readRefusal(error: unknown): Refusal {
  if (!(error instanceof CallRefused) && !(error instanceof ServiceError)) throw error
  const { exception, message, field, hint } = error
  return { ...(exception !== undefined && { exception }), message, ...(field !== undefined && { field }), ...(hint !== undefined && { hint }) }
}
