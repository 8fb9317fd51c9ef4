import type { Call } from '../call.ts'
/** stand-in */
export interface CompiledTemplate {
  render(body: string, call: Call): string
}
export function compileTemplate(source: string): CompiledTemplate {
  return { render: () => source }
}
