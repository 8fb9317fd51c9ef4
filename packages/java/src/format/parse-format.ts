import { javaException } from '../bounds/evaluation-error.ts'

export type Flag = '-' | '#' | '+' | ' ' | '0' | ',' | '(' | '<'
export type ArgumentConversion = 'b' | 'h' | 's' | 'c' | 'd' | 'o' | 'x' | 'e' | 'f' | 'g'

/** `%n` and `%%`, which take no argument. */
export interface PlainSpecifier {
  readonly type: 'plain'
  readonly source: string
  readonly flags: ReadonlySet<Flag>
  readonly width: number | undefined
  readonly precision: number | undefined
  readonly conversion: 'n' | '%'
}

/** One `%…` of a format that shows an argument. */
export interface FormatSpecifier {
  readonly type: 'argument'
  readonly source: string
  /** Counted from 1; `previous` is `%<s`. */
  readonly argument: number | 'ordinary' | 'previous'
  readonly flags: ReadonlySet<Flag>
  readonly width: number | undefined
  readonly precision: number | undefined
  readonly conversion: ArgumentConversion
  readonly upperCase: boolean
}

const specifier = /%(?:(\d+)\$)?([-#+ 0,(<]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/y

/** Takes a format apart. @throws EvaluationError for what Java's Formatter refuses before it looks at arguments. */
export function parseFormat(format: string): readonly (string | FormatSpecifier | PlainSpecifier)[] {
  const parts: (string | FormatSpecifier | PlainSpecifier)[] = []
  for (let index = 0; index < format.length;) {
    const percent = format.indexOf('%', index)
    const end = percent === -1 ? format.length : percent
    if (end > index) parts.push(format.slice(index, end))
    if (percent === -1) break
    specifier.lastIndex = percent
    const match = specifier.exec(format)
    if (match === null) throw unknownConversion(format.charAt(percent + 1) === '' ? '%' : format.charAt(percent + 1))
    parts.push(checkedSpecifier(match))
    index = percent + match[0].length
  }
  return parts
}

function checkedSpecifier([source, index, flagText = '', width, precision, letter = '']: RegExpExecArray): FormatSpecifier | PlainSpecifier {
  const flags = flagsOf(flagText)
  const common = { source, flags, width: size(width), precision: size(precision) }
  if (letter === 'n' || letter === '%') return checkedPlain({ ...common, type: 'plain', conversion: letter })

  const conversion = letter.toLowerCase()
  if (!isConversion(conversion) || (conversion !== letter && 'dof'.includes(conversion))) throw unknownConversion(letter)
  const parsed: FormatSpecifier = { ...common, type: 'argument', conversion, upperCase: conversion !== letter, argument: argumentOf(index, flags) }
  check(parsed)
  return parsed
}

function argumentOf(index: string | undefined, flags: ReadonlySet<Flag>): FormatSpecifier['argument'] {
  if (flags.has('<')) return 'previous'
  if (index === undefined) return 'ordinary'
  const number = Number(index)
  if (number === 0) throw javaException('java.util.IllegalFormatArgumentIndexException', 'Illegal format argument index = 0')
  return number
}

function flagsOf(text: string): ReadonlySet<Flag> {
  const flags = new Set<Flag>()
  for (const flag of text) {
    if (!isFlag(flag)) continue
    if (flags.has(flag)) throw javaException('java.util.DuplicateFormatFlagsException', `Flags = '${flag}'`)
    flags.add(flag)
  }
  return flags
}

function isFlag(text: string): text is Flag {
  return '-#+ 0,(<'.includes(text)
}

function isConversion(text: string): text is ArgumentConversion {
  return 'bhscdoxefg'.includes(text)
}

function size(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined
  if (Number(digits) > 0x7fffffff) throw javaException('java.util.IllegalFormatWidthException', digits)
  return Number(digits)
}

function checkedPlain(specifier: PlainSpecifier): PlainSpecifier {
  const { conversion, flags, width, precision, source } = specifier
  if (precision !== undefined) throw javaException('java.util.IllegalFormatPrecisionException', String(precision))
  if (conversion === 'n') {
    if (width !== undefined) throw javaException('java.util.IllegalFormatWidthException', String(width))
    if (flags.size > 0) throw illegalFlags(flags)
  }
  if ([...flags].some((flag) => flag !== '-')) throw illegalFlags(flags)
  if (flags.has('-') && width === undefined) throw javaException('java.util.MissingFormatWidthException', source)
  return specifier
}

/** The flags that each conversion takes, besides `-` and `<`. */
const allowedFlags: Readonly<Record<ArgumentConversion, string>> = {
  b: '',
  h: '',
  s: '#',
  c: '',
  d: '+ 0,(',
  o: '#+ 0(',
  x: '#+ 0(',
  e: '#+ 0(',
  f: '#+ 0,(',
  g: '+ 0,(',
}

function check({ conversion, flags, width, precision, source }: FormatSpecifier): void {
  const isNumeric = 'doxefg'.includes(conversion)
  if ((flags.has('-') || (isNumeric && flags.has('0'))) && width === undefined) throw javaException('java.util.MissingFormatWidthException', source)
  if (isNumeric && ((flags.has('-') && flags.has('0')) || (flags.has('+') && flags.has(' ')))) throw illegalFlags(flags)
  if (precision !== undefined && 'cdox'.includes(conversion)) throw javaException('java.util.IllegalFormatPrecisionException', String(precision))
  for (const flag of flags) if (flag !== '-' && flag !== '<' && !allowedFlags[conversion].includes(flag)) throw flagMismatch(flag, conversion)
}

export function flagMismatch(flag: Flag, conversion: string): Error {
  return javaException('java.util.FormatFlagsConversionMismatchException', `Conversion = ${conversion}, Flags = ${flag}`)
}

function illegalFlags(flags: ReadonlySet<Flag>): Error {
  return javaException('java.util.IllegalFormatFlagsException', `Flags = '${[...flags].join('')}'`)
}

function unknownConversion(letter: string): Error {
  return javaException('java.util.UnknownFormatConversionException', `Conversion = '${letter}'`)
}
