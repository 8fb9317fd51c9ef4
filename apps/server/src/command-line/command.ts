import type { ParseArgsConfig } from 'node:util'
import { print, report } from '../terminal/terminal.ts'
import { CallRefused } from './call-refused.ts'
import { connectionOptions, controlClient, type ControlClient, type ConnectionValues } from './control-client.ts'
import { UsageError } from '../failures/usage-error.ts'
import { parseOptions } from '../settings/parse-options.ts'

type Options = NonNullable<ParseArgsConfig['options']>
const ownOptions = { ...connectionOptions, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** The options that a command was given, by name. */
export interface Given {
  readonly text: (name: string) => string | undefined
  readonly flag: (name: string) => boolean
  /** Of an option that may be given several times. */
  readonly texts: (name: string) => readonly string[]
}

export interface Asked extends Given {
  /** Empty for a command that takes none, and for one that may do without. */
  readonly positional: string
  readonly json: boolean
  readonly client: ControlClient
}

/**
 * Runs a command that speaks to a running Fourbox: options, and one positional argument unless it takes none or may do without. Answers
 * its exit code; a call that is refused is told on standard error and answers `refused`.
 * @throws UsageError for a line that cannot be understood.
 */
export async function runCommand(
  arguments_: readonly string[],
  settings: { readonly help: string; readonly positional?: string; readonly optional?: string; readonly options: Options; readonly refused?: number },
  run: (asked: Asked) => Promise<number>,
): Promise<number> {
  const { values, positionals }: { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } = parseOptions({
    args: [...arguments_],
    options: { ...ownOptions, ...settings.options },
    allowPositionals: true,
  })
  if (values['help'] === true) {
    print(settings.help)
    return 0
  }
  const [positional = '', ...more] = positionals
  const takesOne = settings.positional ?? settings.optional
  if (takesOne === undefined && positional !== '') throw new UsageError(`takes no ${JSON.stringify(positional)}; “--help” tells more`)
  if ((settings.positional !== undefined && positional === '') || more.length > 0) throw new UsageError(`needs one ${takesOne}; “--help” tells more`)
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined)
  const texts = (name: string): readonly string[] => {
    const given = values[name]
    return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : []
  }
  const connection: ConnectionValues = { endpoint: text('endpoint'), port: text('port'), data: text('data') }
  try {
    return await run({
      positional,
      text,
      texts,
      flag: (name) => values[name] === true,
      json: values['json'] === true,
      client: controlClient(connection, process.env),
    })
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error
    report(error.message)
    return settings.refused ?? 1
  }
}

/** One of the listed names, or the first when none was given. */
export function choice<Name extends string>(asked: Given, option: string, names: readonly [Name, ...Name[]]): Name {
  const given = asked.text(option)
  const found = given === undefined ? names[0] : names.find((name) => name === given)
  if (found === undefined) throw new UsageError(`--${option} must be one of ${names.join(', ')}, not ${JSON.stringify(given)}`)
  return found
}

/** The value of an option that a command cannot do without. */
export function required(asked: Given, option: string): string {
  const given = asked.text(option)
  if (given === undefined || given === '') throw new UsageError(`needs --${option}`)
  return given
}
