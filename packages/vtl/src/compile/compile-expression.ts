import { Double, JavaList, JavaMap, Long, overBudget, stepsFor, textOf, type Value } from '@fourbox/java'
import { type ArithmeticOperator, calculate, compareNumbers, isNumber, intValue } from '../operators/arithmetic.ts'
import { integerValue } from '../operators/integer-literal.ts'
import { looselyEqual } from './loosely-equal.ts'
import { chargeKey } from '../methods/map-key.ts'
import type { Expression, Operation, Operator, Range, StringLiteral } from '../parse/tree.ts'
import { BlockReference } from './block-reference.ts'
import { compileReference } from './compile-reference.ts'
import type { Compiler } from './compiler.ts'
import type { Evaluate, Run, Test } from './run.ts'

/** Compiles an expression to what computes its value. */
export function compileExpression(expression: Expression, compiler: Compiler): Evaluate {
  switch (expression.kind) {
    case 'string':
      return compileString(expression, compiler)
    case 'integer':
      return constant(integerValue(expression.digits))
    case 'float':
      return constant(new Double(expression.value))
    case 'boolean':
      return constant(expression.value)
    case 'reference':
      return compileReference(expression, compiler)
    case 'range':
      return compileRange(expression, compiler)
    case 'list': {
      const items = expression.items.map((item) => compileExpression(item, compiler))
      return (run, frame) => {
        run.meter.charge(items.length)
        return new JavaList(
          'java.util.ArrayList',
          items.map((item) => item(run, frame)),
        )
      }
    }
    case 'map': {
      const members = expression.members.map(([key, value]) => [compileExpression(key, compiler), compileExpression(value, compiler)] as const)
      return (run, frame) => {
        run.meter.charge(members.length)
        const map = new JavaMap()
        for (const [key, value] of members) {
          const name = key(run, frame)
          map.set(chargeKey(map, name, run.meter), value(run, frame))
        }
        return map
      }
    }
    case 'operation':
      return compileOperation(expression, compiler)
    case 'not':
      return compileTest(expression, compiler)
    case 'group':
      return compileExpression(expression.inner, compiler)
  }
}

/** Compiles a condition. Of the literals only `true` is one: `#if("x")` and `#if(1)` never hold. */
export function compileTest(expression: Expression, compiler: Compiler): Test {
  switch (expression.kind) {
    case 'boolean': {
      const { value } = expression
      return () => value
    }
    case 'reference': {
      const evaluate = compileReference(expression, compiler)
      return (run, frame) => holds(evaluate(run, frame))
    }
    case 'group':
      return compileTest(expression.inner, compiler)
    case 'not': {
      const operand = compileTest(expression.operand, compiler)
      return (run, frame) => !operand(run, frame)
    }
    case 'operation':
      return compileOperationTest(expression, compiler)
    default:
      return () => false
  }
}

/** A reference holds unless it is null or false. */
function holds(value: Value): boolean {
  if (typeof value === 'boolean') return value
  return value !== null && !(value instanceof BlockReference && value.toText() === undefined)
}

function constant(value: Value): Evaluate {
  return () => value
}

function compileString({ text, content }: StringLiteral, compiler: Compiler): Evaluate {
  if (content === undefined) return constant(text)
  const render = compiler.block(content, compiler)
  // The parser has added a blank to what has no line comment; it is no part of the value.
  const added = text.includes('##') ? 0 : 1
  return (run, frame) => {
    const result = run.capture(render, frame)
    run.meter.chargeText(result.length)
    return added === 0 ? result : result.slice(0, -1)
  }
}

function compileRange({ first, last }: Range, compiler: Compiler): Evaluate {
  const left = compileExpression(first, compiler)
  const right = compileExpression(last, compiler)
  return (run, frame) => {
    const from = left(run, frame)
    const to = right(run, frame)
    if (!isNumber(from) || !isNumber(to)) return null
    return rangeOf(intValue(from), intValue(to), run)
  }
}

function rangeOf(from: number, to: number, run: Run): Value {
  const length = Math.abs(from - to) + 1
  if (length > run.meter.budgets.listLength) throw overBudget('listLength', run.meter.budgets.listLength)
  run.meter.charge(length >> 1)
  const step = from >= to ? -1 : 1
  return new JavaList(
    'java.util.ArrayList',
    Array.from({ length }, (_, index) => from + step * index),
  )
}

function compileOperation(operation: Operation, compiler: Compiler): Evaluate {
  const { operator } = operation
  if (!isArithmetic(operator)) return compileOperationTest(operation, compiler)
  const left = compileExpression(operation.left, compiler)
  const right = compileExpression(operation.right, compiler)
  const leftLiteral = operation.left.literal
  const rightLiteral = operation.right.literal
  return (run, frame) => {
    const a = left(run, frame)
    const b = right(run, frame)
    if (operator === 'add') {
      if (typeof a === 'number' && typeof b === 'number') {
        const sum = a + b
        return sum === (sum | 0) ? sum : new Long(BigInt(sum))
      }
      if (typeof a === 'string' || typeof b === 'string') {
        const text = (a === null ? leftLiteral : textOf(a, run.meter)) + (b === null ? rightLiteral : textOf(b, run.meter))
        run.meter.chargeText(text.length)
        return text
      }
    }
    return isNumber(a) && isNumber(b) ? calculate(operator, a, b, run.meter) : null
  }
}

function isArithmetic(operator: Operator): operator is ArithmeticOperator {
  return arithmeticOperators.has(operator)
}

const arithmeticOperators: ReadonlySet<Operator> = new Set<Operator>(['add', 'subtract', 'multiply', 'divide', 'modulo'])

function compileOperationTest(operation: Operation, compiler: Compiler): Test {
  const { operator } = operation
  switch (operator) {
    case 'or':
    case 'and': {
      const left = compileTest(operation.left, compiler)
      const right = compileTest(operation.right, compiler)
      return operator === 'or' ? (run, frame) => left(run, frame) || right(run, frame) : (run, frame) => left(run, frame) && right(run, frame)
    }
    case 'eq':
    case 'ne': {
      const left = compileExpression(operation.left, compiler)
      const right = compileExpression(operation.right, compiler)
      const wanted = operator === 'eq'
      return (run, frame) => looselyEqual(left(run, frame), right(run, frame), run.meter) === wanted
    }
    case 'lt':
    case 'gt':
    case 'le':
    case 'ge': {
      const left = compileExpression(operation.left, compiler)
      const right = compileExpression(operation.right, compiler)
      const holdsFor = comparisons[operator]
      return (run, frame) => {
        const a = left(run, frame)
        const b = right(run, frame)
        if (typeof a === 'number' && typeof b === 'number') return holdsFor(a - b)
        if (!isNumber(a) || !isNumber(b)) return false
        run.meter.charge(stepsFor(a) + stepsFor(b))
        return holdsFor(compareNumbers(a, b))
      }
    }
    default:
      // The other operators make numbers, and a number is no condition; they are still computed nowhere, as in Velocity.
      return () => false
  }
}

const comparisons: Readonly<Record<'lt' | 'gt' | 'le' | 'ge', (order: number) => boolean>> = {
  lt: (order) => order < 0,
  gt: (order) => order > 0,
  le: (order) => order <= 0,
  ge: (order) => order >= 0,
}
