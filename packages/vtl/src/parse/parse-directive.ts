import { argumentStarts } from './argument-starts.ts'
import type { Parsing } from './parsing.ts'
import type { Slices } from './slices.ts'
import type { TokenKind } from './token.ts'
import type { Argument, Expression, Statement } from './tree.ts'

/** `#name(…)`: one of Velocity's own directives, a macro, or text that only looks like one. */
export function* parseDirective(parsing: Parsing): Slices<Statement> {
  const { tokens } = parsing
  const start = tokens.index
  const { kind, image } = tokens.take()
  const name = kind === 'BRACKETED_WORD' ? image.slice(2, -1) : image.slice(1)
  tokens.lexer.enterDirective()
  const directive: Directive = { parsing, start, at: parsing.at(start), name }
  if (!tokens.lexer.parenthesisFollows()) {
    tokens.lexer.leaveDirective()
    return finishBare(directive)
  }
  tokens.skipWhitespace()
  tokens.expect('LPAREN')
  const list = parseArguments(directive)
  tokens.skipWhitespace()
  tokens.expect('RPAREN')
  const finishBlock = name.startsWith('@') ? finishMacroCall : blockDirectives.get(name)
  if (finishBlock === undefined) return (lineDirectives.get(name) ?? finishMacroCall)(directive, list, undefined)
  const bodyStart = tokens.index
  const statements = yield* parsing.statements()
  const body = { statements, start: bodyStart, end: tokens.index }
  tokens.expect('END')
  return finishBlock(directive, list, body)
}

interface Directive {
  readonly parsing: Parsing
  readonly start: number
  readonly at: number
  readonly name: string
}

/** What stands between a directive and its `#end`, and the indexes of its tokens. */
interface Body {
  readonly statements: readonly Statement[]
  readonly start: number
  readonly end: number
}

type Finish = (directive: Directive, list: readonly Argument[], body: Body | undefined) => Statement

const blockDirectives: ReadonlyMap<string, Finish> = new Map<string, Finish>([
  ['foreach', finishForeach],
  ['macro', finishMacro],
  ['define', finishDefine],
  ['literal', finishLiteral],
])
const lineDirectives: ReadonlyMap<string, Finish> = new Map<string, Finish>([
  ['break', finishBreak],
  ['stop', finishStop],
  ['evaluate', finishEvaluate],
  ['parse', finishRefused],
  ['include', finishRefused],
])

/** A directive's name without parentheses: `#break` and `#stop` are whole, most else is text. */
function finishBare(directive: Directive): Statement {
  const { name } = directive
  if (name.startsWith('@')) return { kind: 'text', at: directive.at, text: `#${name}` }
  if (blockDirectives.has(name)) throw failed(directive, `#${name} without parentheses`)
  return (lineDirectives.get(name) ?? finishMacroCall)(directive, [], undefined)
}

const argumentKinds: ReadonlySet<TokenKind> = new Set<TokenKind>([...argumentStarts, 'WORD'])

function parseArguments(directive: Directive): readonly Argument[] {
  const { tokens } = directive.parsing
  const list: Argument[] = []
  for (;;) {
    const next = tokens.kind() === 'WHITESPACE' ? tokens.kind(1) : tokens.kind()
    if (next !== 'COMMA' && !argumentKinds.has(next)) return list
    tokens.skipWhitespace()
    if (tokens.takeIf('COMMA') !== undefined) tokens.skipWhitespace()
    list.push(parseDirectiveArgument(directive, list.length))
  }
}

function parseDirectiveArgument(directive: Directive, index: number): Argument {
  const { parsing, name } = directive
  const { tokens } = parsing
  const at = parsing.at(tokens.index)
  const isMacroName = name === 'macro' && index === 0
  if (tokens.kind() !== 'WORD') {
    if (isMacroName) throw tokens.unexpected(['WORD'])
    return parsing.argument()
  }
  const allowed = isMacroName || (name === 'foreach' && index === 1) || !(blockDirectives.has(name) || lineDirectives.has(name) || parsing.macros.has(name))
  if (!allowed) throw tokens.unexpected([...argumentStarts])
  const word = tokens.take().image
  return { kind: 'word', at, word, literal: word }
}

function finishForeach({ at }: Directive, list: readonly Argument[], body: Body | undefined): Statement {
  const [element, word, items, instead] = list
  if (element === undefined || word === undefined) return { kind: 'broken', at, message: '#foreach needs ($item in $list)' }
  const rounds = instead === undefined ? (body?.statements ?? []) : printed(instead)
  return { kind: 'foreach', at, element: element.kind === 'reference' ? element.root : firstImage(element).slice(1), items: expressionOf(items), body: rounds }
}

/** A fourth argument takes the place of the body; of all arguments, only a reference prints something. */
function printed(argument: Argument): readonly Statement[] {
  return argument.kind === 'reference' ? [argument] : []
}

function finishMacro(directive: Directive, list: readonly Argument[], body: Body | undefined): Statement {
  const [first, ...rest] = list
  if (first === undefined) throw failed(directive, '#macro without a name')
  const { macros, macroNames, afterwards } = directive.parsing
  const parameters = rest.map((parameter) => firstImage(parameter).replace(/^\$/, ''))
  const macro = { name: first.literal, parameters, body: body?.statements ?? [] }
  macroNames.add(macro.name)
  afterwards.push(() => {
    // Velocity lets no macro replace another.
    if (!macros.has(macro.name)) macros.set(macro.name, macro)
    return undefined
  })
  return { kind: 'text', at: directive.at, text: '' }
}

function finishDefine(directive: Directive, list: readonly Argument[], body: Body | undefined): Statement {
  const [block] = list
  if (block === undefined || list.length !== 1) throw failed(directive, '#define without one name')
  return { kind: 'define', at: directive.at, name: firstImage(block).slice(1), body: body?.statements ?? [] }
}

function finishLiteral(directive: Directive, list: readonly Argument[], body: Body | undefined): Statement {
  const [first] = list
  if (first !== undefined) return { kind: 'text', at: directive.at, text: first.literal }
  // Velocity 1.7 fails on an empty one.
  if (body === undefined || body.start === body.end) throw failed(directive, '#literal without text')
  return { kind: 'text', at: directive.at, text: directive.parsing.tokens.literal(body.start, body.end) }
}

function finishBreak(directive: Directive, list: readonly Argument[]): Statement {
  return { kind: 'break', at: directive.at, scope: onlyArgument(directive, list) }
}

function finishStop(directive: Directive, list: readonly Argument[]): Statement {
  return { kind: 'stop', at: directive.at, message: onlyArgument(directive, list) }
}

function finishEvaluate(directive: Directive, list: readonly Argument[]): Statement {
  const source = onlyArgument(directive, list)
  if (source?.kind !== 'string' && source?.kind !== 'reference') throw failed(directive, '#evaluate without a string or reference')
  return { kind: 'evaluate', at: directive.at, source }
}

function finishRefused({ at, name }: Directive): Statement {
  return { kind: 'refused', at, name }
}

function finishMacroCall({ parsing, start, at, name }: Directive, list: readonly Argument[], body: Body | undefined): Statement {
  const { tokens } = parsing
  const end = tokens.index
  return {
    kind: 'call',
    at,
    name: body === undefined ? name : name.slice(1),
    arguments: list,
    body: body?.statements,
    // A call with arguments sheds escapes as references do, so its text is taken when all of it has been read.
    literal: tokens.images(start, end),
  }
}

function onlyArgument(directive: Directive, list: readonly Argument[]): Expression | undefined {
  if (list.length > 1) throw failed(directive, `#${directive.name} with more than one argument`)
  return expressionOf(list[0])
}

function expressionOf(argument: Argument | undefined): Expression | undefined {
  return argument?.kind === 'word' ? undefined : argument
}

/** The first token of an argument, as Velocity takes the names of macro parameters and blocks from it. */
function firstImage(argument: Argument): string {
  return argument.kind === 'reference' ? argument.start : argument.literal
}

function failed({ parsing, at }: Directive, found: string): Error {
  return parsing.tokens.error(at - parsing.base, found)
}
