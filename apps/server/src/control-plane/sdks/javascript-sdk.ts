import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Method, type ParameterPlace, parseRequestParameter, type RestApi, pathVariableNames } from '@fourbox/domain'

/** One callable method of the generated client. */
interface SdkMethod {
  readonly verb: string
  readonly path: string
  readonly query: readonly string[]
  readonly headers: readonly string[]
  /** Parameters without which the client does not call. */
  readonly required: readonly string[]
}

const template = readFileSync(join(import.meta.dirname, 'javascript', 'client.js'), 'utf8')

/**
 * The files of a JavaScript SDK for a deployed API: a client whose functions are named as AWS names them, `petsPetIdGet`.
 * `endpoint` is the address of the stage, without a slash at its end.
 */
export function javascriptSdk(api: RestApi, endpoint: string): ReadonlyMap<string, string> {
  const methods = sdkMethods(api)
  const description = writeLiteral({ endpoint, methods: Object.fromEntries(methods) })
  return new Map([
    ['apiGateway-js-sdk/apigClient.js', `// The client of the API ${writeLiteral(api.name)}.\nconst description = ${description}\n\n${template}`],
    ['apiGateway-js-sdk/README.md', readme(api, methods)],
  ])
}

/** JSON that is safe within a script of a page: it can hold no end tag. */
function writeLiteral(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('<', '\\u003c')
}

function sdkMethods(api: RestApi): ReadonlyMap<string, SdkMethod> {
  const methods = new Map<string, SdkMethod>()
  for (const { path, methods: byVerb } of Object.values(api.resources)) {
    for (const [verb, method] of Object.entries(byVerb)) {
      // ANY is no verb that a client could send.
      if (verb === 'ANY') continue
      const name = methodName(path, verb)
      let unique = name
      for (let count = 2; methods.has(unique); count++) unique = `${name}${count}`
      methods.set(unique, sdkMethod(verb, path, method))
    }
  }
  return methods
}

/** `/pets/{petId}` and GET → `petsPetIdGet`; the root is `root`. */
function methodName(path: string, verb: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const [first = 'root', ...rest] = words
  return [first.charAt(0).toLowerCase() + first.slice(1), ...[...rest, verb.toLowerCase()].map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('')
}

function sdkMethod(verb: string, path: string, { requestParameters = {} }: Method): SdkMethod {
  const declared = (place: ParameterPlace) =>
    Object.entries(requestParameters).flatMap(([key, required]) => {
      const parameter = parseRequestParameter(key)
      return parameter?.place === place ? [{ name: parameter.name, required }] : []
    })
  const [query, headers] = [declared('querystring'), declared('header')]
  return {
    verb,
    path,
    query: query.map(({ name }) => name),
    headers: headers.map(({ name }) => name),
    required: [...pathVariableNames(path), ...[...query, ...headers].filter(({ required }) => required).map(({ name }) => name)],
  }
}

function readme(api: RestApi, methods: ReadonlyMap<string, SdkMethod>): string {
  const rows = [...methods].map(([name, { verb, path, required }]) => `| \`${name}\` | ${verb} \`${path}\` | ${required.join(', ')} |`)
  return `# ${api.name.replaceAll(/[\r\n]+/g, ' ')}: JavaScript SDK

In a page: \`<script src="apigClient.js"></script>\`. In Node: \`require('./apigClient.js')\`, or \`import\` it as CommonJS.

\`\`\`js
const client = apigClientFactory.newClient({ apiKey: '…' })
const { status, data } = await client.METHOD(params, body, { headers: {}, queryParams: {} })
\`\`\`

For methods with IAM authorization give \`accessKey\`, \`secretKey\` and \`region\` too. A status that is none of success is thrown; the answer is the error's \`response\`.

| method | calls | required parameters |
|---|---|---|
${rows.join('\n')}
`
}
