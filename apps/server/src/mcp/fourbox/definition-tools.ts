import type { JsonObject } from '@fourbox/wire'
import type { ControlClient } from '../../command-line/control-client.ts'
import { fieldsOf } from '../../fourbox-api/read-fields.ts'
import type { Tool } from '../tool.ts'
import { objectSchema, requiredText, restApiId, segment, text } from './input.ts'

const stageName = { type: 'string' }
const definition = { type: 'string', description: 'The text of a definition: OpenAPI 3.x or Swagger 2.0, JSON or YAML' }
const off = { type: 'string', description: 'Ids of rules to leave out, with commas between' }

/** What Fourbox says of APIs and definitions, for which AWS has no word. All of it only reads. */
export function definitionTools(client: ControlClient): readonly Tool[] {
  return [
    reading(
      'lint_api',
      'Tells what of an API would fail or surprise on AWS: each finding with its rule, severity, place, and the call that mends it where there is one.',
      {
        schema: objectSchema({ restApiId, off }, ['restApiId']),
        read: (input, signal) => client.json('GET', `/_fourbox/lint/${segment(input, 'restApiId')}`, { query: { off: text(input, 'off') }, signal }),
      },
    ),
    reading('lint_definition', 'As lint_api, of a definition that is not imported.', {
      schema: objectSchema({ definition, off }, ['definition']),
      read: (input, signal) => client.json('POST', '/_fourbox/lint', { query: { off: text(input, 'off') }, body: requiredText(input, 'definition'), signal }),
    }),
    reading(
      'check_definition',
      'Tells, without importing it, what API Gateway would refuse or leave out of a definition, with line and column. OpenAPI 3.1, which AWS refuses, is answered converted to 3.0 as conversion.definition.',
      {
        schema: objectSchema({ definition }, ['definition']),
        read: (input, signal) => client.json('POST', '/_fourbox/definitions/check', { body: requiredText(input, 'definition'), signal }),
      },
    ),
    reading('get_undeployed_changes', 'Lists what a stage lacks of its API: the changes since its deployment.', {
      schema: objectSchema({ restApiId, stageName }, ['restApiId', 'stageName']),
      read: (input, signal) => client.json('GET', `/_fourbox/undeployed/${segment(input, 'restApiId')}/${segment(input, 'stageName')}`, { signal }),
    }),
    reading('get_invoke_url', 'Tells the address at which a deployed stage answers.', {
      schema: objectSchema({ restApiId, stageName }, ['restApiId', 'stageName']),
      read: async (input) => ({ invokeUrl: await client.invokeUrl(requiredText(input, 'restApiId'), requiredText(input, 'stageName')) }),
    }),
  ]
}

interface Reading {
  readonly schema: Tool['inputSchema']
  readonly read: (input: JsonObject, signal: AbortSignal) => Promise<unknown>
}

function reading(name: string, description: string, { schema, read }: Reading): Tool {
  return { name, description, effect: 'nothing', inputSchema: schema, call: async (input, signal) => ({ value: fieldsOf(await read(input, signal)) }) }
}
