import { visible } from '@fourbox/domain'
import type { KnownCall, ShownCalls } from './call-form.ts'
import { givenMembers } from './given-members.ts'

/** Calls as a module that makes them by the AWS SDK for JavaScript, version 3. */
export function writeSdkJavaScript({ calls, endpoint }: ShownCalls): string | undefined {
  if (calls.length === 0) return undefined
  const commands = [...new Set(calls.map(({ operation }) => `${operation}Command`))].toSorted()
  return [
    `import { ${['APIGatewayClient', ...commands].join(', ')} } from '@aws-sdk/client-api-gateway'`,
    `const client = new APIGatewayClient(${endpoint === undefined ? '' : literal({ endpoint }, '')})`,
    ...calls.map(writeCall),
  ].join('\n\n')
}

function writeCall(call: KnownCall): string {
  const written = givenMembers(call).map(({ name, shape, value }) => {
    const text = literal(value, '  ')
    return `  ${name}: ${shape.kind === 'blob' ? `new TextEncoder().encode(${text})` : text},\n`
  })
  return `await client.send(new ${call.operation}Command({\n${written.join('')}}))`
}

/** A value of JSON as JavaScript writes it, its lines behind such a margin. */
function literal(value: unknown, margin: string): string {
  if (typeof value !== 'object' || value === null) return visible(JSON.stringify(value))
  const inner = `${margin}  `
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const lines = Array.isArray(value)
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(([name, member]) => `${keyOf(name)}: ${literal(member, inner)}`)
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.map((line) => `${inner}${line},\n`).join('')}${margin}${close}`
}

function keyOf(name: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(name) && name !== '__proto__') return name
  const text = visible(JSON.stringify(name))
  // That name alone would be no member, but what the object descends from.
  return name === '__proto__' ? `[${text}]` : text
}
