import { type RestApi, replaceVariables } from '@fourbox/domain'

import type { Members } from '../read/json.ts'
import type { StageAddress } from './export-settings.ts'
import { stageRequests, type StageRequest } from './requests.ts'

/** A stage as a Postman collection, format 2.1: a folder for each resource. */
export function exportPostman(api: RestApi, address: StageAddress): string {
  return JSON.stringify(postmanCollection(api, address), null, 2)
}

export function postmanCollection(api: RestApi, { stageName, invokeUrl }: StageAddress): Members {
  const folders = Map.groupBy(stageRequests(api), ({ resourcePath }) => resourcePath)
  return {
    info: {
      name: `${api.name} (${stageName})`,
      description: api.description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [...folders].map(([resourcePath, requests]) => ({ name: resourcePath, item: requests.map(writeRequest) })),
    variable: [
      { key: 'baseUrl', value: invokeUrl },
      { key: 'apiKey', value: '' },
      { key: 'token', value: '' },
    ],
  }
}

function writeRequest({ name, resourcePath, verb, variables, query, headers, signed, body }: StageRequest): Members {
  const path = replaceVariables(resourcePath, ({ name }) => `:${name}`)
  const asked = query.filter(({ required }) => required).map((parameter) => `${encodeURIComponent(parameter.name)}=`)
  return {
    name,
    request: {
      method: verb,
      header: headers.map((header) => ({ key: header.name, value: header.value })),
      ...(signed && { auth: { type: 'awsv4', awsv4: [{ key: 'service', value: 'execute-api', type: 'string' }] } }),
      ...(body !== undefined && { body: { mode: 'raw', raw: body, options: { raw: { language: 'json' } } } }),
      url: {
        raw: `{{baseUrl}}${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`,
        host: ['{{baseUrl}}'],
        path: path.split('/').slice(1),
        ...(query.length > 0 && { query: query.map((parameter) => ({ key: parameter.name, value: '', ...(!parameter.required && { disabled: true }) })) }),
        ...(variables.length > 0 && { variable: variables.map((key) => ({ key, value: '' })) }),
      },
    },
    response: [],
  }
}
