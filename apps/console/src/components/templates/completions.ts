import type { Method } from '@aws-sdk/client-api-gateway'
import { contextNames } from '@fourbox/domain'
import type { Completion } from '../editor/language.ts'
import { parametersAt, pathVariables } from '../method/parameters.ts'

/** What can be written into a template of this method: AWS's variables and functions, and the method's own parameters first. */
export function templateCompletions({ requestParameters }: Method, path: string): readonly Completion[] {
  const declared = [
    ...pathVariables(path).map((name) => ({ name, place: 'path parameter' })),
    ...parametersAt(requestParameters, 'method.request.querystring').map(({ name }) => ({ name, place: 'query string parameter' })),
    ...parametersAt(requestParameters, 'method.request.header').map(({ name }) => ({ name, place: 'header' })),
  ]
  return [...declared.map(({ name, place }): Completion => ({ text: `$input.params('${name}')`, detail: `${place} of this method` })), ...known]
}

/** What an authorizer put into `$context`, and where a template writes to it. */
const writtenByOthers = [
  'authorizer.principalId',
  'authorizer.claims.name',
  'requestOverride.header.name',
  'requestOverride.path.name',
  'requestOverride.querystring.name',
  'responseOverride.header.name',
  'responseOverride.status',
]

const known: readonly Completion[] = [
  { text: '$input.body', detail: 'the raw body as text' },
  { text: "$input.json('$')", detail: 'part of the body as JSON text', snippet: "\\$input.json('\\$$1')" },
  { text: "$input.path('$')", detail: 'part of the body as an object', snippet: "\\$input.path('\\$$1')" },
  { text: '$input.params()', detail: 'all parameters: path, querystring, header' },
  { text: "$input.params('name')", detail: 'a parameter from path, query string or header', snippet: "\\$input.params('$1')" },
  { text: '$util.escapeJavaScript()', detail: 'escapes text for JavaScript', snippet: '\\$util.escapeJavaScript($1)' },
  { text: '$util.parseJson()', detail: 'an object out of JSON text', snippet: '\\$util.parseJson($1)' },
  { text: '$util.urlEncode()', detail: 'text in percent-encoding', snippet: '\\$util.urlEncode($1)' },
  { text: '$util.urlDecode()', detail: 'percent-encoded text as it was', snippet: '\\$util.urlDecode($1)' },
  { text: '$util.base64Encode()', detail: 'text in base64', snippet: '\\$util.base64Encode($1)' },
  { text: '$util.base64Decode()', detail: 'text out of base64', snippet: '\\$util.base64Decode($1)' },
  { text: '$stageVariables.name', detail: 'a variable of the stage', snippet: '\\$stageVariables.$1' },
  ...[...contextNames, ...writtenByOthers].map((name): Completion => ({ text: `$context.${name}`, detail: 'the request’s context' })),
  { text: '#set', detail: 'sets a variable', snippet: '#set(\\$$1 = $2)' },
  { text: '#if', detail: 'a condition', snippet: '#if($1)\n  $2\n#end' },
  { text: '#elseif', detail: 'another condition', snippet: '#elseif($1)' },
  { text: '#else', detail: 'otherwise' },
  { text: '#end', detail: 'ends #if or #foreach' },
  { text: '#foreach', detail: 'a loop', snippet: '#foreach(\\$$1 in \\$$2)\n  $3#if(\\$foreach.hasNext),#end\n#end' },
]
