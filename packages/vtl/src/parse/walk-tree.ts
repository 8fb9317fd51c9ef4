import type { Access, Argument, Expression, Reference, Statement } from './tree.ts'

/** Who is told of what a tree holds. */
export interface Visitor {
  readonly reference: (reference: Reference) => void
  readonly statement: (statement: Statement) => void
}

/** Tells of each statement and reference of a tree in the order of the text, those inside strings and arguments too. */
export function walkStatements(statements: readonly Statement[], visitor: Visitor): void {
  for (const statement of statements) walkStatement(statement, visitor)
}

function walkStatement(statement: Statement, visitor: Visitor): void {
  visitor.statement(statement)
  switch (statement.kind) {
    case 'reference':
      return walkReference(statement, visitor)
    case 'if':
      for (const { condition, body } of statement.branches) {
        walkExpression(condition, visitor)
        walkStatements(body, visitor)
      }
      return walkStatements(statement.otherwise ?? [], visitor)
    case 'set':
      walkReference(statement.left, visitor)
      return walkExpression(statement.right, visitor)
    case 'foreach':
      walkArgument(statement.items, visitor)
      return walkStatements(statement.body, visitor)
    case 'define':
      return walkStatements(statement.body, visitor)
    case 'evaluate':
      return walkExpression(statement.source, visitor)
    case 'break':
      return walkArgument(statement.scope, visitor)
    case 'stop':
      return walkArgument(statement.message, visitor)
    case 'call':
      for (const argument of statement.arguments) walkArgument(argument, visitor)
      return walkStatements(statement.body ?? [], visitor)
    case 'text':
    case 'refused':
    case 'broken':
  }
}

function walkArgument(argument: Argument | undefined, visitor: Visitor): void {
  if (argument !== undefined && argument.kind !== 'word') walkExpression(argument, visitor)
}

function walkExpression(expression: Expression, visitor: Visitor): void {
  switch (expression.kind) {
    case 'reference':
      return walkReference(expression, visitor)
    case 'string':
      return walkStatements(expression.content ?? [], visitor)
    case 'range':
      walkExpression(expression.first, visitor)
      return walkExpression(expression.last, visitor)
    case 'list':
      for (const item of expression.items) walkExpression(item, visitor)
      return
    case 'map':
      for (const pair of expression.members) for (const part of pair) walkExpression(part, visitor)
      return
    case 'operation':
      walkExpression(expression.left, visitor)
      return walkExpression(expression.right, visitor)
    case 'not':
      return walkExpression(expression.operand, visitor)
    case 'group':
      return walkExpression(expression.inner, visitor)
    case 'integer':
    case 'float':
    case 'boolean':
  }
}

function walkReference(reference: Reference, visitor: Visitor): void {
  visitor.reference(reference)
  for (const access of reference.path) walkAccess(access, visitor)
}

function walkAccess(access: Access, visitor: Visitor): void {
  if (access.kind === 'index') walkExpression(access.key, visitor)
  else if (access.kind === 'method') for (const argument of access.arguments) walkExpression(argument, visitor)
}
