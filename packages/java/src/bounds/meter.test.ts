import { expect, test } from 'vitest'
import { defaultBudgets, Meter, overBudget } from './meter.ts'

const meterOf = (budgets: Partial<typeof defaultBudgets>) => new Meter({ ...defaultBudgets, ...budgets })

test('a meter lets through what its budget has, and no step more', () => {
  const meter = meterOf({ steps: 10 })
  meter.charge(10)
  expect(() => meter.charge(1)).toThrow('The template needs more than 10 steps')
})

test('an allowance comes on top of the steps', () => {
  const meter = new Meter({ ...defaultBudgets, steps: 10 }, 5)
  meter.charge(15)
  expect(() => meter.charge(1)).toThrow('The template needs more than 10 steps')
})

test('a string, a list and a number are refused before they are built', () => {
  const meter = meterOf({ stringLength: 100, listLength: 10, numberBits: 64 })
  meter.chargeText(100)
  meter.chargeList(10)
  meter.checkNumber(64)
  expect(() => meter.chargeText(101)).toThrow('more than 100 characters in a string')
  expect(() => meter.chargeList(11)).toThrow('more than 10 items in a list')
  expect(() => meter.checkNumber(65)).toThrow('more than 64 bits in a number')
})

test('what is larger costs more', () => {
  const spent = (work: (meter: Meter) => void) => {
    const meter = new Meter()
    work(meter)
    return defaultBudgets.steps - meter.stepsLeft
  }
  expect([spent((meter) => meter.chargeText(0)), spent((meter) => meter.chargeText(6_400))]).toEqual([1, 101])
  expect([spent((meter) => meter.chargeList(0)), spent((meter) => meter.chargeList(100))]).toEqual([1, 101])
  expect([spent((meter) => meter.checkNumber(7)), spent((meter) => meter.checkNumber(800))]).toEqual([0, 100])
})

test('a text is cut into no more parts than there are steps for', () => {
  const meter = meterOf({ steps: 3 })
  expect(meter.split('a,b,c,d', ',')).toEqual(['a', 'b', 'c', 'd'])
  expect(meter.stepsLeft).toBe(1)
  expect(() => meterOf({ steps: 3 }).split(','.repeat(1_000_000), ',')).toThrow('more than 3 steps')
})

test('an error of a budget says what there is, and how much', () => {
  expect(overBudget('outputLength', 10_485_760)).toMatchObject({ kind: 'budget', message: 'The template needs more than 10,485,760 characters of output' })
})
