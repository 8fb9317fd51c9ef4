import { type CodePointTest, complement, intersection, union } from '../characters/character-set.ts'
import { foldedRange } from '../characters/letter-case.ts'
import { codeOf, parseCharacterEscape } from './parse-escape.ts'
import { patternEnd, type PatternReader } from './pattern-reader.ts'

/**
 * Reads a class behind its `[`, its `]` included: ranges, escapes, classes within classes (a union) and `&&` (an
 * intersection with all that follows). A `]` that comes first is a character.
 */
export function parseClass(reader: PatternReader, depth: number): CodePointTest {
  const test = classBody(reader, depth)
  reader.take()
  return test
}

const deepestClass = 50

/** The body up to the `]`, which stays. */
function classBody(reader: PatternReader, depth: number): CodePointTest {
  if (depth > deepestClass) throw reader.error('Character classes nested too deeply')
  const negated = reader.peekRaw(-1) === '[' && reader.accept('^')
  let test: CodePointTest | undefined
  const add = (part: CodePointTest): void => {
    test = test === undefined ? part : union(test, part)
  }

  for (;;) {
    const character = reader.peek()
    if (character === patternEnd) throw reader.error('Unclosed character class')
    if (character === ']' && test !== undefined) return negated ? complement(test) : test
    if (character === '[') {
      reader.take()
      add(parseClass(reader, depth + 1))
    } else if (character === '&' && reader.peekRaw(1) === '&') {
      reader.take()
      reader.take()
      const right = intersectionOperand(reader, depth)
      if (test === undefined && right === undefined) throw reader.error('Bad class syntax')
      test = test === undefined ? right : right === undefined ? test : intersection(test, right)
    } else add(rangeOrCharacter(reader))
  }
}

/** What stands right of `&&`: classes up to the next `&` or `]`, or all the rest. */
function intersectionOperand(reader: PatternReader, depth: number): CodePointTest | undefined {
  let test: CodePointTest | undefined
  for (;;) {
    const character = reader.peek()
    if (character === patternEnd) throw reader.error('Unclosed character class')
    if (character === ']' || character === '&') return test
    if (character !== '[') {
      test = classBody(reader, depth + 1)
      continue
    }
    reader.take()
    const part = parseClass(reader, depth + 1)
    test = test === undefined ? part : union(test, part)
  }
}

function rangeOrCharacter(reader: PatternReader): CodePointTest {
  const first = classCharacter(reader)
  if ('test' in first) return first.test
  if (reader.peek() === '-') {
    const end = reader.peekRaw(1)
    if (end !== '[' && end !== ']') {
      reader.take()
      const last = classCharacter(reader)
      if ('test' in last || last.code < first.code) throw reader.error('Illegal character range')
      return foldedRange(first.code, last.code, reader.letterCase)
    }
  }
  return foldedRange(first.code, first.code, reader.letterCase)
}

function classCharacter(reader: PatternReader): ReturnType<typeof parseCharacterEscape> {
  const character = reader.take()
  if (character === patternEnd) throw reader.error('Unclosed character class')
  return character === '\\' ? parseCharacterEscape(reader) : { code: codeOf(character) }
}
