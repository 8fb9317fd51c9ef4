import type { Method } from '@aws-sdk/client-api-gateway'
import { contextNames, pathVariableNames } from '@fourbox/domain'
import type { Completion } from '../editor/language.ts'
import { parametersAt } from '../method/parameters.ts'

/** What can be written into a template of this method: AWS's variables and functions, and the method's own parameters first. */
export function templateCompletions({ requestParameters }: Method, path: string): readonly Completion[] {
  const declared = [
    ...pathVariableNames(path).map((name) => ({ name, place: 'path parameter' })),
    ...parametersAt(requestParameters, 'method.request.querystring').map(({ name }) => ({ name, place: 'query string parameter' })),
    ...parametersAt(requestParameters, 'method.request.header').map(({ name }) => ({ name, place: 'header' })),
  ]
  return [...declared.map(({ name, place }): Completion => ({ text: `$input.params('${name}')`, detail: `${place} of this method`, result: 'text' })), ...known]
}

/** What an authorizer put into `$context`, and where a template writes to it. */
const writtenByOthers: readonly Completion[] = [
  { text: '$context.authorizer.principalId', detail: 'whom a Lambda authorizer let in', result: 'text' },
  {
    text: '$context.authorizer.claims.name',
    detail: 'a claim of the token that a user pool gave',
    result: 'text',
    example: '$context.authorizer.claims.email',
  },
  ...['header', 'path', 'querystring'].map((place): Completion => ({
    text: `$context.requestOverride.${place}.name`,
    detail: 'set by an integration request’s template: what the back end is sent',
    example: `#set($context.requestOverride.${place}.name = $input.params('name'))`,
  })),
  {
    text: '$context.responseOverride.header.name',
    detail: 'set by an integration response’s template: a header of the answer',
    example: "#set($context.responseOverride.header.name = 'value')",
  },
  {
    text: '$context.responseOverride.status',
    detail: 'set by an integration response’s template: the status of the answer',
    example: '#set($context.responseOverride.status = 404)',
  },
]

const known: readonly Completion[] = [
  { text: '$input.body', detail: 'the raw body', result: 'text', example: '$input.body' },
  {
    text: "$input.json('$')",
    detail: 'part of the body as JSON text',
    result: 'JSON text, which goes into a JSON template without quotes',
    example: '{"pet": $input.json(\'$.pet\')}',
    snippet: "\\$input.json('\\$$1')",
  },
  {
    text: "$input.path('$')",
    detail: 'part of the body as an object',
    result: 'an object, a list or a value, whose members can be read on',
    example: "#foreach($pet in $input.path('$.pets'))$pet.name#end",
    snippet: "\\$input.path('\\$$1')",
  },
  { text: '$input.params()', detail: 'all parameters', result: 'an object with path, querystring and header', example: "$input.params().path.get('id')" },
  {
    text: "$input.params('name')",
    detail: 'a parameter from path, query string or header, in this order',
    result: 'text, empty where there is no such parameter',
    example: '{"id": "$input.params(\'id\')"}',
    snippet: "\\$input.params('$1')",
  },
  {
    text: '$util.escapeJavaScript()',
    detail: "escapes text for JavaScript; a quote ' becomes \\', which JSON does not know",
    result: 'text',
    example: String.raw`"$util.escapeJavaScript($input.params('name')).replaceAll("\\'", "'")"`,
    snippet: '\\$util.escapeJavaScript($1)',
  },
  {
    text: '$util.parseJson()',
    detail: 'an object out of JSON text',
    result: 'an object',
    example: '#set($pet = $util.parseJson($input.body))$pet.name',
    snippet: '\\$util.parseJson($1)',
  },
  {
    text: '$util.urlEncode()',
    detail: 'text in percent-encoding',
    result: 'text',
    example: "name=$util.urlEncode($input.params('name'))",
    snippet: '\\$util.urlEncode($1)',
  },
  {
    text: '$util.urlDecode()',
    detail: 'percent-encoded text as it was',
    result: 'text',
    example: "$util.urlDecode($input.params('key'))",
    snippet: '\\$util.urlDecode($1)',
  },
  {
    text: '$util.base64Encode()',
    detail: 'text in base64',
    result: 'text',
    example: '{"data": "$util.base64Encode($input.body)"}',
    snippet: '\\$util.base64Encode($1)',
  },
  {
    text: '$util.base64Decode()',
    detail: 'text out of base64',
    result: 'text',
    example: "$util.base64Decode($input.path('$.data'))",
    snippet: '\\$util.base64Decode($1)',
  },
  {
    text: '$stageVariables.name',
    detail: 'a variable of the stage',
    result: 'text',
    example: '{"table": "$stageVariables.table"}',
    snippet: '\\$stageVariables.$1',
  },
  ...contextNames.map((name): Completion => ({ text: `$context.${name}`, detail: 'of the request’s context', result: 'text' })),
  ...writtenByOthers,
  { text: '#set', detail: 'sets a variable', example: "#set($name = $input.path('$.name'))", snippet: '#set(\\$$1 = $2)' },
  { text: '#if', detail: 'a condition', example: '#if($input.params(\'q\') != "")\n  …\n#end', snippet: '#if($1)\n  $2\n#end' },
  { text: '#elseif', detail: 'another condition', snippet: '#elseif($1)' },
  { text: '#else', detail: 'otherwise' },
  { text: '#end', detail: 'ends #if or #foreach' },
  {
    text: '#foreach',
    detail: 'a loop',
    example: '[#foreach($pet in $input.path(\'$.pets\'))"$pet.name"#if($foreach.hasNext),#end#end]',
    snippet: '#foreach(\\$$1 in \\$$2)\n  $3#if(\\$foreach.hasNext),#end\n#end',
  },
]
