import { type Position, TemplateSyntaxError } from './errors.ts'
import { type Match, matchToken } from './match-token.ts'
import type { LexicalState } from './lexical-state.ts'
import { SourceText } from './source-text.ts'
import type { Token, TokenKind } from './token.ts'

/**
 * Velocity 1.7's lexer: which tokens can come next depends on a stack of lexical states that the tokens themselves push
 * and pop. Its habits decide how text renders (which blanks a directive swallows, what a backslash escapes, where a
 * reference ends), so states, order and parenthesis counts are kept exactly, oddities included.
 */
export class Lexer {
  readonly source: string
  readonly #text: SourceText
  readonly #stack: SavedState[] = []
  readonly #locate: (offset: number) => Position
  #state: LexicalState = 'DEFAULT'
  #position = 0
  #openParens = 0
  #closedParens = 0
  #inComment = false
  #inSet = false

  constructor(source: string, locate: (offset: number) => Position) {
    this.source = source
    this.#locate = locate
    this.#text = new SourceText(source)
  }

  /** Reads the next token. @throws TemplateSyntaxError where no token matches. */
  next(): Token {
    let strayText = ''
    let lastStray = ''
    let begin = this.#position
    for (;;) {
      if (this.#position >= this.source.length) {
        if (this.#position > begin) throw new TemplateSyntaxError(this.#locate(this.source.length), '<EOF>', [])
        return { kind: 'EOF', image: '', strayText: printed(strayText, lastStray), begin, end: begin }
      }
      const match = matchToken(this.#text, this.#position, this.#state)
      if (match === undefined) throw new TemplateSyntaxError(this.#locate(this.#position), JSON.stringify(this.source.charAt(this.#position)), [])
      this.#position = match.end
      switch (match.role) {
        case 'more':
          this.#continue(match)
          break
        case 'skip':
          begin = this.#position
          break
        case 'terminator':
          lastStray = this.source.slice(begin, match.end)
          strayText += strayTextOf(lastStray)
          this.#position = match.end - 1
          this.#pop()
          begin = this.#position
          break
        default: {
          const kind = match.role
          const taken = this.#take(kind, this.source.slice(begin, match.end))
          return { kind, image: taken, strayText: printed(strayText, lastStray), begin, end: this.#position }
        }
      }
    }
  }

  /** After the name of a directive, its arguments follow. */
  enterDirective(): void {
    this.#state = 'DIRECTIVE'
  }

  /** What looked like a directive has no arguments: it is text. */
  leaveDirective(): void {
    this.#pop()
  }

  leaveSet(): void {
    this.#inSet = false
  }

  /** Whether a parenthesis follows, after blanks; reads nothing. */
  parenthesisFollows(): boolean {
    let at = this.#position
    while (isBlank(this.source.charCodeAt(at))) at += 1
    return this.source.charAt(at) === '('
  }

  /** The part of a token that leads to another state: `$`, `#`, or the start of a comment. */
  #continue(match: Match): void {
    if (this.#inComment) return
    switch (match.opens) {
      case 'reference':
        if (this.#state === 'REFERENCE') this.#pop()
        this.#push('REFERENCE')
        return
      case 'directive':
        if (this.#state === 'REFERENCE' || this.#state === 'REFMODIFIER') this.#pop()
        this.#push('PRE_DIRECTIVE')
        return
      case 'textblock':
        this.#openComment('IN_TEXTBLOCK')
        return
      case 'formal comment':
        this.#position -= 1
        this.#openComment('IN_FORMAL_COMMENT')
        return
      case 'comment':
        this.#openComment('IN_MULTI_LINE_COMMENT')
        return
      default:
    }
  }

  /** What a whole token does to the state; returns its image. */
  #take(kind: TokenKind, image: string): string {
    switch (kind) {
      case 'INDEX_LBRACKET':
        this.#push('REFINDEX')
        return image
      case 'INDEX_RBRACKET':
      case 'RCURLY':
        this.#pop()
        return image
      case 'LPAREN':
        this.#openParens += 1
        if (this.#state === 'REFMODIFIER') this.#state = 'REFMOD2'
        return image
      case 'RPAREN':
        this.#closeParenthesis()
        return image
      case 'REFMOD2_RPAREN':
        this.#state = 'REFERENCE'
        return image
      case 'SET_DIRECTIVE':
        this.#push('DIRECTIVE')
        this.#inSet = true
        this.#openParens += 1
        return image
      case 'SINGLE_LINE_COMMENT_START':
        if (this.#state === 'REFERENCE') this.#pop()
        this.#openComment('IN_SINGLE_LINE_COMMENT')
        return image
      case 'SINGLE_LINE_COMMENT':
      case 'FORMAL_COMMENT':
      case 'MULTI_LINE_COMMENT':
      case 'TEXTBLOCK':
        this.#inComment = false
        this.#pop()
        return image
      case 'STRING_LITERAL':
        if (this.#state === 'DIRECTIVE' && !this.#inSet && this.#openParens === 0) this.#pop()
        return image
      case 'INTEGER_LITERAL': {
        const range = image.endsWith('..')
        if (range) this.#position -= 2
        if (this.#openParens === 0 && !this.#inSet && this.#state !== 'REFMOD2' && this.#state !== 'REFINDEX') this.#pop()
        return range ? image.slice(0, -2) : image
      }
      case 'FLOATING_POINT_LITERAL':
        if (this.#openParens === 0 && !this.#inSet && this.#state !== 'REFMOD2') this.#pop()
        return image
      case 'IF_DIRECTIVE':
      case 'ELSEIF_DIRECTIVE':
        this.#state = 'DIRECTIVE'
        return image
      case 'END':
      case 'ELSE_DIRECTIVE':
        this.#pop()
        return image
      case 'DOT':
        this.#position -= 1
        this.#state = 'REFMODIFIER'
        return '.'
      default:
        return image
    }
  }

  #openComment(state: LexicalState): void {
    this.#inComment = true
    this.#push(state)
  }

  #push(state: LexicalState): void {
    this.#stack.push({ state: this.#state, openParens: this.#openParens, closedParens: this.#closedParens })
    this.#openParens = 0
    this.#state = state
  }

  #pop(): boolean {
    const saved = this.#stack.pop()
    this.#state = saved?.state ?? 'DEFAULT'
    this.#openParens = saved?.openParens ?? 0
    if (saved !== undefined) this.#closedParens = saved.closedParens
    return saved !== undefined
  }

  /** A closing parenthesis ends the innermost state that has an open one. */
  #closeParenthesis(): void {
    if (this.#inComment) return
    while (this.#openParens === 0) if (!this.#pop()) return
    if (this.#openParens === this.#closedParens + 1) this.#pop()
    else this.#closedParens += 1
  }
}

interface SavedState {
  readonly state: LexicalState
  readonly openParens: number
  readonly closedParens: number
}

/** Stray text in front of a token, of which Velocity prints nothing when its last piece looks like a line comment. */
function printed(strayText: string, lastPiece: string): string {
  return lastPiece.startsWith('##') ? '' : strayText
}

/** Of a broken-off start of a reference or directive, Velocity prints only `#`, `$` and the backslashes before a `$`. */
function strayTextOf(image: string): string {
  let text = ''
  for (let at = 0; at < image.length; at += 1) {
    const character = image.charAt(at)
    if (character === '#' || character === '$') text += character
    else if (character === '\\') {
      let end = at
      while (image.charAt(end) === '\\') end += 1
      if (image.charAt(end) === '$') {
        text += image.slice(at, end + 1)
        at = end + 1
      }
    }
  }
  return text
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}
