import type { PathContext } from './path-context.ts'
import type { ArrayToken } from './tokens.ts'

/** `[1]`, `[0,2]`, `[1:]`, `[:2]`, `[1:2]` and `[(@.length-1)]`, read as Jayway reads them: the last number may be followed by anything. */
export function parseIndexes(bracket: string, start: number, context: PathContext): ArrayToken {
  return bracket[start] === '@' ? parseContextSize(bracket, start, context) : parseList(bracket, start, context)
}

function parseContextSize(bracket: string, start: number, context: PathContext): ArrayToken {
  const minus = bracket.indexOf('-', start + 2)
  if (minus === -1) throw context.fail(`could not analyze path component ${bracket}`)
  const name = bracket.slice(start + 2, minus).replaceAll(/[ ()]/g, '')
  if (name !== 'size' && name !== 'length') throw context.fail(`invalid function @.${name}`)
  const close = bracket.indexOf(')', minus)
  if (close === -1) throw context.fail(`could not analyze path component ${bracket}`)
  return { kind: 'array', operation: 'contextSize', numbers: [integer(bracket.slice(minus, close).replaceAll(' ', ''), context)] }
}

function parseList(bracket: string, start: number, context: PathContext): ArrayToken {
  const numbers: number[] = []
  const seen = { list: false, sliceFrom: false, sliceTo: false, sliceBetween: false }
  let digits = ''
  let index = start

  const at = (): string => {
    const character = bracket[index]
    if (character === undefined) throw context.fail(`could not analyze path component ${bracket}`)
    return character
  }
  const takeNumber = (): void => {
    numbers.push(integer(digits, context))
    digits = ''
  }
  const readBound = (): void => {
    index += 1
    for (; /[\d -]/.test(at()); index++) if (at() !== ' ') digits += at()
  }

  while (/[\d, :-]/.test(at())) {
    switch (at()) {
      case ' ':
        break
      case ':':
        if (digits === '') {
          seen.sliceTo = true
          readBound()
          takeNumber()
        } else {
          takeNumber()
          readBound()
          if (digits === '') seen.sliceFrom = true
          else {
            seen.sliceBetween = true
            takeNumber()
          }
        }
        break
      case ',':
        takeNumber()
        seen.list = true
        break
      default:
        digits += at()
    }
    if (at() === ']') break
    index += 1
  }
  if (digits !== '') takeNumber()

  if (numbers.length === 1 && !seen.sliceTo && !seen.sliceFrom) return { kind: 'array', operation: 'index', numbers }
  if (seen.list) return { kind: 'array', operation: 'indexes', numbers }
  if (seen.sliceFrom) return { kind: 'array', operation: 'sliceFrom', numbers }
  if (seen.sliceTo) return { kind: 'array', operation: 'sliceTo', numbers }
  if (seen.sliceBetween) return { kind: 'array', operation: 'sliceBetween', numbers }
  throw context.fail(`could not analyze path component ${bracket}`)
}

function integer(digits: string, context: PathContext): number {
  const value = Number(digits)
  if (!/^-?\d+$/.test(digits) || (value | 0) !== value) throw context.fail(`${digits === '' ? 'nothing' : digits} where a number should be`)
  return value
}
