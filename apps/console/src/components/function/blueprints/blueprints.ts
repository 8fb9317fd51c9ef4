// Vite makes texts of these files, each the default export of its address.
/* oxlint-disable import/default */
import dynamodb from './node/dynamodb.mjs?raw'
import echo from './node/echo.mjs?raw'
import faq from './node/faq.mjs?raw'
import hello from './node/hello.mjs?raw'
import requestAuthorizer from './node/request-authorizer.mjs?raw'
import tokenAuthorizer from './node/token-authorizer.mjs?raw'
import pythonEcho from './python/echo.py?raw'
import pythonFaq from './python/faq.py?raw'
import pythonHello from './python/hello.py?raw'
import pythonTokenAuthorizer from './python/token_authorizer.py?raw'
import type { EventTemplate } from '../event-templates.ts'

/** A function that works as it is. */
export interface Blueprint {
  readonly id: string
  readonly title: string
  readonly description: string
  /** Its code by the language of the runtime. */
  readonly code: Readonly<Partial<Record<'nodejs' | 'python', string>>>
  readonly environment?: Readonly<Record<string, string>>
  /** The test event that it begins with. */
  readonly event: EventTemplate['id']
}

export const blueprints: readonly Blueprint[] = [
  {
    id: 'hello',
    title: 'Hello from Lambda',
    description: 'Greets whom the event names and fails where it names nobody: for an integration without proxy, and its response by an error’s text.',
    code: { nodejs: hello, python: pythonHello },
    event: 'greeting',
  },
  {
    id: 'faq',
    title: 'Random question and answer',
    description: 'A micro-service: one of some questions with its answer as JSON, for a proxy integration.',
    code: { nodejs: faq, python: pythonFaq },
    event: 'apigateway-aws-proxy',
  },
  {
    id: 'echo',
    title: 'Echo of the proxy event',
    description: 'Answers with what API Gateway tells a function of a call.',
    code: { nodejs: echo, python: pythonEcho },
    event: 'apigateway-aws-proxy',
  },
  {
    id: 'token-authorizer',
    title: 'TOKEN authorizer',
    description: 'Decides by one header: allow, deny, or 401.',
    code: { nodejs: tokenAuthorizer, python: pythonTokenAuthorizer },
    event: 'apigateway-token-authorizer',
  },
  {
    id: 'request-authorizer',
    title: 'REQUEST authorizer',
    description: 'Decides by a header, a query string and a stage variable.',
    code: { nodejs: requestAuthorizer },
    event: 'apigateway-request-authorizer',
  },
  {
    id: 'dynamodb',
    title: 'DynamoDB reader',
    description: 'Reads a table at AWS_ENDPOINT_URL_DYNAMODB, such as DynamoDB Local, without an SDK.',
    code: { nodejs: dynamodb },
    environment: { AWS_ENDPOINT_URL_DYNAMODB: 'http://localhost:8000', TABLE_NAME: 'pets' },
    event: 'apigateway-aws-proxy',
  },
]

const fileNames = { nodejs: 'index.mjs', python: 'lambda_function.py' } as const

/** The files of a blueprint, or of the first one, in the language of a runtime; undefined where there are none in it. */
export function blueprintFiles({ code }: Blueprint, runtime: string): ReadonlyMap<string, string> | undefined {
  const language = runtime.startsWith('python') ? 'python' : runtime.startsWith('nodejs') ? 'nodejs' : undefined
  const text = language && code[language]
  return language && text !== undefined ? new Map([[fileNames[language], text]]) : undefined
}
