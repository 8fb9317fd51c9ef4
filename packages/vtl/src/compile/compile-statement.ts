import { EvaluationError } from '@fourbox/java'
import type { If, Statement } from '../parse/tree.ts'
import { compileAssignment } from './compile-assignment.ts'
import { compileDefine } from './compile-define.ts'
import { compileEvaluate } from './compile-evaluate.ts'
import { compileExpression, compileTest } from './compile-expression.ts'
import { compileForeach } from './compile-foreach.ts'
import { compileCall } from './compile-call.ts'
import { compileReferenceText } from './compile-reference-text.ts'
import type { Compiler } from './compiler.ts'
import { ForeachScope } from '../scope/foreach-scope.ts'
import type { Render } from './run.ts'
import { stopAll, stopNearest, StopSignal } from './stop-signal.ts'
import { traced, tracedText } from './traced.ts'

export function compileStatement(statement: Statement, compiler: Compiler): Render {
  if (!compiler.tracing) return untraced(statement, compiler)
  return statement.kind === 'text' ? tracedText(statement) : traced(statement, untraced(statement, compiler))
}

function untraced(statement: Statement, compiler: Compiler): Render {
  switch (statement.kind) {
    case 'text': {
      const { text } = statement
      return (run) => {
        run.out += text
      }
    }
    case 'reference':
      return compileReferenceText(statement, compiler)
    case 'if':
      return compileIf(statement, compiler)
    case 'set':
      return compileAssignment(statement, compiler)
    case 'foreach':
      return compileForeach(statement, compiler)
    case 'define':
      return compileDefine(statement, compiler)
    case 'evaluate':
      return compileEvaluate(statement, compiler)
    case 'call':
      return compileCall(statement, compiler)
    case 'break': {
      const { at } = statement
      if (statement.scope === undefined) {
        return () => {
          throw stopNearest
        }
      }
      const scope = compileExpression(statement.scope, compiler)
      return (run, frame) => {
        const loop = scope(run, frame)
        run.at = at
        throw loop instanceof ForeachScope ? new StopSignal(loop.owner) : new EvaluationError('exception', 'The argument of #break is no loop')
      }
    }
    case 'stop': {
      const message = statement.message === undefined ? undefined : compileExpression(statement.message, compiler)
      return (run, frame) => {
        message?.(run, frame)
        throw stopAll
      }
    }
    case 'refused': {
      const { name, at } = statement
      return (run) => {
        run.at = at
        throw new EvaluationError('refused', `#${name} is not allowed: a template reads no files`)
      }
    }
    case 'broken': {
      const { message, at } = statement
      return (run) => {
        run.at = at
        throw new EvaluationError('exception', message)
      }
    }
  }
}

function compileIf(statement: If, compiler: Compiler): Render {
  const branches = statement.branches.map(({ condition, body }) => ({ test: compileTest(condition, compiler), body: compiler.block(body, compiler) }))
  const otherwise = statement.otherwise === undefined ? undefined : compiler.block(statement.otherwise, compiler)
  const [first] = branches
  if (branches.length === 1 && first !== undefined) {
    const { test, body } = first
    return (run, frame) => {
      if (test(run, frame)) body(run, frame)
      else otherwise?.(run, frame)
    }
  }
  return (run, frame) => {
    for (const { test, body } of branches) if (test(run, frame)) return body(run, frame)
    return otherwise?.(run, frame)
  }
}
