import { readFileSync } from 'node:fs'
import { JsonError } from '@fourbox/json'
import { compile, type ContextSource, type NamedTexts, type Scope, TemplateEvaluationError, TemplateSyntaxError } from '@fourbox/vtl'
import { print, printError, writeOut } from '../terminal/terminal.ts'
import { givenFile } from './given-file.ts'
import { renderBatch } from './render-batch.ts'
import { contextSource, readObject } from './render-values.ts'
import { UsageError } from '../failures/usage-error.ts'
import { parseOptions } from '../settings/parse-options.ts'

const help = `Usage: fourbox render TEMPLATE [OPTIONS]
       fourbox render --jsonl < cases.jsonl

Renders a mapping template as API Gateway does, without an API.

  --body FILE                   the request or response body; none when left out
  --path NAME=VALUE             a path parameter; as often as needed, like the next three
  --query NAME=VALUE            a query string parameter
  --header NAME=VALUE           a header
  --stage-variable NAME=VALUE   a stage variable
  --context FILE                $context as JSON
  --profile aws|plain           API Gateway's rules for missing values (the default), or plain Velocity's
  --jsonl                       read a case a line, {"id", "template", "input", "profile"}, and answer a line each

Exit code: 0 rendered, 1 the template or its input is refused, 2 wrongly used.`

const options = {
  body: { type: 'string' },
  path: { type: 'string', multiple: true },
  query: { type: 'string', multiple: true },
  header: { type: 'string', multiple: true },
  'stage-variable': { type: 'string', multiple: true },
  context: { type: 'string' },
  profile: { type: 'string', default: 'aws' },
  jsonl: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export async function run(arguments_: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions({ args: [...arguments_], options, allowPositionals: true })
  if (values.help) {
    print(help)
    return 0
  }
  const { profile } = values
  if (profile !== 'aws' && profile !== 'plain') throw new UsageError(`--profile must be aws or plain, not ${JSON.stringify(profile)}`)
  if (values.jsonl) {
    await renderBatch(process.stdin, process.stdout, profile)
    return 0
  }
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('needs one TEMPLATE; “--help” tells more')
  const source = readText(file)
  const scope: Scope = {
    body: values.body === undefined ? '' : readText(values.body),
    params: { path: pairs('path', values.path), querystring: pairs('query', values.query), header: pairs('header', values.header) },
    stageVariables: pairs('stage-variable', values['stage-variable']),
    ...(values.context === undefined ? {} : { context: readContext(values.context) }),
  }
  try {
    writeOut(compile(source, { profile }).render(scope).text)
    return 0
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError || error instanceof TemplateEvaluationError)) throw error
    printError(described(error, file, source))
    return 1
  }
}

function readText(file: string): string {
  return givenFile('read', file, () => readFileSync(file, 'utf8'))
}

function readContext(file: string): ContextSource {
  const text = readText(file)
  try {
    return contextSource(readObject(text))
  } catch (error) {
    if (error instanceof JsonError) throw new UsageError(`${file} is not a JSON object: ${error.message}`)
    throw error
  }
}

function pairs(option: string, given: readonly string[] | undefined): NamedTexts {
  return new Map((given ?? []).map((pair) => pairOf(option, pair)))
}

function pairOf(option: string, pair: string): readonly [name: string, value: string] {
  const equals = pair.indexOf('=')
  if (equals < 1) throw new UsageError(`--${option} needs NAME=VALUE, not ${JSON.stringify(pair)}`)
  return [pair.slice(0, equals), pair.slice(equals + 1)]
}

/** The error with the line that it is in, and a caret under the column. */
function described(error: TemplateSyntaxError | TemplateEvaluationError, file: string, source: string): string {
  const position = error instanceof TemplateSyntaxError ? error : error.position
  if (position === undefined) return `${file}: ${error.message}`
  const line = source.split(/\r\n|\r|\n/)[position.line - 1] ?? ''
  // A tab stays a tab, so that the caret stands below its character.
  const blanks = line.slice(0, position.column - 1).replace(/[^\t]/g, ' ')
  return `${file}:${position.line}:${position.column}: ${error.message}\n${line}\n${blanks}^`
}
