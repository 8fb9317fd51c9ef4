/** The first place at which a text is no JSON, and what was expected there. */
interface JsonFault {
  /** From 0, in UTF-16 units. */
  readonly offset: number
  readonly message: string
}

/** What may come next. */
type Expected = 'a value' | 'a name' | 'a colon' | 'a comma' | 'nothing'

interface Place {
  at: number
  expected: Expected
  /** Whether what is open may end here: after a value, and at once after its bracket. */
  mayEnd: boolean
}

// JSON forbids control characters within its texts.
// oxlint-disable-next-line no-control-regex
const string = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y
const space = /[ \t\n\r]*/y

/** Walks a text as RFC 8259 has it. Browsers differ in what they say of a fault, and leave out where it is in short texts. */
export function jsonFault(text: string): JsonFault | undefined {
  /** The closing bracket of each value that is open. */
  const open: ('}' | ']')[] = []
  const now: Place = { at: 0, expected: 'a value', mayEnd: false }
  for (;;) {
    now.at += length(space)
    const next = text[now.at]
    const closing = open.at(-1)
    if (next === undefined) return now.expected === 'nothing' ? undefined : { offset: now.at, message: `The text ends where ${wanted()} is expected.` }
    if (now.mayEnd && next === closing) {
      open.pop()
      valueEnds(1)
    } else if (now.expected === 'a comma' && next === ',') step(1, closing === '}' ? 'a name' : 'a value', false)
    else if (now.expected === 'a colon' && next === ':') step(1, 'a value', false)
    else if (now.expected === 'a name' && length(string) > 0) step(length(string), 'a colon', false)
    else if (now.expected === 'a value' && (next === '{' || next === '[')) {
      open.push(next === '{' ? '}' : ']')
      step(1, next === '{' ? 'a name' : 'a value', true)
    } else if (now.expected === 'a value' && length(string) + length(scalar) > 0) valueEnds(length(string) + length(scalar))
    else return { offset: now.at, message: now.expected === 'nothing' ? 'Nothing may follow the value.' : `Here ${wanted()} is expected.` }
  }

  function step(by: number, then: Expected, end: boolean): void {
    now.at += by
    now.expected = then
    now.mayEnd = end
  }

  function valueEnds(by: number): void {
    step(by, open.length === 0 ? 'nothing' : 'a comma', open.length > 0)
  }

  function wanted(): string {
    const words = now.expected === 'a name' ? 'a name in double quotes' : now.expected
    return now.mayEnd ? `${words} or ${open.at(-1)}` : words
  }

  function length(pattern: RegExp): number {
    pattern.lastIndex = now.at
    return pattern.exec(text)?.[0].length ?? 0
  }
}
