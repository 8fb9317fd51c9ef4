/** The syntax tree of a template. Every node knows the offset where it starts, for errors, traces and the editor. */
export type Statement = Text | Reference | If | Assignment | Foreach | Define | Evaluate | Break | Stop | MacroCall | RefusedDirective | BrokenDirective

export interface Text {
  readonly kind: 'text'
  readonly at: number
  readonly text: string
}

/** `$a.b(1)[2]`, in text or as a value. */
export interface Reference {
  readonly kind: 'reference'
  readonly at: number
  readonly end: number
  readonly root: string
  /** The first token: `$name`, or `${` of a formal reference, which Velocity then takes for the name. */
  readonly start: string
  readonly path: readonly Access[]
  readonly quiet: boolean
  /** What looked like a reference to the lexer and has no `$`: prints as it is, and is null as a value. */
  readonly runt: boolean
  /** An odd number of backslashes stood in front: the source is printed. */
  readonly escaped: boolean
  /** False for `$\!x`, which has no value. */
  readonly computable: boolean
  readonly escapePrefix: string
  readonly textPrefix: string
  /** What prints when the reference has no value. */
  readonly nullText: string
  /** The source text, without escapes. */
  readonly literal: string
}

export type Access = Property | Method | Index

export interface Property {
  readonly kind: 'property'
  readonly at: number
  readonly name: string
}

export interface Method {
  readonly kind: 'method'
  readonly at: number
  readonly name: string
  readonly arguments: readonly Expression[]
}

export interface Index {
  readonly kind: 'index'
  readonly at: number
  readonly key: Expression
}

export interface If {
  readonly kind: 'if'
  readonly at: number
  readonly branches: readonly Branch[]
  readonly otherwise: readonly Statement[] | undefined
}

export interface Branch {
  readonly condition: Expression
  readonly body: readonly Statement[]
}

export interface Assignment {
  readonly kind: 'set'
  readonly at: number
  readonly left: Reference
  readonly right: Expression
}

export interface Foreach {
  readonly kind: 'foreach'
  readonly at: number
  readonly element: string
  /** Undefined where something else than an expression stands in its place: there is nothing to iterate over. */
  readonly items: Expression | undefined
  readonly body: readonly Statement[]
}

export interface Define {
  readonly kind: 'define'
  readonly at: number
  readonly name: string
  readonly body: readonly Statement[]
}

export interface Evaluate {
  readonly kind: 'evaluate'
  readonly at: number
  readonly source: Expression
}

export interface Break {
  readonly kind: 'break'
  readonly at: number
  readonly scope: Expression | undefined
}

export interface Stop {
  readonly kind: 'stop'
  readonly at: number
  readonly message: Expression | undefined
}

/** `#name(…)`, or `#@name(…) … #end` with a body. */
export interface MacroCall {
  readonly kind: 'call'
  readonly at: number
  readonly name: string
  readonly arguments: readonly Argument[]
  readonly body: readonly Statement[] | undefined
  /** What prints when there is no such macro. */
  readonly literal: string
}

/** An argument of a directive; a bare word is no expression. */
export type Argument = Expression | Word

export interface Word {
  readonly kind: 'word'
  readonly at: number
  readonly word: string
  readonly literal: string
}

export interface MacroDefinition {
  readonly name: string
  readonly parameters: readonly string[]
  readonly body: readonly Statement[]
}

/** `#parse` and `#include`: a template reads no files. */
export interface RefusedDirective {
  readonly kind: 'refused'
  readonly at: number
  readonly name: string
}

/** A directive that Velocity accepts when it reads the template and fails on when it renders. */
export interface BrokenDirective {
  readonly kind: 'broken'
  readonly at: number
  readonly message: string
}

export type Expression = StringLiteral | IntegerLiteral | FloatLiteral | BooleanLiteral | Reference | Range | ListLiteral | MapLiteral | Operation | Not | Group

interface ExpressionNode {
  readonly at: number
  /** The source text: what Velocity puts in place of a null that is added to a string. */
  readonly literal: string
}

export interface StringLiteral extends ExpressionNode {
  readonly kind: 'string'
  readonly text: string
  /** The parts of a string with references or directives in it. */
  readonly content: readonly Statement[] | undefined
}

export interface IntegerLiteral extends ExpressionNode {
  readonly kind: 'integer'
  readonly digits: string
}

export interface FloatLiteral extends ExpressionNode {
  readonly kind: 'float'
  readonly value: number
}

export interface BooleanLiteral extends ExpressionNode {
  readonly kind: 'boolean'
  readonly value: boolean
}

export interface Range extends ExpressionNode {
  readonly kind: 'range'
  readonly first: Expression
  readonly last: Expression
}

export interface ListLiteral extends ExpressionNode {
  readonly kind: 'list'
  readonly items: readonly Expression[]
}

export interface MapLiteral extends ExpressionNode {
  readonly kind: 'map'
  readonly members: readonly (readonly [key: Expression, value: Expression])[]
}

export type Operator = 'or' | 'and' | 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo'

export interface Operation extends ExpressionNode {
  readonly kind: 'operation'
  readonly operator: Operator
  readonly left: Expression
  readonly right: Expression
  readonly depth: number
}

export interface Not extends ExpressionNode {
  readonly kind: 'not'
  readonly operand: Expression
}

/** What stands in parentheses. */
export interface Group extends ExpressionNode {
  readonly kind: 'group'
  readonly inner: Expression
  readonly depth: number
}
