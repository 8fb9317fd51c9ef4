import { type RestApi, replaceVariables } from '@fourbox/domain'

import type { StageAddress } from './export-settings.ts'
import { printable, stageRequests, type StageRequest } from './requests.ts'

/** A stage as an `.http` file, as editors run them: a request for each method, what varies as variables at the top. */
export function exportHttpFile(api: RestApi, { stageName, invokeUrl }: StageAddress): string {
  const requests = stageRequests(api)
  const variables = new Set(requests.flatMap(({ variables }) => variables))
  const secrets = ['apiKey', 'token'].filter((name) => requests.some(({ headers }) => headers.some(({ value }) => value === `{{${name}}}`)))
  const head = [
    `# ${printable(api.name)}, stage ${stageName}`,
    `@baseUrl = ${invokeUrl}`,
    ...[...variables].map((name) => `@${name} = 1`),
    ...secrets.map((name) => `@${name} = `),
  ]
  return `${[head.join('\n'), ...requests.map(writeRequest)].join('\n\n')}\n`
}

function writeRequest({ name, resourcePath, verb, query, headers, signed, body }: StageRequest): string {
  const path = replaceVariables(resourcePath, ({ name }) => `{{${name}}}`)
  const asked = query.map((parameter) => `${encodeURIComponent(parameter.name)}=`)
  return [
    `### ${name}`,
    ...(signed ? ['# Signed with AWS Signature Version 4, service execute-api'] : []),
    `${verb} {{baseUrl}}${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`,
    ...headers.map((header) => `${header.name}: ${header.value}`),
    ...(body === undefined ? [] : ['', body]),
  ].join('\n')
}
